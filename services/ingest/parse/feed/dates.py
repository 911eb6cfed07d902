"""When an entry was made, changed, opened and closed; all as sent."""

import re
from typing import NamedTuple

from services.ingest.parse.embargoes import first_and_others
from services.ingest.parse.feed.fields import Fields, text_in


_PUBLISHED = (
    "pubdate",
    "published",
    "issued",
    "dcterms:issued",
    "dc:date",
    "dcterms:created",
    "created",
    "prism:publicationdate",
    "dcterms:date",
    "date",
)
_UPDATED = (
    "updated",
    "modified",
    "dcterms:modified",
    "lastbuilddate",
    "prism:modificationdate",
)
_EXPIRES = (
    "expirationdate",
    "prism:expirationdate",
    "prism:killdate",
    "expires",
    "age:expires",
)
_RELEASE = ("dcterms:available", "prism:releasetime", "dcterms:valid")
NAMES = (*_PUBLISHED, *_UPDATED, *_EXPIRES, *_RELEASE)
EMBARGO = re.compile(
    r"(?:^|[:_.-])embargo(?:ed)?(?:[_.-]?(?:date|date-?time|time|until|till|to|end))?$"
)
# DCMI Period: `start=2026-02-05; end=2026-02-12`.
_PERIOD = re.compile(r"\b(start|end)\s*=\s*([^;]+)", re.IGNORECASE)


class Dates(NamedTuple):
    """`dated` is the first of both others; an empty embargo says that there is one."""

    dated: str | None
    published: str | None
    updated: str | None
    expires: str | None
    release: str | None
    embargoed: str | None
    also_embargoed: tuple[str, ...]


def dates_of(entry: Fields) -> Dates:
    """An update that is never said is the publication."""
    published, updated = entry.last(*_PUBLISHED), entry.last(*_UPDATED)
    available = _period(entry.last(*_RELEASE))
    valid = _period(entry.last("dcterms:valid"))
    closed = [name for name in entry if EMBARGO.search(name)]
    embargoed, others = first_and_others(map(text_in, entry.all(*closed)))
    return Dates(
        dated=published or updated or None,
        published=published or None,
        updated=updated or published or None,
        expires=entry.last(*_EXPIRES) or valid.get("end"),
        release=available.get("start"),
        embargoed=embargoed,
        also_embargoed=others,
    )


def _period(said: str) -> dict[str, str]:
    """The ends of a period; a date alone begins one."""
    ends = {name.lower(): at.strip() for name, at in _PERIOD.findall(said)}
    return ends if ends or not said else {"start": said}

"""One entry of a feed as an item of the wire."""

import hashlib
import re
from collections.abc import Iterator

from schemas.article import Subject
from schemas.blocks import Block
from schemas.story import Rights, SuppliedLink
from services.ingest.characters import line
from services.ingest.json import JsonObject, canonical
from services.ingest.markup import plain, text_of
from services.ingest.parse.feed.content import PLAIN, body_and_summary
from services.ingest.parse.feed.fields import detail, links, objects, text
from services.ingest.parse.feed.media import media_of
from services.ingest.parse.wirestory import Signals, WireStory


# What the agency said of the item; counts of comments and the feed's own dates are not.
_SAID = (
    "id",
    "link",
    "title",
    "summary",
    "content",
    "published",
    "updated",
    "created",
    "expired",
    "authors",
    "tags",
    "links",
    "media_content",
    "media_groups",
    "media_thumbnail",
    "media_words",
    "rights",
)
_SIGNALS = frozenset(
    {"urn:pa:subject:sig", "sig", "http://cv.iptc.org/newscodes/signal/"}
)
_EMBARGO = re.compile(r"(?:^|_)embargo(?:ed)?(?:date|until)?$")


def story_of(
    entry: JsonObject, feed: JsonObject, problems: tuple[str, ...]
) -> WireStory:
    """The item; what the entry does not say, its feed may say for all."""
    body, summary = body_and_summary(entry)
    item_id, unnamed = _identity(entry, body)
    link = text(entry, "link")
    published = text(entry, "published") or text(entry, "created")
    updated = text(entry, "updated")
    return WireStory(
        item_id=item_id,
        canonical=_canonical(entry),
        alt_ids=(link,) if link and link != item_id else (),
        version_created=updated or published or None,
        first_created=published or None,
        dated=published or updated or None,
        expires=text(entry, "expired") or None,
        language=_language(entry, feed),
        headline=_words(entry, "title"),
        byline=_byline(entry, feed),
        summary=summary,
        body=body,
        media=media_of(entry),
        keywords=tuple(dict.fromkeys(_keywords(entry))),
        subjects=tuple(_subjects(entry)),
        rights=_rights(entry, feed),
        supplied_section=_section(entry),
        supplied_links=_related(entry),
        signals=_signals(entry),
        problems=(*problems, *unnamed),
    )


def _words(entry: JsonObject, name: str) -> str | None:
    value = text(entry, name)
    kind = text(detail(entry, name), "type").lower()
    return (line(value) if kind in PLAIN or not kind else plain(value)) or None


def _identity(
    entry: JsonObject, body: tuple[Block, ...]
) -> tuple[str, tuple[str, ...]]:
    """Guid or id, else link; a made-up name changes when the text does, so it is told."""
    if named := line(text(entry, "id") or text(entry, "link")):
        return named, ()
    date = text(entry, "published") or text(entry, "updated")
    parts = "\n".join((text(entry, "title"), date, text_of(body)))
    made = hashlib.sha256(parts.encode("utf-8", "replace")).hexdigest()
    return f"sha256:{made[:32]}", ("no guid, id or link: named by its text",)


def _canonical(entry: JsonObject) -> bytes:
    return canonical({name: entry[name] for name in _SAID if name in entry})


def _language(entry: JsonObject, feed: JsonObject) -> str | None:
    about = (
        *objects(entry, "content"),
        detail(entry, "title"),
        detail(entry, "summary"),
    )
    said = [text(one, "language") for one in (*about, entry, feed)]
    return next((one for one in said if one), None)


def _byline(entry: JsonObject, feed: JsonObject) -> str | None:
    """The authors' names; an Atom entry without any takes its feed's (RFC 4287)."""
    said = objects(entry, "authors") or objects(feed, "authors")
    names = [plain(text(one, "name")) for one in said]
    return ", ".join(dict.fromkeys(name for name in names if name)) or None


def _keywords(entry: JsonObject) -> Iterator[str]:
    for tag in objects(entry, "tags"):
        if text(tag, "scheme").lower() not in _SIGNALS:
            yield from (word for word in [_name_of(tag)] if word)


def _subjects(entry: JsonObject) -> Iterator[Subject]:
    for tag in objects(entry, "tags"):
        scheme, term = line(text(tag, "scheme")), line(text(tag, "term"))
        if scheme.lower() in _SIGNALS or not (term or text(tag, "label")):
            continue
        name = _name_of(tag)
        code = term if scheme else None
        yield Subject(scheme=scheme or None, code=code or None, name=name or None)


def _section(entry: JsonObject) -> str | None:
    """The rubric it says, else its first free category: it counts if it names one."""
    free = (_name_of(t) for t in objects(entry, "tags") if not text(t, "scheme"))
    return line(text(entry, "prism_section")) or next(free, "") or None


def _name_of(tag: JsonObject) -> str:
    return plain(text(tag, "label") or text(tag, "term"))


def _rights(entry: JsonObject, feed: JsonObject) -> Rights | None:
    notice = plain(text(entry, "rights")) or plain(text(feed, "rights"))
    return Rights(notice=notice) if notice else None


def _related(entry: JsonObject) -> tuple[SuppliedLink, ...]:
    return tuple(
        SuppliedLink(title=title, href=text(one, "href") or None)
        for one in links(entry, "related")
        if (title := plain(text(one, "title")))
    )


def _signals(entry: JsonObject) -> Signals:
    """What little feeds say of the life-cycle."""
    codes = [
        f"sig:{text(tag, 'term').lower()}"
        for tag in objects(entry, "tags")
        if text(tag, "scheme").lower() in _SIGNALS and text(tag, "term")
    ]
    closed = next((name for name in entry if _EMBARGO.search(name.lower())), None)
    draft = text(entry, "app_draft") or text(entry, "draft")
    return Signals(
        status="withheld" if draft.lower() == "yes" else None,
        embargoed=None if closed is None else text(entry, closed),
        signals=tuple(codes),
    )

"""What a document is called, by itself and by others, and in whose place it stands."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from schemas.article import OrderKind
from services.ingest.parse.elements import Parts
from services.ingest.parse.nitf.life import values
from services.ingest.parse.nitf.metas import Metas
from services.ingest.parse.takes import take_of
from services.ingest.wirestory import Target


class Names(NamedTuple):
    """The names of a document and of its story.

    `own`: the document's. `lasting`: its story's in all versions. `daily`: names that
    are given anew each day. `lead`: the daily name of the story that it is a take of.
    """

    own: str | None
    lasting: tuple[str, ...]
    daily: tuple[str, ...]
    version: str | None = None
    replaces: bool = False
    take: int | None = None
    lead: str | None = None

    @property
    def all(self) -> tuple[str, ...]:
        given = (self.own, *self.lasting, *self.daily)
        return tuple(dict.fromkeys(name for name in given if name))


_PLAIN = re.compile(r"[0-9]{1,9}")
# A document id that ends in the time of its version, in milliseconds (dpa).
_TIMED = re.compile(r"(\S+):[0-9]{13}")
# What a take key calls a text that stands in the place of the one before.
_LEADS = re.compile(r"\b(?:ld|lead|writethru|write-thru)\b", re.IGNORECASE)


def names_of(docdata: Parts, metas: Metas) -> Names:
    """The names of a document, and the part and version of its story that it is."""
    # "The key is created daily and is unique for stories" (NITF, du-key); its `part`
    # says what of a story this is, its `version` which state of that.
    key, version = _key(docdata, "key"), _key(docdata, "version")
    ids = values(docdata.all("doc-id"), "id-string")
    stems = [known[1] for one in ids if (known := _TIMED.fullmatch(one))]
    slug, said = metas.first("lead"), metas.first("take") or ""
    take = _above_one(_key(docdata, "part")) if key else take_of(said)
    lead = (key or slug) if take else None
    daily = [f"{key}/{take}" if take else key] if key else []
    return Names(
        own=ids[0] if ids else None,
        lasting=(*stems, *metas.all("names")),
        daily=tuple(daily if take or not slug else (*daily, slug)),
        version=version,
        replaces=bool(stems or _above_one(version) or (slug and _LEADS.search(said))),
        take=take if lead else None,
        lead=lead,
    )


def targets(names: Names) -> Iterator[Target]:
    """The older document of the same story, and the lead that a take goes with."""
    if names.take and names.lead:
        yield Target(kind=OrderKind.TAKE, name=names.lead, recurring=True)
    if not names.replaces:
        return
    # A later version under a document id of its own takes the earlier one's place.
    for name in names.lasting[:1]:
        yield Target(kind=OrderKind.REPLACE, name=name)
    for name in () if names.lasting else names.daily[:1]:
        yield Target(kind=OrderKind.REPLACE, name=name, recurring=True)


def _key(docdata: Parts, name: str) -> str | None:
    return next(iter(values(docdata.all("du-key"), name)), None)


def _above_one(number: str | None) -> int | None:
    plain = number and _PLAIN.fullmatch(number) and int(number)
    return plain if plain and plain > 1 else None

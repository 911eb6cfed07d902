"""Who an item is, what else it is called, and which others it speaks about."""

import re
from collections.abc import Iterator

from schemas.article import OrderKind
from services.ingest.json import Json, JsonObject
from services.ingest.parse.members import MOST_ENTRIES, word
from services.ingest.parse.ninjs.dialects import named_in
from services.ingest.parse.ninjs.fields import Fields, first_word, lowered
from services.ingest.wirestory import Target


# What stands among the other names and names a revision, or nothing.
_NO_NAMES = frozenset({"etag", "version", "versionid", "newsvalue"})
# A shorter number is a count or a rank, which others share.
_SHORTEST_NUMBER = 4
_EVOLVED = frozenset({"evolvedfrom"})
_TRANSLATED = frozenset({"translatedfrom", "translationof", "istranslationof"})
_LAST_PART = re.compile(r"[^:/#]*$")
# Superdesk numbers the takes of a story behind the slug's key: "fire=2".
_TAKE = re.compile(r"(?:^|=)\s*(\d{1,3})\s*$")
_IN_REFERENCE = ("residref", "guid", "uri")


def identity(fields: Fields) -> str | None:
    """The item's name, out of the address in which its sender may hide it."""
    said = word(fields.value("identity"))
    return (named_in(said, fields.dialect) or said) if said else None


def alt_ids(fields: Fields, item_id: str) -> tuple[str, ...]:
    """The other names of the item."""
    found = [fields.text("other identity"), *_alternatives(fields)]
    return tuple(one for one in dict.fromkeys(found) if one and one != item_id)


def targets(fields: Fields, item_id: str) -> tuple[Target, ...]:
    """The older items in whose place this one stands, or the lead that it goes on."""
    if take(fields) is not None and (lead := _lead(fields)) and lead != item_id:
        return (Target(kind=OrderKind.TAKE, name=lead),)
    older = (*_names(fields.value("evolved from")), *_associated(fields, _EVOLVED))
    return tuple(
        Target(kind=OrderKind.REPLACE, name=name)
        for name in dict.fromkeys(older)
        if name and name != item_id
    )


def translation_of(fields: Fields, item_id: str) -> tuple[str, ...]:
    """The items that this one was translated from; both stand."""
    said = _names(fields.value("translated from"))
    names = dict.fromkeys((*said, *_associated(fields, _TRANSLATED)))
    return tuple(name for name in names if name and name != item_id)


def take(fields: Fields) -> int | None:
    """Which part of a story sent in several the item is, from the second."""
    found = _TAKE.search(fields.text("take") or "")
    number = int(found[1]) if found else 0
    return number if number > 1 else None


def references(groups: Json) -> Iterator[JsonObject]:
    """What the groups of a package refer to, but for other groups."""
    for group in groups if isinstance(groups, list) else ():
        refs = lowered(group).get("refs") if isinstance(group, dict) else None
        for one in refs[:MOST_ENTRIES] if isinstance(refs, list) else ():
            if isinstance(one, dict) and first_word(
                entry := lowered(one), _IN_REFERENCE
            ):
                yield entry


def _alternatives(fields: Fields) -> Iterator[str | None]:
    """Named in ninjs 1, listed with their roles in 2 and 3."""
    value = fields.value("alternatives")
    if isinstance(value, dict):
        named = [(name.lower(), word(one)) for name, one in value.items()][
            :MOST_ENTRIES
        ]
    else:
        entries = fields.objects("alternatives")
        named = [
            (
                (first_word(one, ("role",)) or "").lower(),
                first_word(one, ("value", "name")),
            )
            for one in entries
        ]
    for role, said in named:
        short = said and said.isdecimal() and len(said) < _SHORTEST_NUMBER
        if role not in _NO_NAMES and not short:
            yield said


def _associated(fields: Fields, relations: frozenset[str]) -> Iterator[str | None]:
    """Associated items of which this one says that it comes from them."""
    value = fields.value("associations")
    values = list(value.values()) if isinstance(value, dict) else value
    for one in values[:MOST_ENTRIES] if isinstance(values, list) else ():
        entry = lowered(one) if isinstance(one, dict) else {}
        rel = _LAST_PART.search(first_word(entry, ("rel",)) or "")
        if rel and rel.group().lower() in relations:
            yield first_word(entry, ("uri", "guid"))


def _lead(fields: Fields) -> str | None:
    """The first part, by the package of takes that the item brings along."""
    package = fields.value("takes")
    groups = lowered(package).get("groups") if isinstance(package, dict) else None
    first = next((one for one in references(groups)), None)
    return first_word(first, _IN_REFERENCE) if first else None


def _names(value: Json) -> list[str | None]:
    values = value[:MOST_ENTRIES] if isinstance(value, list) else [value]
    return [
        first_word(lowered(one), ("uri", "guid"))
        if isinstance(one, dict)
        else word(one)
        for one in values
    ]

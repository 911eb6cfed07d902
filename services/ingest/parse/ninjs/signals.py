"""What an item says of its own life."""

from schemas.article import OrderKind
from services.ingest.json import Json
from services.ingest.parse.ninjs import subjects
from services.ingest.parse.ninjs.fields import Fields, first_word, lowered, word
from services.ingest.parse.wirestory import Signals, Target


_PARTIAL = frozenset({"partial", "incomplete"})
_FORBIDDEN = "marked_for_not_publication"
# Names of the item's revision, not of the item.
_REVISIONS = frozenset({"etag", "version", "versionid"})


def signals_of(fields: Fields, notes: tuple[str, ...]) -> Signals:
    """Everything that the life-cycle rules look at."""
    told = (fields.text("type"), fields.text("profile"))
    return Signals(
        status=_status(fields),
        embargoed=_embargoed(fields),
        signals=subjects.signals(fields),
        types=tuple(one.lower() for one in told if one),
        genres=subjects.words(fields.objects("genres")),
        services=subjects.services(fields),
        notes=notes,
        priority=fields.text("priority"),
    )


def is_partial(fields: Fields) -> bool:
    """Whether the item leaves out what an earlier revision has told."""
    return (fields.text("representation") or "").lower() in _PARTIAL


def targets(fields: Fields, item_id: str) -> tuple[Target, ...]:
    """The older items in whose place this one stands."""
    older = dict.fromkeys(_names(fields.value("evolved from")))
    return tuple(
        Target(kind=OrderKind.REPLACE, name=name)
        for name in older
        if name and name != item_id
    )


def alt_ids(fields: Fields, item_id: str) -> tuple[str, ...]:
    """The other names of the item."""
    found = [fields.text("other identity")]
    value = fields.value("alternatives")
    if isinstance(value, dict):
        found += [word(v) for k, v in value.items() if k.lower() not in _REVISIONS]
    for entry in fields.objects("alternatives") if isinstance(value, list) else ():
        if first_word(entry, ("role",)) not in _REVISIONS:
            found.append(first_word(entry, ("value", "name")))
    return tuple(one for one in dict.fromkeys(found) if one and one != item_id)


def _status(fields: Fields) -> str | None:
    """The status' own word; one that cannot be read is not taken for usable."""
    value = fields.value("status")
    flags = fields.value("flags")
    if isinstance(flags, dict) and flags.get(_FORBIDDEN) is True:
        return "withheld"
    if value is None or value == "":
        return None
    said = word(value)
    if said is None:
        fields.problems.append("status: not a text")
        return "unreadable"
    return said.lower().removeprefix("stat:") or None


def _embargoed(fields: Fields) -> str | None:
    """The embargo's end; one that cannot be read is an embargo without an end."""
    value = fields.value("embargo")
    if value is None:
        return None
    said = word(value)
    if said is None:
        fields.problems.append("embargo: not a date")
    return said or ""


def _names(value: Json) -> list[str | None]:
    values = value if isinstance(value, list) else [value]
    return [
        first_word(lowered(one), ("uri", "guid"))
        if isinstance(one, dict)
        else word(one)
        for one in values
    ]

"""What an item says of its own life."""

from collections.abc import Iterator

from services.ingest.json import Json
from services.ingest.parse.members import word
from services.ingest.parse.ninjs import subjects
from services.ingest.parse.ninjs.fields import Fields
from services.ingest.parse.ninjs.spellings import STATES, WORK
from services.ingest.parse.wirestory import Signals


_PARTIAL = frozenset({"partial", "incomplete"})
_UNREADABLE = "unreadable"
# The words that recall, worst first; any other is no safer than what it says.
_WORST = ("canceled", "cancelled", "killed", "withdrawn", "withheld")


def signals_of(fields: Fields, notes: tuple[str, ...]) -> Signals:
    """Everything that the life-cycle rules look at."""
    embargoes = list(dict.fromkeys(_embargoes(fields)))
    return Signals(
        status=_status(fields),
        embargoed=embargoes[0] if embargoes else None,
        # Of two embargoes the later one holds.
        release=fields.text("release") or next(iter(embargoes[1:]), None),
        signals=subjects.signals(fields),
        types=tuple(dict.fromkeys(_types(fields))),
        genres=subjects.words(fields.objects("genres")),
        services=subjects.services(fields),
        notes=notes,
        priority=fields.text("priority"),
    )


def is_partial(fields: Fields) -> bool:
    """Whether the item leaves out what an earlier revision has told."""
    return (fields.text("representation") or "").lower() in _PARTIAL


def _types(fields: Fields) -> Iterator[str]:
    """Type and profile, and what a desk's system says that was done to the item."""
    for name in ("type", "profile"):
        if said := fields.text(name):
            yield said.lower()
    for name in ("state", "work"):
        if said := WORK.get((fields.text(name) or "").lower()):
            yield said
    if (fields.number("corrections") or "0").lstrip("0"):
        yield "correction"


def _status(fields: Fields) -> str | None:
    """The status' own word; of several that are said the one that recalls."""
    told = [one for value in fields.values("status") if (one := _word(fields, value))]
    if state := STATES.get((fields.text("state") or "").lower()):
        told.append(state)
    if any(one is True for one in fields.values("forbidden")):
        told.append("withheld")
    if fields.value("deleted") is True:
        told.append("withdrawn")
    worst = (one for one in _WORST if one in told)
    return next(worst, next(iter(told), None))


def _word(fields: Fields, value: Json) -> str | None:
    """One that cannot be read is not taken for usable."""
    said = word(value)
    if said is None:
        fields.problems.append("status: not a text")
        return _UNREADABLE
    return said.lower().rpartition("/")[2].removeprefix("stat:") or None


def _embargoes(fields: Fields) -> Iterator[str]:
    """Embargoes' ends; one that cannot be read is an embargo without an end."""
    for value in fields.values("embargo"):
        said = word(value)
        if said is None:
            fields.problems.append("embargo: not a date")
        yield said or ""

"""A kill or hold that comes as an item of its own, and names the story that it means."""

from collections.abc import Iterator

from schemas.article import OrderKind
from services.ingest.parse.apjson.media import associated, name_of
from services.ingest.parse.apjson.takes import reference
from services.ingest.parse.members import Members
from services.ingest.verdict.codes import meaning
from services.ingest.verdict.tags import read_headline, read_note
from services.ingest.wirestory import Signals, Target


_KINDS = {"kill": OrderKind.KILL, "hold": OrderKind.HOLD}
# A later version of an item speaks of that item: the API counts from 0, some from 1.
_FIRST = frozenset({"", "0", "1"})


def targets(
    members: Members, item_id: str, headline: str | None, life: Signals
) -> tuple[Target, ...]:
    """The stories beside it, else the one whose reference it has."""
    said = set(_meanings(headline, life))
    kind = next((kind for word, kind in _KINDS.items() if word in said), None)
    if kind is None or (members.text("version") or "") not in _FIRST:
        return ()
    stories = (one for one in associated(members) if one.text("type") == "text")
    named = dict.fromkeys(name for one in stories if (name := name_of(one)))
    if named:
        others = (name for name in named if name != item_id)
        return tuple(Target(kind=kind, name=name) for name in others)
    name = reference(members)
    return (Target(kind=kind, name=name, recurring=True),) if name else ()


def _meanings(headline: str | None, life: Signals) -> Iterator[str | None]:
    yield from (meaning("types", one) for one in life.types)
    yield from (tag.meaning for tag in read_headline(headline or "").tags)
    yield from (one.meaning for note in life.notes for one in read_note(note))

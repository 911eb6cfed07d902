"""What an entry says of others: kills, holds and releases in words, corrections by urn.

dpa has a status for its own entries only. "KILL KILL KILL" opens the headline, a note
or the text, and names the other by its number ("dpa 157") or its urn; the note of a
correction names the entry that it corrects ("der Meldung mit der Kennung urn:...").
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from schemas.article import OrderKind
from schemas.blocks import Block
from services.ingest.markup import text_of
from services.ingest.parse.commands import command_in, numbers_in
from services.ingest.parse.dpajson.notes import Notes
from services.ingest.wirestory import Orders, Target


class Command(NamedTuple):
    """What is to be done, and the names of those with whom."""

    kind: OrderKind
    names: tuple[str, ...]


_URN = re.compile(r"urn:newsml:[\w.-]+:\d{8}:[\w:.-]*\w")
_SENDERS = ("dpa",)
_CORRECTING = frozenset({"correction", "correctionshort"})


def command(
    headline: str | None, notes: Notes, body: tuple[Block, ...]
) -> Command | None:
    """The command that opens headline, note or text; the first that names somebody."""
    told = [headline or "", *notes.all, text_of(body)]
    kinds = (command_in(text, _SENDERS) for text in told)
    kind = next(filter(None, kinds), None)
    if kind is None:
        return None
    names = dict.fromkeys(name for text in told for name in _named(text))
    return Command(kind, tuple(names))


def orders(told: Command, at: str | None) -> Orders:
    """The command as orders on others; without a name it is on nobody."""
    return Orders(targets=targets(told), at=at)


def targets(told: Command) -> tuple[Target, ...]:
    """Those on whom the command is."""
    return tuple(
        Target(kind=told.kind, name=name, recurring=not name.startswith("urn:"))
        for name in told.names
    )


def replaced(notes: Notes, item_id: str) -> tuple[Target, ...]:
    """The other entries that this one corrects, and so stands in the place of."""
    found = (
        name
        for note in notes.own
        if note.role in _CORRECTING
        for name in _URN.findall(note.text)
    )
    return tuple(
        Target(kind=OrderKind.REPLACE, name=name)
        for name in dict.fromkeys(found)
        if name != item_id
    )


def _named(text: str) -> Iterator[str]:
    yield from _URN.findall(text)
    yield from numbers_in(text, _SENDERS)

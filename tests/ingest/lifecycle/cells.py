"""What the life-cycle matrix is made of: columns of formats, rows of meanings.

A cell holds the ways in which its format says its meaning. Each is a mutation: the
bytes of a usable, first version in, the same item with that signal out.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from enum import StrEnum

from schemas.feeds import Feed


Mutation = Callable[[bytes], bytes]

# When the records of the matrix come, and until when its embargoes close.
RECEIVED = datetime(2026, 11, 1, 12, tzinfo=UTC)
UNTIL = datetime(2026, 11, 2, 6, tzinfo=UTC)


class Row(StrEnum):
    """The meanings, as the table of formats names them."""

    NEW = "new"
    UPDATE = "update"
    CORRECTION = "correction"
    KILL = "kill"
    HOLD = "hold"
    EMBARGO = "embargo"
    ADVISORY = "advisory"
    ALERT = "alert"
    TEST = "test"


@dataclass(frozen=True)
class Way:
    """One way to say it.

    `names`: it speaks of another item, so that must be ordered. `undated`: it closes
    the item without saying until when.
    """

    does: Mutation
    names: bool = False
    undated: bool = False


Cells = Mapping[Row, Mapping[str, Way]]


@dataclass(frozen=True)
class Column:
    """A format. `heading`: what the table of formats calls it, if it stands there.

    `own`: our sample below `tests/stories`. `real`: folder and pattern of real files.
    `fresh`: makes of a file a usable first version that says nothing else.
    """

    name: str
    heading: str | None
    own: str
    real: tuple[str, str]
    fresh: Mutation
    ways: Cells
    blank: frozenset[Row] = frozenset()
    feed: Feed = field(
        default=Feed(name="matrix", agency="matrix", topic="wire.raw.matrix")
    )


def unchanged(body: bytes) -> bytes:
    """A first version that says nothing."""
    return body


def both(*mutations: Mutation) -> Mutation:
    """One after the other."""

    def all_of(body: bytes) -> bytes:
        for mutation in mutations:
            body = mutation(body)
        return body

    return all_of

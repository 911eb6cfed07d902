"""A wire of two times, and what else wires bring: updates, kills, holds, orders, takes.

The order in which all this arrives says nothing: each item bears its version or time.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import NamedTuple

from tests.line.days import NOON, Copy
from tests.line.document import order
from tests.line.wrap import Item, Row, recorded


OLD_SHARE = 0.4
COPIES = 6
HOUR = timedelta(hours=1)


class Sent(NamedTuple):
    """A raw record; `late`: it may be sent when all else is linked."""

    body: bytes
    day: date
    late: bool = False


class Wire(NamedTuple):
    """All that is sent, in order; `window`: so many articles, fewer than there are.

    Twice as many as are of the old time, so that late ones find all of it.
    """

    sent: Sequence[Sent]
    stories: int
    window: int

    @property
    def settings(self) -> dict[str, str]:
        """What a line needs to have late stories."""
        return {"WIREDESK_ENRICH_WINDOW_ARTICLES": str(self.window)}


def wire(stories: int) -> Wire:
    """The recorded wire's first stories, some as old as they are, the others of today."""
    rows = [row for row in recorded(stories) if row.item.at]
    old = int(len(rows) * OLD_SHARE)
    shift = NOON - max(row.at for row in rows)
    new = [_moved(row, shift) for row in rows[old:]]
    items = [row.item for row in rows[:old]] + new
    sent = [one for n in range(len(items)) for one in _told(items, n, old)]
    made = [Sent(body, NOON.date()) for n in range(COPIES) for body in _copy(n).bodies]
    return Wire([*sent, *made], len(rows), 2 * old)


def _copy(seed: int) -> Copy:
    return Copy(seed, f"made{seed}")


def _moved(row: Row, shift: timedelta) -> Item:
    return replace(row.item, at=row.at + shift)


def _told(items: Sequence[Item], n: int, old: int) -> Iterator[Sent]:
    """An item and what becomes of it."""
    item, other = items[n], items[n - 1]
    assert item.at
    yield Sent(item.xml(), item.at.date(), late=n < old and n % 8 == 0)
    for body in _changes(item, other, n, item.at):
        yield Sent(body, item.at.date())


def _changes(item: Item, other: Item, n: int, at: datetime) -> Iterator[bytes]:
    """An update in another's words, a kill, a hold, an order; most stories have none."""
    if n % 10 == 3:
        yield replace(other, guid=item.guid, version=2, at=at + HOUR).xml()
    if n % 12 == 4:
        empty = replace(item, headline=None, paragraphs=(), status="canceled")
        yield replace(empty, version=3, at=at + 2 * HOUR).xml()
    if n % 14 == 5:
        yield replace(item, version=2, status="withheld", at=at + HOUR).xml()
    if n % 16 == 6:
        yield order(item.guid, "canceled", at + 2 * HOUR)

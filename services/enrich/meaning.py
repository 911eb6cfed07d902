"""Which item an order means: a pure function of all that ever bore the name.

So an order ends with the same target whether it came before or after the items.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from typing import NamedTuple, Protocol
from uuid import UUID

from schemas.article import OrderKind


RECURRING = timedelta(hours=24)
# Of two items of the same moment the broker's time says which of them is the newer.
SEQUELS = (OrderKind.REPLACE, OrderKind.TAKE)
# What an order of these kinds does is part of its target's own state.
FOLDED = (OrderKind.KILL, OrderKind.HOLD, OrderKind.RELEASE)


class Bearer(Protocol):
    """An item that a name names, since when, and its broker time stamp."""

    @property
    def article_id(self) -> UUID: ...
    @property
    def at(self) -> datetime: ...
    @property
    def raw_time(self) -> datetime: ...


class Asked(Protocol):
    """An order, what it is bound to so far, and who bears the name it uses.

    `own`: the article whose own id the name is, if that ever came.
    """

    @property
    def order_id(self) -> UUID: ...
    @property
    def kind(self) -> OrderKind: ...
    @property
    def at(self) -> datetime: ...
    @property
    def raw_time(self) -> datetime: ...
    @property
    def by_id(self) -> UUID | None: ...
    @property
    def recurring(self) -> bool: ...
    @property
    def target_id(self) -> UUID | None: ...
    @property
    def own(self) -> UUID | None: ...
    @property
    def bearers(self) -> Sequence[Bearer]: ...


class Move(NamedTuple):
    """An order whose target is another than before; None: it waits."""

    order_id: UUID
    kind: OrderKind
    before: UUID | None
    target: UUID | None


def moves(asked: Iterable[Asked]) -> list[Move]:
    """The orders that mean another item than they are bound to, in order of id."""
    meant = ((one, target_of(one)) for one in asked)
    return sorted(
        Move(one.order_id, one.kind, one.target_id, target)
        for one, target in meant
        if target != one.target_id
    )


def target_of(order: Asked) -> UUID | None:
    """The item that an order means; nothing means itself.

    An item's own id names it for ever; any other name the latest item that bore it
    before the order was given, a recurring one only in the 24 hours before.
    """
    if order.own is not None:
        return None if order.own == order.by_id else order.own
    meant = max(
        (one for one in order.bearers if _may_mean(order, one)),
        key=lambda one: (one.at, one.raw_time, one.article_id),
        default=None,
    )
    return meant.article_id if meant else None


def _may_mean(order: Asked, bearer: Bearer) -> bool:
    if bearer.article_id == order.by_id or bearer.at > order.at:
        return False
    if order.recurring and bearer.at <= order.at - RECURRING:
        return False
    later = bearer.at == order.at and bearer.raw_time > order.raw_time
    return not (later and order.kind in SEQUELS)


def ends_of(made: Iterable[Move]) -> tuple[set[UUID], set[UUID]]:
    """The articles to fold anew, and those of which only the place has changed."""
    ends = [(m.kind, end) for m in made for end in (m.before, m.target) if end]
    return (
        {end for kind, end in ends if kind in FOLDED},
        {end for kind, end in ends if kind not in FOLDED},
    )

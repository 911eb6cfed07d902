"""Which item an order means: a pure function of all that ever bore the name.

So an order ends with the same target whether it came before or after the items.
"""

from collections.abc import Iterable
from uuid import UUID

from schemas.article import OrderKind
from schemas.names import RECURRING, Asked, Bearer, Move


# What an order of these kinds does is part of its target's own state.
FOLDED = (OrderKind.KILL, OrderKind.HOLD, OrderKind.RELEASE)


def moves(asked: Iterable[Asked]) -> list[Move]:
    """The orders that mean another item than they are bound to, in order of id."""
    meant = ((one, target_of(one)) for one in asked)
    return sorted(
        Move(one.order_id, one.kind, one.by_id, one.target_id, target)
        for one, target in meant
        if target != one.target_id
    )


def target_of(order: Asked) -> UUID | None:
    """The item that an order means; nothing means itself.

    An item's own id names it for ever; any other name the latest item that bore it
    before the order was given. A recurring name, be it an item's own id, names only
    what bore it in the 24 hours before.
    """
    if order.own is not None and _names_own(order):
        return None if order.own == order.by_id else order.own
    meant = max(
        (one for one in order.bearers if _may_mean(order, one)),
        key=lambda one: (one.at, one.raw_time, one.article_id),
        default=None,
    )
    return meant.article_id if meant else None


def _names_own(order: Asked) -> bool:
    if not order.recurring:
        return True
    return order.own_at is not None and order.at - RECURRING < order.own_at <= order.at


def _may_mean(order: Asked, bearer: Bearer) -> bool:
    if bearer.article_id == order.by_id or bearer.at > order.at:
        return False
    if order.recurring and bearer.at <= order.at - RECURRING:
        return False
    # Of two stories of the same moment the broker's time says which is the newer; a
    # take says itself that its lead came before it.
    later = bearer.at == order.at and bearer.raw_time > order.raw_time
    return not (later and order.kind is OrderKind.REPLACE)


def ends_of(made: Iterable[Move]) -> tuple[set[UUID], set[UUID]]:
    """The articles to fold anew, and those of which only the place has changed.

    Who replaces another, or continues it, says so on its own page.
    """
    anew: set[UUID | None] = set()
    moved_on: set[UUID | None] = set()
    for move in made:
        if move.kind in FOLDED:
            anew |= {move.before, move.target}
        else:
            moved_on |= {move.before, move.target, move.by_id}
    return {one for one in anew if one}, {one for one in moved_on if one}

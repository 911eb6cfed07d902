"""Which item an order means, by all who ever bore the name it uses."""

from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest

from schemas.article import OrderKind
from schemas.names import Asked, Bearer, Move
from services.enrich.meaning import ends_of, target_of


NOON = datetime(2026, 2, 5, 12, tzinfo=UTC)
OWN, LEAD, TAKE, ORDER = (UUID(int=n) for n in range(1, 5))
HOUR = timedelta(hours=1)


# The lead bears the name since the order's own minute; a take asks at noon.
ASKED = Asked(
    order_id=ORDER,
    kind=OrderKind.TAKE,
    at=NOON,
    raw_time=NOON,
    by_id=TAKE,
    recurring=True,
    target_id=None,
    own=None,
    own_at=None,
    bearers=(Bearer(LEAD, NOON, NOON + HOUR),),
)


@pytest.mark.parametrize(
    ("kind", "meant"), [(OrderKind.TAKE, LEAD), (OrderKind.REPLACE, None)]
)
def test_a_lead_of_the_same_minute_may_come_later(
    kind: OrderKind, meant: UUID | None
) -> None:
    """A take knows its lead; a story replaces only what came before it."""
    assert target_of(ASKED._replace(kind=kind)) == meant


@pytest.mark.parametrize(
    ("hours", "recurring", "meant"),
    [(23, True, OWN), (24, True, LEAD), (99, False, OWN)],
)
def test_a_recurring_name_that_is_an_own_id_recurs_too(
    hours: int,
    recurring: bool,  # noqa: FBT001 - a table's column
    meant: UUID,
) -> None:
    """An old story whose id is a slug does not take that slug's orders for ever."""
    own_at = NOON - hours * HOUR
    asked = ASKED._replace(recurring=recurring, own=OWN, own_at=own_at)
    assert target_of(asked) == meant


@pytest.mark.parametrize("kind", [OrderKind.REPLACE, OrderKind.TAKE])
def test_who_gave_an_order_that_moved_is_looked_at(kind: OrderKind) -> None:
    """Its page names what it replaces, and it may wait for what it replaced."""
    moved = Move(ORDER, kind, TAKE, OWN, LEAD)
    assert ends_of([moved]) == (set(), {OWN, LEAD, TAKE})


def test_a_kill_that_moved_concerns_only_whom_it_meant() -> None:
    """Both are folded anew."""
    moved = Move(ORDER, OrderKind.KILL, TAKE, None, LEAD)
    assert ends_of([moved]) == ({LEAD}, set())

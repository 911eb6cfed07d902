"""Whether the world may read an article now, and when that changes by itself."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schemas.article import Action
from schemas.reasons import Withdrawal
from schemas.state import Successor, Truth
from services.publish.standing import hindrance
from tests.publish.truths import NOON, OTHERS, World, truth, truths


MINUTE = timedelta(minutes=1)


@given(truths(), st.integers(-3, 4))
def test_it_wakes_when_the_answer_changes_by_itself(true: Truth, hours: int) -> None:
    """Between now and the time to look again the answer stays the same."""
    now = NOON + timedelta(hours=hours)
    wake_at = World(now=now).look(true).wake_at
    times = [now + timedelta(minutes=30 * n) for n in range(1, 12)]
    for time in times:
        if wake_at is None or time < wake_at:
            assert own(time, true) == own(now, true)


def own(now: datetime, true: Truth) -> Withdrawal | None:
    """What hinders the article itself: a successor's times are its own marks."""
    return hindrance(now, replace(true, successors=()))


def successor(
    action: Action = Action.PUBLISH, ahead: int | None = None, *, public: bool = True
) -> Successor:
    """What replaces the article; `ahead`: minutes until its embargo ends."""
    until = None if ahead is None else NOON + ahead * MINUTE
    return Successor(OTHERS[0], action, until, public)


@pytest.mark.parametrize(
    ("newer", "is_gone"),
    [
        (successor(), True),
        (successor(Action.KILL), True),
        (successor(Action.HOLD), False),
        (successor(ahead=5), False),
        (successor(ahead=0), True),
        (successor(public=False), False),
    ],
)
def test_the_older_goes_while_the_newer_stands(newer: Successor, is_gone: bool) -> None:  # noqa: FBT001 - a table's column
    """It stays while that is held, embargoed or not out yet; killed, neither comes back."""
    assert (hindrance(NOON, truth(successors=(newer,))) is not None) == is_gone

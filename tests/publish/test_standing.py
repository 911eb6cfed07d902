"""Whether the world may read an article now, and when that changes by itself."""

import json
from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schemas.article import Action
from schemas.reasons import Withdrawal
from schemas.state import Part, Standing, Truth
from schemas.story import Kind
from services.publish.standing import hindrance, parts_of, successor_of
from tests.publish.truths import NOON, World, part, standing, truth, truths


MINUTE = timedelta(minutes=1)


@given(truths(), st.integers(-3, 4))
def test_it_wakes_when_the_answer_changes_by_itself(true: Truth, hours: int) -> None:
    """Between now and the time to look again the page stays the same."""
    now = NOON + timedelta(hours=hours)
    wake_at = World(now=now).look(true).wake_at
    times = [now + timedelta(minutes=30 * n) for n in range(1, 12)]
    for time in times:
        if wake_at is None or time < wake_at:
            assert hindrance(time, true) == hindrance(now, true)
            assert parts_of(time, true) == parts_of(now, true)


def successor(ahead: int | None = None, **parts: object) -> Standing:
    """What replaces the article; `ahead`: minutes until its embargo ends."""
    until = None if ahead is None else NOON + ahead * MINUTE
    return replace(standing(not_before=until), **parts)  # type: ignore[arg-type] # a test names fields freely


@pytest.mark.parametrize(
    ("newer", "is_gone"),
    [
        (successor(), True),
        (successor(action=Action.KILL), True),
        (successor(expires=NOON), True),
        (successor(action=Action.HOLD), False),
        (successor(ahead=5), False),
        (successor(ahead=5, expires=NOON), False),
        (successor(ahead=0), True),
        (successor(has_content=False), False),
        (successor(kind=Kind.PICTURE), False),
        (successor(take=2), False),
    ],
)
def test_the_older_goes_while_the_newer_stands(newer: Standing, is_gone: bool) -> None:  # noqa: FBT001 - a table's column
    """It stays while that is held or embargoed; killed or expired, neither comes back."""
    assert (hindrance(NOON, truth(successors=(newer,))) is not None) == is_gone


def test_a_readable_successor_is_named_before_a_killed_one() -> None:
    """Who opens the older page is led to what can be read."""
    killed, newer = standing(0, action=Action.KILL), standing(1)
    assert successor_of(NOON, truth(successors=(killed, newer))) == newer


def texts(*parts: Part, now: datetime = NOON) -> list[str]:
    """The text of the takes that are read."""
    found = parts_of(now, truth(parts=parts))
    return [json.loads(p.state.content or "")["body"][0]["html"] for p in found]


@pytest.mark.parametrize(
    "state",
    [
        {"action": Action.KILL},
        {"action": Action.HOLD},
        {"not_before": NOON + MINUTE},
        {"expires": NOON},
        {"content": None, "has_content": False},
    ],
)
def test_a_take_that_may_not_be_read_is_left_out(state: dict[str, object]) -> None:
    """Killed, held, embargoed, expired or empty: the others are read without it."""
    assert texts(part("Two."), part("Three.", 3, state), part("Four.", 4)) == [
        "Two.",
        "Four.",
    ]


@pytest.mark.parametrize(
    ("latest", "read"),
    [
        ({}, ["Anew."]),
        ({"action": Action.KILL}, []),
        ({"expires": NOON}, []),
        ({"action": Action.HOLD}, ["Two."]),
        ({"not_before": NOON + MINUTE}, ["Two."]),
    ],
)
def test_of_two_takes_of_one_number_the_latest_stands(
    latest: dict[str, object], read: list[str]
) -> None:
    """As a lead stands in its predecessor's place: killed, neither comes back."""
    assert texts(part("Anew.", 2, latest), part("Two.")) == read


def test_a_replaced_take_goes() -> None:
    """What replaced it is a take of its own number, or no take at all."""
    replaced = replace(part("Two."), successors=(standing(take=5),))
    assert texts(replaced, part("Five.", 5)) == ["Five."]


def test_a_take_has_no_page_of_its_own() -> None:
    """With or without a lead."""
    assert hindrance(NOON, truth(take=2)) is Withdrawal.REPLACED

"""Whatever the order in which a wire arrives, readers end with the same pages."""

from collections.abc import Iterable
from datetime import datetime
from itertools import permutations
from random import Random
from uuid import UUID

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from schemas.article import Action, OrderKind, Verdict
from schemas.identity import name_id
from services.publish.composing import Json
from tests.publish.desk import Desk
from tests.publish.scripts import (
    AGENCY,
    HOUR,
    Said,
    chains,
    days,
    is_closed,
    order,
    said,
)
from tests.publish.truths import NOON


TIMES = (NOON, NOON + HOUR, NOON + 3 * HOUR, NOON + 24 * HOUR)
thorough = settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)


def lived(items: Iterable[Said], times: Iterable[datetime], seed: int = 0) -> Desk:
    """A desk at which these items arrived one by one, looked at in between."""
    desk = Desk(Random(seed))  # noqa: S311 - a test
    times = tuple(times)
    for item in items:
        desk.arrive(item)
        desk.look(times[0])
    for now in times:
        desk.look(now)
    return desk


def read(items: Iterable[Said], *times: datetime) -> dict[UUID, Json]:
    """The pages at the end."""
    return lived(items, times or TIMES).pages()


@thorough
@given(st.data(), days(), st.sampled_from(range(1, len(TIMES) + 1)))
def test_any_order_and_repeat_ends_in_the_pages_of_the_sender_s_order(
    data: st.DataObject, day: list[Said], until: int
) -> None:
    """Versions, recalls, leads, takes, pictures and orders of several items."""
    again = data.draw(st.lists(st.sampled_from(day), max_size=3))
    mixed = data.draw(st.permutations([*day, *again]))
    assert read(mixed, *TIMES[:until]) == read(day, *TIMES[:until])


@thorough
@given(st.data(), days())
def test_how_the_wire_is_cut_into_batches_changes_nothing(
    data: st.DataObject, day: list[Said]
) -> None:
    """All at once, one by one, or some and some."""
    cut = data.draw(st.integers(0, len(day)))
    desk = Desk()
    for batch in (day[:cut], day[cut:]):
        desk.arrive(*batch)
        desk.look(NOON)
    assert desk.pages() == read(day, NOON)


@thorough
@given(st.data(), days())
def test_nothing_that_is_closed_is_ever_readable(
    data: st.DataObject, day: list[Said]
) -> None:
    """Killed, held, embargoed, expired, or a take: at no moment a page of its own."""
    desk = Desk()
    for item in data.draw(st.permutations(day)):
        desk.arrive(item)
        desk.look(NOON)
        for id_ in desk.pages():
            assert not is_closed(NOON, desk.truth(id_))


@thorough
@given(st.data(), chains(), st.integers(0, 9))
def test_one_story_under_many_ids_is_never_read_twice(
    data: st.DataObject, chain: list[Said], seed: int
) -> None:
    """Alert, lead, second lead and kill, in any order: at every moment one page."""
    mixed = data.draw(st.permutations(chain))
    desk = lived(mixed, TIMES, seed)
    assert desk.most_readable <= 1
    assert desk.pages() == read(chain)


@pytest.mark.parametrize("number", range(24))
def test_a_killed_story_stays_away_under_all_its_ids(number: int) -> None:
    """Whichever of alert, lead, second lead and kill came first."""
    chain = [
        Said(said("a", 0)),
        Said(said("b", 1), (order(OrderKind.REPLACE, "a", 1, "b"),)),
        Said(said("c", 2), (order(OrderKind.REPLACE, "b", 2, "c"),)),
        Said(orders=(order(OrderKind.KILL, "c", 3),)),
    ]
    assert read(list(permutations(chain))[number]) == {}


def test_an_unchanged_version_can_be_killed_lifted_and_corrected() -> None:
    """The same version and time: a kill stands; else the broker's later one does."""
    until = NOON + 48 * HOUR
    closed = said(
        "a",
        0,
        verdict=Verdict(action=Action.PUBLISH, not_before=until, rule="default"),
    )
    lifted, corrected = said("a", 0), said("a", 0, Action.CORRECT)
    killed = said("a", 0, Action.KILL)
    assert read([Said(closed)]) == {}
    assert read([Said(closed), Said(lifted)])
    (page,) = read([Said(closed), Said(lifted), Said(corrected)]).values()
    assert page["corrections"]
    for items in permutations((lifted, corrected, killed)):
        assert read(map(Said, items)) == {}


@pytest.mark.parametrize(
    ("turn", "is_back"), [(1, False), (3, True)], ids=["before", "after"]
)
def test_a_release_counts_only_after_the_hold(turn: int, is_back: bool) -> None:  # noqa: FBT001 - a table's column
    """Whether it comes before or after, and whatever its name is."""
    held = Said(said("a", 2, Action.HOLD))
    release = Said(orders=(order(OrderKind.RELEASE, "a", turn),))
    for items in permutations((Said(said("a", 0)), held, release)):
        assert bool(read(items)) == is_back


def test_takes_are_read_behind_their_lead_and_fall_with_it() -> None:
    """In order of number whatever came first; a newer lead starts without them."""
    lead = Said(said("a", 0))
    two = said("b", 1).model_copy(update={"take": 2})
    three = said("c", 2).model_copy(update={"take": 3})
    takes = [
        Said(two, (order(OrderKind.TAKE, "a", 1, "b"),)),
        Said(three, (order(OrderKind.TAKE, "a", 2, "c"),)),
    ]
    for items in permutations([lead, *takes]):
        (page,) = read(items).values()
        assert page["takes"] == [str(name_id(AGENCY, one)) for one in "bc"]
        assert page["body"] == [
            {"type": "paragraph", "html": f"Text {n}."} for n in range(3)
        ]
    assert read(takes) == {}
    newer = Said(said("d", 3), (order(OrderKind.REPLACE, "a", 3, "d"),))
    for items in permutations([lead, *takes, newer]):
        (page,) = read(items).values()
        assert "takes" not in page
    anew = said("b", 4).model_copy(update={"take": 2})
    again = Said(anew, (order(OrderKind.TAKE, "d", 4, "b"),))
    for items in permutations([lead, takes[0], newer, again]):
        (page,) = read(items).values()
        assert page["takes"] == [str(name_id(AGENCY, "b"))]
    assert read([lead, *takes, Said(said("a", 4, Action.KILL))]) == {}

"""Running stories are cut out of strong pairs, whatever order they come in."""

from collections import Counter
from datetime import UTC, datetime, timedelta
from itertools import combinations, pairwise, product
from random import Random
from unittest.mock import patch
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.enrich.related import stories
from services.enrich.related.company import WEAK
from services.enrich.related.stories import stories_of


IDS = [UUID(int=n + 1) for n in range(8)]
BEGAN = datetime(2026, 5, 1, tzinfo=UTC)
TIMES = {id_: BEGAN + timedelta(hours=9 - n) for n, id_ in enumerate(IDS)}
PAIRS = st.lists(
    st.tuples(st.sampled_from(IDS), st.sampled_from(IDS), st.floats(0, 1)).filter(
        lambda pair: pair[0] < pair[1]
    ),
    unique_by=lambda pair: pair[:2],
)


def test_a_story_is_named_by_its_earliest_member() -> None:
    """Also when the link names the later one first; a lone story has none."""
    found = stories_of(TIMES, [(IDS[0], IDS[1], 0.9)])
    assert found[IDS[0]] == found[IDS[1]] == IDS[1]
    assert found[IDS[2]] is None


def test_two_events_that_one_link_joins_stay_two() -> None:
    """A single bridge between two groups is not enough."""
    groups = IDS[:3], IDS[3:6]
    links = [(a, b, 0.9) for group in groups for a in group for b in group if a < b]
    found = stories_of(TIMES, [*links, (IDS[2], IDS[3], 0.9)])
    assert len({found[id_] for id_ in IDS[:6]}) == 2


@given(PAIRS, st.randoms())
def test_order_makes_no_difference(
    links: list[tuple[UUID, UUID, float]], random: Random
) -> None:
    """The same links shuffled give the same stories."""
    shuffled = [*links]
    random.shuffle(shuffled)
    assert stories_of(TIMES, shuffled) == stories_of(TIMES, links)


@given(st.permutations(range(8)), st.integers(2, 4))
def test_a_flood_is_taken_apart_by_its_stronger_links(
    order: list[int], largest: int
) -> None:
    """Too many for a square hang together weakly; what is one event stays one."""
    ids = [IDS[n] for n in order]
    within = [
        (a, b, 0.9) for at in (0, 4) for a, b in combinations(ids[at : at + 4], 2)
    ]
    between = [(a, b, 0.46) for a, b in product(ids[:4], ids[4:])]
    with patch.object(stories, "LARGEST", largest):
        found = stories_of(TIMES, [*between, *within])
    assert len({found[id_] for id_ in ids[:4]}) == 1
    assert len(set(found.values())) == 2


@pytest.mark.parametrize("count", [stories.LARGEST, stories.LARGEST + 1])
def test_a_long_chain_of_pairs_is_no_story_for_its_length(count: int) -> None:
    """One member more than fits a square: as before it is pairs, and not one story."""
    ids = [UUID(int=n + 1) for n in range(count)]
    times = {id_: BEGAN + timedelta(hours=n) for n, id_ in enumerate(ids)}
    links = [(a, b, (0.47, 0.9)[n % 5 == 0]) for n, (a, b) in enumerate(pairwise(ids))]
    told = Counter(filter(None, stories_of(times, links).values()))
    assert max(told.values()) < 5


def test_a_flood_of_one_kind_is_one_story_however_large() -> None:
    """All alike, and no stronger link holds any of them nearer together."""
    with patch.object(stories, "LARGEST", 4):
        found = stories_of(TIMES, [(a, b, 0.6) for a, b in combinations(IDS, 2)])
    assert len(set(found.values())) == 1


def test_two_events_of_one_kind_are_two_stories() -> None:
    """Each pair across looks like one event; each story stands nearer to its own."""
    own, other = IDS[:4], IDS[4:]
    near = [(a, b, 0.99) for of in (own, other) for a, b in combinations(of, 2)]
    across = [(a, b, 0.6) for a, b in product(own, other)]
    found = stories_of(TIMES, [*near, *across])
    assert len(set(found.values())) == 2
    assert len({found[id_] for id_ in own}) == len({found[id_] for id_ in other}) == 1


def test_one_event_stays_one_where_no_two_tell_it_alike() -> None:
    """The same likeness, with nobody who stands nearer to anybody."""
    found = stories_of(TIMES, [(a, b, 0.7) for a, b in combinations(IDS, 2)])
    assert len(set(found.values())) == 1


def test_a_pair_is_a_story_by_its_own_score() -> None:
    """Without company a link says what it says."""
    assert stories_of(TIMES, [(IDS[0], IDS[1], 0.5)])[IDS[0]] == IDS[1]
    assert stories_of(TIMES, [(IDS[0], IDS[1], 0.4)])[IDS[0]] is None


@given(PAIRS)
def test_what_the_line_does_not_keep_makes_no_difference(
    links: list[tuple[UUID, UUID, float]],
) -> None:
    """A list names weak pairs, the line does not: both tell the same stories."""
    kept = [link for link in links if link[2] >= WEAK]
    assert stories_of(TIMES, kept) == stories_of(TIMES, links)

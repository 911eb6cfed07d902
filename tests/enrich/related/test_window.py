"""Promises about the window of recent stories."""

from collections import Counter
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from random import Random
from typing import NamedTuple
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schemas.relation import Relation
from services.enrich.related.prints import print_of
from services.enrich.related.reach import KEPT, Reach
from services.enrich.related.window import Entry, Pair, Window
from tests.enrich.samples import article


DAY = datetime(2026, 2, 5, tzinfo=UTC)
QUAKE = "Quake flattens harbour of Veldoria; rescuers dig for survivors at Port Arlen"
AGAIN = "Rescuers find survivors after Veldoria quake flattens Port Arlen harbour"
CHEESE = "Cheesemakers of the Lunde valley celebrate a record goat milk vintage"
WORDS = QUAKE.split() + CHEESE.split()


def entry(n: int, text: str, *, day: float = 0, language: str = "en") -> Entry:
    """A story of this text, so many days after the first."""
    print_ = print_of(article(headline=text, body=text, language=language))
    return Entry(UUID(int=n), print_, DAY + timedelta(days=day))


def pairs_of(
    entries: Iterable[Entry], *, limit: int = 100, days: float = 7
) -> list[Pair]:
    """All pairs when everything comes at once."""
    window, batch = Window(limit, days), list(entries)
    window.add(batch)
    return window.pairs(e.article_id for e in batch)[0]


def test_two_reports_of_one_event_are_linked_and_others_are_not() -> None:
    """The same event in other words is found; a story on cheese stays alone."""
    found = pairs_of([entry(1, QUAKE), entry(2, AGAIN), entry(3, CHEESE)])
    assert [(p.low_id.int, p.high_id.int, p.kind) for p in found] == [
        (1, 2, Relation.SAME_EVENT)
    ]


def test_the_same_text_scores_one() -> None:
    """A duplicate is as sure as can be; no score is higher."""
    (pair,) = pairs_of([entry(1, QUAKE), entry(2, QUAKE)])
    assert pair.score == 1.0


def test_stories_far_apart_in_time_are_not_linked() -> None:
    """Only what lies within the days of the window is compared."""
    assert pairs_of([entry(1, QUAKE), entry(2, QUAKE, day=7)])
    assert not pairs_of([entry(1, QUAKE), entry(2, QUAKE, day=7.1)])


def test_stories_of_two_languages_are_not_linked() -> None:
    """Equal names in two languages make no pair."""
    assert not pairs_of([entry(1, QUAKE), entry(2, QUAKE, language="de")])


def test_a_removed_story_is_in_no_pair() -> None:
    """What was killed is in no pair that is found after."""
    window = Window(100, 7)
    window.add([entry(1, QUAKE), entry(2, AGAIN)])
    window.remove([UUID(int=2), UUID(int=99)])
    assert window.pairs([UUID(int=1), UUID(int=2)]) == ([], 0)
    assert len(window) == 1


def test_a_story_that_comes_again_replaces_itself() -> None:
    """An update is compared by its new text only."""
    window = Window(100, 7)
    window.add([entry(1, QUAKE), entry(2, AGAIN)])
    window.add([entry(2, CHEESE)])
    assert window.pairs([UUID(int=1), UUID(int=2)]) == ([], 0)
    assert len(window) == 2


def test_who_gets_another_time_leaves_by_that() -> None:
    """Its earlier time pushes it out no more."""
    window = Window(2, 7)
    window.add([entry(1, QUAKE, day=1), entry(2, QUAKE, day=2)])
    window.add([entry(1, QUAKE, day=4)])
    window.add([entry(3, QUAKE, day=3)])
    assert [UUID(int=n) in window for n in (1, 2, 3)] == [True, False, True]


@pytest.mark.parametrize("days", [(0, 6), (6, 0)])
def test_stories_days_apart_need_more_in_common(days: tuple[float, float]) -> None:
    """Whichever of the two is the earlier one, and whoever is asked about."""
    half = " ".join([*QUAKE.split()[:7], *CHEESE.split()[:7]])
    for a_day, found in ((0.0, 1), (0.15, 0)):
        window = Window(100, 7, reach=Reach(0.12, a_day, 0.0, 100))
        window.add([entry(1, half, day=days[0]), entry(2, CHEESE, day=days[1])])
        assert len(window.pairs([UUID(int=1)])[0]) == found


def test_the_oldest_leave_when_the_window_is_full() -> None:
    """Memory is bounded; a late story does not push out newer ones."""
    window = Window(2, 7)
    window.add([entry(n, QUAKE, day=n) for n in (3, 1, 2)])
    assert [UUID(int=n) in window for n in (1, 2, 3)] == [False, True, True]


@pytest.mark.parametrize("asked", [0, 1])
def test_a_story_in_a_flood_is_linked_whoever_of_the_two_comes_last(asked: int) -> None:
    """Faint links too: one is like more than a thousand others, its partner is not."""
    half = " ".join([*QUAKE.split()[:7], *CHEESE.split()[:7]])
    flood = [entry(n, f"{QUAKE} station{n}") for n in range(2, 1200)]
    window = Window(2_000, 7)
    window.add([entry(0, half), entry(1, CHEESE), *flood])
    found, capped = window.pairs([UUID(int=asked)])
    assert {0, 1} in [{pair.low_id.int, pair.high_id.int} for pair in found]
    assert not capped


def test_whoever_is_like_more_than_are_compared_is_counted() -> None:
    """From there on the answer depends on who came first: operators see it."""
    window = Window(100, 7, reach=KEPT._replace(most=3))
    window.add([entry(n, QUAKE) for n in (3, 1, 4, 0, 2)])
    found, capped = window.pairs([UUID(int=4)])
    assert [pair.low_id.int for pair in found] == [0, 1, 2]
    assert capped == 1


def test_a_story_without_words_has_no_pairs() -> None:
    """Nothing to compare is no error."""
    assert pairs_of([entry(1, "and the"), entry(2, "and the")]) == []


class Told(NamedTuple):
    """What a story was at one moment."""

    words: tuple[str, ...]
    day: float
    language: str

    def entry(self, n: int) -> Entry:
        """As it goes into the window."""
        return entry(n, " ".join(self.words), day=self.day, language=self.language)


TOLD = st.builds(
    Told,
    words=st.lists(st.sampled_from(WORDS), min_size=1, max_size=12).map(tuple),
    day=st.sampled_from([0, 0, 0, 0.3, 1, 3, 6.9, 9]),
    language=st.sampled_from(["en", "en", "en", "de"]),
)


@given(
    stories=st.lists(st.tuples(TOLD, st.none() | TOLD), max_size=14),
    cuts=st.lists(st.integers(0, 28)),
    seed=st.randoms(use_true_random=False),
)
def test_pairs_do_not_depend_on_batches_order_or_what_was_told_before(
    stories: list[tuple[Told, Told | None]], cuts: list[int], seed: Random
) -> None:
    """The same to the last digit; some were told otherwise, of another day or language."""
    expected = pairs_of(now.entry(n) for n, (now, _) in enumerate(stories))
    coming = [
        n for n, (_, before) in enumerate(stories) for _ in range(1 + bool(before))
    ]
    seed.shuffle(coming)
    left, came = Counter(coming), list[tuple[int, Entry]]()
    for n in coming:
        left[n] -= 1
        now, before = stories[n]
        came.append((n, (before if left[n] and before else now).entry(n)))
    window, found = Window(100, 7), dict[UUID, set[Pair]]()
    bounds = [0, *sorted(c for c in cuts if c < len(came)), len(came)]
    for start, end in pairwise(bounds):
        batch = dict(came[start:end])
        window.add(batch.values())
        ids = {one.article_id for one in batch.values()}
        for others in found.values():
            others -= {pair for pair in others if ids.intersection(pair[:2])}
        for pair in window.pairs(ids)[0]:
            found.setdefault(pair.low_id, set()).add(pair)
    assert sorted(set().union(*found.values())) == expected

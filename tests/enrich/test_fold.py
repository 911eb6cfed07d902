"""An article's state is a pure function of all that was ever said of it."""

from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schemas.article import Action, Order, OrderKind
from schemas.state import Given, Revision
from services.enrich.fold import fold, ranked_by
from tests.enrich.said import NOON, USABLE, lives, revision


RECALLS = (Action.KILL, Action.HOLD)


@given(st.data(), lives())
def test_the_order_of_arrival_does_not_matter(
    data: st.DataObject, said: list[Revision]
) -> None:
    """However revisions are shuffled, they fold into the same state."""
    shuffled = data.draw(st.permutations(said))
    assert fold(shuffled, "number") == fold(said, "number")


@given(lives(), st.integers(1, 9))
def test_a_kill_ends_only_with_a_newer_usable_version(
    said: list[Revision], version: int
) -> None:
    """Whatever else was said, a kill stands until a version above it is usable."""
    kill = revision(99, Action.KILL, "", version=str(version), after=9)
    numbered = [
        revision(n, r.article.verdict.action, version=str(n))
        for n, r in enumerate(said)
    ]
    folded = fold([kill, *numbered], "number")
    newer = [r for r in numbered if int(r.article.version or 0) > version]
    if not newer:
        assert folded.standing == kill
    assert (folded.standing.article.verdict.action in USABLE) == bool(
        newer and newer[-1].article.verdict.action in USABLE
    )


@given(lives())
def test_no_revision_without_text_empties_a_page(said: list[Revision]) -> None:
    """Once a whole revision brought text there is text; only a kill takes it away."""
    ranked = ranked_by(said, "number")
    kills = [n for n, r in enumerate(ranked) if r.article.verdict.action is Action.KILL]
    since = ranked[kills[-1] + 1 :] if kills else ranked
    texts = [r for r in since if r.article.body and not r.article.partial]
    content = fold(said, "number").content
    if texts:
        assert content
        assert content.body


@given(lives())
def test_without_a_whole_revision_there_is_no_page(said: list[Revision]) -> None:
    """Parts alone are kept and shown only once the whole is there."""
    parts = [
        revision(n, r.article.verdict.action, partial=True) for n, r in enumerate(said)
    ]
    assert fold(parts, "number").content is None


def test_a_part_that_came_first_is_laid_over_the_whole() -> None:
    """A partial update waits for its whole, keeps what it did not say, and wins."""
    part = revision(1, Action.UPDATE, "", version="2", partial=True, summary="New.")
    whole = revision(2, version="1", summary="Old.", byline="Ida Falk")
    folded = fold([part, whole], "number")
    assert folded.overlaid
    assert folded.content
    assert folded.content.summary == "New."
    assert folded.content.byline == "Ida Falk"
    assert folded.content.body == whole.article.body


@given(lives(2))
def test_versions_count_only_when_every_revision_has_one(said: list[Revision]) -> None:
    """One revision without version, and all go by time and arrival."""
    bare = revision(50, after=2, version=None, version_created=NOON)
    with_versions = ranked_by([*said, bare], "number")
    without = ranked_by([*said, bare], "opaque")
    assert with_versions == without


@pytest.mark.parametrize("version", ["", "1a", "٣x", "9" * 19])
def test_what_is_no_number_counts_for_nothing(version: str) -> None:
    """A version that cannot be compared leaves the order to the arrival."""
    odd, later = revision(1, version=version), revision(2, version="1")
    assert ranked_by([later, odd], "number") == [odd, later]


@pytest.mark.parametrize("action", RECALLS)
def test_a_recall_under_an_unchanged_version_decides(action: Action) -> None:
    """At the same version and time the recall stands, however early it came."""
    recall = revision(1, action, version="1", version_created=NOON)
    said = revision(2, version="1", version_created=NOON)
    assert fold([said, recall], "number").standing == recall


def test_of_equal_revisions_the_later_arrival_stands() -> None:
    """A lifted embargo comes under the same version: the broker's time decides."""
    first, second = revision(2, after=5, version="1"), revision(1, after=6, version="1")
    assert fold([second, first], "number").standing == second


def test_each_correction_is_told_once_in_order_of_rank() -> None:
    """Readers see every correction, the oldest first."""
    said = [
        revision(n, Action.CORRECT, version=str(n), correction_note=f"Note {n}")
        for n in (2, 1, 3)
    ]
    notes = [c.note for c in fold(said, "number").corrections]
    assert notes == ["Note 1", "Note 2", "Note 3"]


def ordered(kind: OrderKind, after: int, arrived: int | None = None) -> Given:
    """An order on the article, so many seconds after noon."""
    seconds = [timedelta(seconds=n) for n in (after, arrived or after)]
    at, raw_time = (NOON + one for one in seconds)
    given = Order(order_id=uuid4(), kind=kind, agency="north", target="n-1", at=at)
    return Given(given, raw_time)


@pytest.mark.parametrize(
    ("orders", "action"),
    [
        ([ordered(OrderKind.KILL, 3)], Action.KILL),
        ([ordered(OrderKind.KILL, 1)], Action.PUBLISH),
        ([ordered(OrderKind.KILL, 3), ordered(OrderKind.RELEASE, 4)], Action.KILL),
        ([ordered(OrderKind.HOLD, 3), ordered(OrderKind.RELEASE, 4)], Action.PUBLISH),
        ([ordered(OrderKind.HOLD, 4), ordered(OrderKind.RELEASE, 3)], Action.HOLD),
        ([ordered(OrderKind.HOLD, 3), ordered(OrderKind.KILL, 3)], Action.KILL),
    ],
)
def test_orders_count_from_the_standing_revision_on(
    orders: list[Given], action: Action
) -> None:
    """In order of their times; no release lifts a kill."""
    for each in (orders, orders[::-1]):
        assert fold([revision(2)], "number", each).verdict.action is action


def test_what_an_order_killed_is_not_told_again() -> None:
    """A newer part brings back nothing of it; a newer whole says all anew."""
    kill = ordered(OrderKind.KILL, 3)
    part = revision(5, Action.UPDATE, "", partial=True, summary="In short.")
    assert fold([revision(1), part], "number", [kill]).content is None
    whole = revision(6)
    folded = fold([revision(1), part, whole], "number", [kill])
    assert folded.content == whole.article
    assert folded.verdict.action is Action.PUBLISH


def test_a_release_of_the_same_moment_counts_if_it_came_later() -> None:
    """Minutes are all that some wires tell."""
    held = revision(2, Action.HOLD)
    late, early = ordered(OrderKind.RELEASE, 2, 9), ordered(OrderKind.RELEASE, 2, 1)
    assert fold([held], "number", [late]).verdict.action is Action.PUBLISH
    assert fold([held], "number", [early]).verdict.action is Action.HOLD


def test_a_killed_take_keeps_its_number() -> None:
    """A recall need not say it; only a whole text without a number ends it."""
    take, kill = revision(1, take=2), revision(2, Action.KILL, "")
    assert fold([take, kill], "opaque").take == 2
    assert fold([take, kill, revision(3, Action.UPDATE)], "opaque").take is None


def test_the_earliest_time_there_is_kills_nothing() -> None:
    """Some senders mean by year 1 that there is no time."""
    said = revision(1, version_created=datetime.min.replace(tzinfo=UTC))
    folded = fold([said], "number")
    assert folded.content is not None
    assert folded.content.body == said.article.body

"""Who replaces whom, and whose takes are whose, as orders together say."""

from datetime import UTC, datetime, timedelta
from itertools import pairwise
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from schemas.article import OrderKind
from schemas.state import MOST_SUCCESSORS
from services.database.lineage import Edge, Lineage


NOON = datetime(2026, 2, 5, 12, tzinfo=UTC)
A, B, C, D = (UUID(int=n) for n in range(4))


def edge(
    newer: UUID,
    older: UUID,
    turn: int = 0,
    kind: OrderKind = OrderKind.REPLACE,
) -> Edge:
    """The newer says at that turn that it replaces or continues the older."""
    at = NOON + timedelta(minutes=turn)
    return Edge(UUID(int=turn), kind, older, newer, at, at)


def test_the_newest_of_all_successors_comes_first() -> None:
    """Who opens the oldest is led to the newest, whatever was said first."""
    lineage = Lineage([edge(C, B, 2), edge(B, A, 1), edge(C, A, 3)])
    assert lineage.successors(A) == [C, B]
    assert lineage.successors(C) == []
    assert lineage.replaced(C) == (A, B)
    assert lineage.kin(B) == {A, C}


def test_siblings_are_no_kin() -> None:
    """Two stories that grew out of one stand side by side."""
    lineage = Lineage([edge(B, A, 1), edge(C, A, 2)])
    assert lineage.successors(A) == [C, B]
    assert lineage.kin(B) == {A}


def test_in_a_circle_what_was_said_later_counts() -> None:
    """One of them always stands."""
    lineage = Lineage([edge(B, A, 2), edge(A, B, 1)])
    assert lineage.successors(A) == [B]
    assert lineage.successors(B) == []


EDGES = st.lists(
    st.builds(
        edge,
        st.sampled_from((A, B, C, D)),
        st.sampled_from((A, B, C, D)),
        st.integers(0, 99),
        st.sampled_from((OrderKind.REPLACE, OrderKind.TAKE)),
    ),
    unique_by=lambda e: e.order_id,
    max_size=9,
)


@given(EDGES)
def test_nothing_replaces_itself_however_the_agency_errs(edges: list[Edge]) -> None:
    """No circle is left, and no take is a part of itself."""
    lineage = Lineage(edges)
    for one in (A, B, C, D):
        newer = lineage.successors(one)
        assert one not in newer
        assert len(newer) == len(set(newer))
        assert all(one not in lineage.successors(other) for other in newer)
        assert one not in lineage.takes(one)


@given(st.data(), EDGES)
def test_the_order_in_which_orders_are_read_is_nothing(
    data: st.DataObject, edges: list[Edge]
) -> None:
    """Rows come in any order from the database."""
    lineage, other = Lineage(edges), Lineage(data.draw(st.permutations(edges)))
    for one in (A, B, C, D):
        assert lineage.successors(one) == other.successors(one)
        assert lineage.takes(one) == other.takes(one)


def test_a_take_has_one_lead() -> None:
    """That which it named last: sent anew after a newer lead, it is that one's."""
    take = OrderKind.TAKE
    lineage = Lineage([edge(C, A, 1, take), edge(C, B, 2, take)])
    assert list(lineage.takes(A)) == []
    assert list(lineage.takes(B)) == [C]


def test_a_take_of_a_take_belongs_to_the_lead() -> None:
    """Senders may name the take before instead of the lead."""
    take = OrderKind.TAKE
    lineage = Lineage([edge(B, A, 1, take), edge(C, B, 2, take)])
    assert list(lineage.takes(A)) == [B, C]


def test_of_a_long_chain_the_newest_are_known() -> None:
    """Whatever was replaced is led to the newest, in no more than a moment."""
    ids = [UUID(int=n) for n in range(3 * MOST_SUCCESSORS)]
    pairs = pairwise(ids)
    lineage = Lineage([edge(new, old, n) for n, (old, new) in enumerate(pairs)])
    assert lineage.successors(ids[0]) == ids[: -MOST_SUCCESSORS - 1 : -1]
    assert lineage.successors(ids[-2]) == ids[-1:]
    assert lineage.kin(ids[7]) == set(ids) - {ids[7]}


def test_kin_have_a_beginning_in_common() -> None:
    """By it publishers that look at kin wait for one another."""
    lineage = Lineage([edge(C, A, 1), edge(C, B, 2), edge(D, C, 3)])
    assert lineage.oldest(A) == {A}
    assert lineage.oldest(D) == {A, B}
    assert not lineage.is_alone(A)
    assert Lineage([]).is_alone(A)

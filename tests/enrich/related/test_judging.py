"""A pair's score depends on the two stories alone."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from services.enrich.fields import Fields
from services.enrich.related.prints import print_of_fields
from services.enrich.related.statistics import SNAPSHOT
from services.enrich.related.vectors import Vector, vector_of
from tests.enrich.related.shelves import judged


WORDS = [
    "Port",
    "Harbour",
    "strike",
    "Miller",
    "40",
    "ships",
    "tariffs",
    "the",
    "of",
    "crew",
    "港口",
    "罢工",
    "in",
]
TEXTS = st.lists(st.sampled_from(WORDS), max_size=30).map(" ".join)
VECTORS = st.builds(
    lambda title, lead, body, hours, number: vector_of(
        UUID(int=number),
        datetime(2026, 5, 1, tzinfo=UTC) + timedelta(hours=hours),
        print_of_fields(Fields(title, lead, body, (), "en")),
        SNAPSHOT,
    ),
    st.one_of(st.just(""), TEXTS),
    TEXTS,
    TEXTS,
    st.integers(0, 200),
    st.integers(1, 1 << 60),
)


@given(VECTORS, st.lists(VECTORS, min_size=1, max_size=6))
def test_a_score_is_the_same_both_ways_and_in_any_company(
    query: Vector, others: Sequence[Vector]
) -> None:
    """To the last bit, and between 0 and 1."""
    scores, kinds = judged(query, others)
    for score, kind, other in zip(scores, kinds, others, strict=True):
        alone, kinds_alone = judged(other, [query])
        assert (score, kind) == (alone[0], kinds_alone[0])
        assert 0.0 <= score <= 1.0


def test_nothing_to_judge_is_no_error() -> None:
    """A story without candidates."""
    query = vector_of(
        UUID(int=1),
        datetime(2026, 5, 1, tzinfo=UTC),
        print_of_fields(Fields("", "", "", (), "")),
        SNAPSHOT,
    )
    assert judged(query, [])[1] == []

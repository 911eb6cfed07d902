"""When so much is rejected that the mistake is likely ours."""

from hypothesis import given
from hypothesis import strategies as st

from services.runtime.limits import Outcome, RejectionLimits


def tripped(
    limits: RejectionLimits, rejected: int, others: int = 0, feed: str = "north"
) -> str | None:
    """The feed that goes over a limit with this batch."""
    return limits.tripped_by([Outcome(feed, rejected, others)])


def test_so_many_in_a_row_are_too_many() -> None:
    """One that was read well begins the row anew."""
    limits = RejectionLimits(3, 1.0)
    assert tripped(limits, 2) is None
    assert tripped(limits, 0, 1) is None
    assert tripped(limits, 2) is None
    assert tripped(limits, 1) == "north"


def test_half_of_the_last_are_too_many() -> None:
    """A share counts only once there are enough to have one."""
    limits = RejectionLimits(1000, 0.5, window=10)
    assert tripped(limits, 4, 4) is None
    assert tripped(limits, 1, 1) == "north"


def test_a_feed_answers_for_itself() -> None:
    """What one feed sends does not stop another's limit from being reached, or hide it."""
    limits = RejectionLimits(3, 1.0)
    assert tripped(limits, 2, feed="north") is None
    assert tripped(limits, 0, 9, feed="east") is None
    assert tripped(limits, 2, feed="east") is None
    assert tripped(limits, 1, feed="north") == "north"


def test_somebody_has_looked() -> None:
    """After a reset it takes as many again."""
    limits = RejectionLimits(2, 1.0)
    assert tripped(limits, 2) == "north"
    limits.reset()
    assert tripped(limits, 1) is None


@given(st.lists(st.tuples(st.just(0), st.integers(1, 50)), max_size=50))
def test_a_well_read_wire_never_stops(batches: list[tuple[int, int]]) -> None:
    """Without rejections no limit is reached."""
    limits = RejectionLimits(1, 0.01, window=10)
    assert all(tripped(limits, *batch) is None for batch in batches)

"""Which stories are too old for the window, and with what they are compared."""

from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest

from services.enrich.fields import Fields
from services.enrich.related.late import Past, chunks_of
from services.enrich.related.prints import print_of_fields
from services.enrich.related.window import EVERY, Entry, Window


NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
PRINT = print_of_fields(Fields("Flood in Brannock", "", "", (), "en"))
DAYS = 7.0


def entry(at: datetime) -> Entry:
    """A story of a time."""
    return Entry(UUID(int=int(at.timestamp()) + (1 << 60)), PRINT, at)


def full_of(days: int) -> Window:
    """A window that has forgotten all that is older than so many days."""
    window = Window(days, DAYS)
    for day in range(days + 2, 0, -1):
        window.add([entry(NOON - timedelta(days=day))])
    return window


@pytest.mark.parametrize(
    ("holds", "age", "covered"),
    [
        (20, 1, True),
        (20, 12, True),
        (20, 15, False),
        (20, 30, False),
        (3, 0, True),
        (3, 2, True),
        (3, 5, False),
        (3, 9, False),
    ],
)
def test_only_an_old_story_is_late(holds: int, age: int, covered: bool) -> None:  # noqa: FBT001 - a table's column
    """News of a wire that fills the window in less than its days is not late."""
    assert full_of(holds).covers(NOON - timedelta(days=age)) == covered


@pytest.mark.parametrize("year", [1, 9999])
def test_an_impossible_date_is_a_time_like_others(year: int) -> None:
    """It is early or late, and no error."""
    at = datetime(year, 12 if year > 1 else 1, 31, tzinfo=UTC)
    assert full_of(3).covers(at) == (year > 1)
    (chunk,) = chunks_of([entry(at)], DAYS)
    assert chunk.begin <= at <= chunk.end


def test_an_archive_is_read_once_a_week_and_not_once_a_batch() -> None:
    """Chunks next to each other need the stories of the same time."""
    present = Window(EVERY, DAYS)
    (first,) = chunks_of([entry(NOON)], DAYS)
    past = Past(first.begin, first.end, Window(EVERY, DAYS))
    (second,) = chunks_of([entry(NOON + timedelta(days=1))], DAYS)
    assert past.serves(second, present)
    (later,) = chunks_of([entry(NOON + timedelta(days=20))], DAYS)
    assert not past.serves(later, present)


def test_all_within_reach_is_in_a_chunk() -> None:
    """On both sides of each of its stories."""
    late = [entry(NOON + timedelta(days=day)) for day in range(0, 40, 3)]
    for chunk in chunks_of(late, DAYS):
        for one in chunk.entries:
            assert chunk.begin <= one.at - timedelta(days=DAYS)
            assert one.at + timedelta(days=DAYS) <= chunk.end

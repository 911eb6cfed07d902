"""Which stories are too old for the window, and of which time they are."""

from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest

from services.enrich.fields import Fields
from services.enrich.related.late import chunks_of
from services.enrich.related.prints import print_of_fields
from services.enrich.related.window import Entry, Window


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


def kind_of(window: Window, one: Entry) -> str:
    """What it is to the window."""
    late, news = window.beyond([one])
    return "late" if late else "news" if news else "covered"


@pytest.mark.parametrize(
    ("holds", "age", "kind"),
    [
        (20, 1, "covered"),
        (20, 12, "covered"),
        (20, 15, "late"),
        (20, 30, "late"),
        (3, 0, "news"),
        (3, 2, "news"),
        (3, 5, "late"),
        (3, 9, "late"),
    ],
)
def test_only_an_old_story_is_late(holds: int, age: int, kind: str) -> None:
    """News of a wire that fills the window in less than its days is not late."""
    one = entry(NOON - timedelta(days=age))
    assert kind_of(full_of(holds), one) == kind


def test_a_window_that_was_loaded_knows_that_there_are_older_ones() -> None:
    """Whether it holds what it read of them or not."""
    window = Window(10, DAYS)
    window.add([entry(NOON)])
    window.begin_after(NOON - timedelta(days=30))
    assert kind_of(window, entry(NOON - timedelta(days=25))) == "late"
    assert kind_of(window, entry(NOON)) == "covered"


def test_a_story_ahead_of_its_time_makes_no_news_late_once_it_is_gone() -> None:
    """Its date was mended, or it was killed."""
    window, ahead = full_of(3), entry(NOON + timedelta(days=40))
    window.add([ahead])
    window.remove([ahead.article_id])
    assert kind_of(window, entry(NOON)) == "news"


@pytest.mark.parametrize("year", [1, 9999])
def test_an_impossible_date_is_a_time_like_others(year: int) -> None:
    """It is early or late, and no error."""
    at = datetime(year, 12 if year > 1 else 1, 31, tzinfo=UTC)
    assert kind_of(full_of(3), entry(at)) == ("late" if year == 1 else "covered")
    (chunk,) = chunks_of([entry(at)], DAYS)
    assert chunk.begin <= at <= chunk.end


def test_all_within_reach_is_in_a_chunk() -> None:
    """On both sides of each of its stories."""
    late = [entry(NOON + timedelta(days=day)) for day in range(0, 40, 3)]
    for chunk in chunks_of(late, DAYS):
        for one in chunk.entries:
            assert chunk.begin <= one.at - timedelta(days=DAYS)
            assert one.at + timedelta(days=DAYS) <= chunk.end

"""A window's stories are found as they came, however many came and went before."""

from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.enrich.fields import Fields
from services.enrich.related import shelf
from services.enrich.related.prints import Print, print_of_fields
from services.enrich.related.window import EVERY, Entry, Window


BEGIN = datetime(2026, 5, 1, tzinfo=UTC)
TITLES = ("Flood in Brannock", "Brannock flood wall holds", "Ferry strike at Veldmark")
PRINTS = [
    print_of_fields(Fields(title, f"{title} on Monday, the mayor said.", "", (), "en"))
    for title in TITLES
]
STEPS = st.lists(st.tuples(st.integers(0, 30), st.sampled_from(PRINTS)), max_size=60)


@pytest.fixture(autouse=True)
def tidied_often(monkeypatch: pytest.MonkeyPatch) -> None:
    """Rows are moved as soon as a few are gone."""
    monkeypatch.setattr(shelf, "LEAST_GONE", 2)


@given(STEPS, st.sets(st.integers(0, 30)))
def test_what_went_leaves_no_trace(
    steps: list[tuple[int, Print]], gone: set[int]
) -> None:
    """A window that was filled and emptied is like one that only holds what is left."""
    entries = [
        Entry(UUID(int=n + 1), print_, BEGIN + timedelta(hours=n))
        for n, print_ in steps
    ]
    lived, fresh = Window(EVERY, 7), Window(EVERY, 7)
    for entry in entries:
        lived.add([entry])
    lived.remove(UUID(int=n + 1) for n in gone)
    latest = {entry.article_id: entry for entry in entries}
    left = [entry for id_, entry in latest.items() if id_.int - 1 not in gone]
    fresh.add(left)
    ids = [entry.article_id for entry in left]
    assert lived.pairs(ids) == fresh.pairs(ids)
    assert len(lived) == len(fresh) == len(left)

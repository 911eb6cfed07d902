"""Prints are read page by page, each once, the latest first."""

from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest

from services.database import links
from services.database.links import StoredPrint
from services.runtime.postgres import Pool, transaction


NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)


@pytest.fixture(autouse=True)
def small_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    """Pages that end in the middle of one moment."""
    monkeypatch.setattr(links, "PAGE", 3)


@pytest.mark.parametrize("most", [1, 3, 7, 10, 99])
async def test_the_newest_prints_come_once_each(pool: Pool, most: int) -> None:
    """Also where several bear one time, and no more than were asked for."""
    stored = [
        StoredPrint(UUID(int=n), NOON + timedelta(hours=n // 4), bytes([n]))
        for n in range(10)
    ]
    async with transaction(pool) as db:
        await links.keep_prints(db, stored)
    found = [one async for page in links.newest_prints(pool, most) for one in page]
    assert found == stored[::-1][:most]


async def test_prints_around_a_time_are_those_next_to_it(pool: Pool) -> None:
    """As many before as after, none beyond the bounds."""
    stored = [
        StoredPrint(UUID(int=n), NOON + timedelta(hours=n), bytes([n]))
        for n in range(20)
    ]
    async with transaction(pool) as db:
        await links.keep_prints(db, stored)
    times = (stored[9].at, stored[2].at, stored[18].at)

    async def around(most: int) -> list[int]:
        pages = links.prints_around(pool, *times, most)
        return sorted([one.article_id.int async for page in pages for one in page])

    assert await around(8) == list(range(5, 13))
    assert await around(99) == list(range(2, 19))

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


async def test_prints_of_a_time_come_once_each(pool: Pool) -> None:
    """From the first to the last moment, several of one moment too, none beyond."""
    stored = [
        StoredPrint(UUID(int=n + 1), NOON + timedelta(hours=n // 4), bytes([n]))
        for n in range(20)
    ]
    async with transaction(pool) as db:
        await links.keep_prints(db, stored)
    pages = links.prints_between(pool, stored[4].at, stored[15].at)
    assert [one async for page in pages for one in page] == stored[4:16]

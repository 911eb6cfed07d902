"""Numbered migrations, applied once, whoever asks for them."""

import asyncio
from collections.abc import AsyncIterator

import pytest
import pytest_asyncio
from pydantic import SecretStr

from services.database.migrate import Changed, applied, migrate, migrations
from services.runtime.postgres import Pool, open_pool
from services.runtime.settings import PostgresSettings


NAMES = [name for _, name, _ in migrations()]

pytestmark = pytest.mark.line


@pytest_asyncio.fixture
async def empty(empty_postgres_dsn: str) -> AsyncIterator[Pool]:
    """A database without any table."""
    dsn = SecretStr(empty_postgres_dsn)
    async with open_pool(PostgresSettings(dsn=dsn)) as pool:
        yield pool


def test_numbers_have_no_gap() -> None:
    """Each migration has the next number."""
    numbers = [number for number, _, _ in migrations()]
    assert numbers == list(range(1, len(numbers) + 1))


async def test_the_second_time_there_is_nothing_to_do(empty: Pool) -> None:
    """Applied in order, remembered, and never applied again."""
    async with empty.acquire() as db:
        assert await applied(db) == []
        assert await migrate(db) == NAMES
        assert await migrate(db) == []
        assert await applied(db) == [number for number, _, _ in migrations()]


async def test_many_may_begin_at_once(empty: Pool) -> None:
    """Services that start together do not get in one another's way."""

    async def begin() -> list[str]:
        async with empty.acquire() as db:
            return await migrate(db)

    done = await asyncio.gather(*(begin() for _ in range(4)))
    assert sorted(done) == [[], [], [], NAMES]


async def test_a_database_of_another_making_is_told_apart(empty: Pool) -> None:
    """One line says what to do, before a table lacks a column."""
    async with empty.acquire() as db:
        await migrate(db)
        await db.execute("update migrations set digest = null where no = 1")
        with pytest.raises(Changed, match=r"remove \.wiredesk"):
            await migrate(db)

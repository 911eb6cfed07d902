"""Connections to a real database of the test's own."""

from collections.abc import AsyncIterator

import pytest_asyncio
from pydantic import SecretStr

from services.runtime.postgres import Pool, open_pool
from services.runtime.settings import PostgresSettings


@pytest_asyncio.fixture
async def pool(postgres_dsn: str) -> AsyncIterator[Pool]:
    """As the services open it."""
    async with open_pool(PostgresSettings(dsn=SecretStr(postgres_dsn))) as pool:
        yield pool

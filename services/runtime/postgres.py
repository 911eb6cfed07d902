"""asyncpg narrowed to what the line needs."""

import asyncio
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import TypeAlias

import asyncpg

from services.runtime import metrics
from services.runtime.settings import PostgresSettings


# Strings: only the stubs know that these classes take a parameter.
Connection: TypeAlias = "asyncpg.pool.PoolConnectionProxy[asyncpg.Record] | asyncpg.Connection[asyncpg.Record]"
Pool: TypeAlias = "asyncpg.Pool[asyncpg.Record]"
Row = asyncpg.Record
Reader: TypeAlias = "Connection | Pool"
"""Whatever can answer a single question."""

# A stopped process must hold nothing: its transaction ends, its locks go.
SERVER_SETTINGS = {
    "application_name": "wiredesk",
    "idle_in_transaction_session_timeout": "3s",
    "lock_timeout": "2s",
    "statement_timeout": "30s",
    "timezone": "UTC",
    "jit": "off",
    # Planning each time was a third of the database's work. A plan that is kept may have
    # been made for empty tables: it must not read whole ones when they have grown, so
    # joins go in the order in which they are written, by index.
    "plan_cache_mode": "force_generic_plan",
    "enable_seqscan": "off",
    "join_collapse_limit": "1",
}

_WORLDS = (
    asyncpg.PostgresConnectionError,
    asyncpg.InterfaceError,
    asyncpg.OperatorInterventionError,
    asyncpg.InsufficientResourcesError,
    asyncpg.TransactionRollbackError,
    asyncpg.LockNotAvailableError,
    asyncpg.IdleInTransactionSessionTimeoutError,
    asyncpg.PostgresSystemError,
    # The driver's own state, when its connection ends as it is handed out.
    asyncpg.InternalClientError,
)


class Stale(Exception):  # noqa: N818 - not an error: somebody else was here
    """What was read is not so any more; look again."""


def is_worlds(error: BaseException) -> bool:
    """Say whether an error is the database's trouble and not the statement's."""
    # A statement that takes too long will do so again: the batch must be split.
    too_long = isinstance(error, asyncpg.QueryCanceledError)
    return isinstance(error, _WORLDS) and not too_long


@asynccontextmanager
async def open_pool(settings: PostgresSettings) -> AsyncIterator[Pool]:
    """Connections to the database, closed at the end whatever happens."""
    password = (
        settings.password_file.read_text().strip() if settings.password_file else None
    )
    pool = await asyncpg.create_pool(
        settings.dsn.get_secret_value(),
        password=password,
        min_size=1,
        max_size=settings.pool,
        server_settings=SERVER_SETTINGS,
        command_timeout=35,
        timeout=5,
    )
    try:
        yield pool
    finally:
        pool.terminate()


@asynccontextmanager
async def transaction(pool: Pool) -> AsyncIterator[Connection]:
    """A transaction on a connection of its own; its time is measured."""
    began, outcome = time.perf_counter(), "rolled back"
    try:
        async with pool.acquire() as db, db.transaction():
            yield db
        outcome = "committed"
    finally:
        took = time.perf_counter() - began
        metrics.observe("transaction_seconds", took, outcome=outcome)


@asynccontextmanager
async def listening(pool: Pool, channel: str) -> AsyncIterator[asyncio.Event]:
    """An event that is set whenever somebody notifies the channel.

    It may wake, and may not: whoever waits for it looks now and then by itself.
    """
    woken = asyncio.Event()

    def wake(*_: object) -> None:
        woken.set()

    async with pool.acquire() as db:
        await db.add_listener(channel, wake)
        try:
            yield woken
        finally:
            if not db.is_closed():
                await db.remove_listener(channel, wake)


def is_undefined(error: BaseException) -> bool:
    """Say whether a table is missing: the database was never migrated."""
    return isinstance(error, asyncpg.UndefinedTableError)

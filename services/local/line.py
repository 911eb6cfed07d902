"""The whole line on this machine: servers, then services, then who shows them."""

import asyncio
import time
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

from services.local.child import Child, run
from services.local.http_probe import answers_well
from services.local.keeper import kept, started
from services.local.leftovers import end_leftovers
from services.local.line_file import line_file
from services.local.place import Place, held
from services.local.ports import Ports
from services.local.programs import SERVICES, Part, chore, parts, player
from services.local.progress import Progress
from services.local.server import LOOK_EVERY
from services.local.servers import Servers, running_servers
from services.runtime.settings import HOME, LINE_FILE, Settings


PATIENCE = 30.0
CHORES = {"topics": ("topics", "create"), "migrations": ("db", "migrate")}


@dataclass(frozen=True, slots=True)
class Line:
    """A line that is ready: the addresses of its parts by name."""

    urls: Mapping[str, str]
    log: Path


@asynccontextmanager
async def running_line(progress: Progress, *, demo: bool) -> AsyncIterator[Line]:
    """Run the line in its folder; at the end services stop first, Postgres last."""
    with held(HOME):
        place = Place.at(HOME)
        LINE_FILE.unlink(missing_ok=True)  # a killed run's, not to be read as settings
        await asyncio.to_thread(_end_leftovers, place, progress)
        ports = Ports()
        async with AsyncExitStack() as stack:
            servers = await stack.enter_async_context(
                running_servers(Settings(), place, ports, progress)
            )
            stack.callback(progress.doing, "Stopping Kafka and Postgres")
            line = parts(ports, progress, demo=demo)
            stack.enter_context(line_file(servers, line))
            await _prepare(place, progress)
            await stack.enter_async_context(_services(servers, line, place, progress))
            if demo:
                wire = Child(player(), place)
                await stack.enter_async_context(_kept([wire], [], progress))
            stack.callback(progress.doing, "Stopping the services")
            yield Line({part.name: part.url for part in line}, place.log)


def _end_leftovers(place: Place, progress: Progress) -> None:
    for name in end_leftovers(place.running):
        progress.warn(f"{name} still ran from an earlier start: ended")


async def _prepare(place: Place, progress: Progress) -> None:
    """Make what the services expect to find."""
    progress.doing("Creating topics and tables")
    try:
        async with asyncio.TaskGroup() as chores:
            for name, words in CHORES.items():
                chores.create_task(run(chore(name, *words), place))
    except ExceptionGroup as failed:
        raise failed.exceptions[0] from None


@asynccontextmanager
async def _services(
    servers: Servers, line: list[Part], place: Place, progress: Progress
) -> AsyncIterator[None]:
    children = [Child(part.program, place) for part in line]
    async with _kept(children, servers.children, progress):
        for part, child in zip(line, children, strict=True):
            progress.doing(f"Starting {part.name}")
            await _until_ready(part, child.log, progress)
        progress.done(f"Started {', '.join(part.name for part in line)}")
        yield


@asynccontextmanager
async def _kept(
    children: Sequence[Child], servers: Sequence[Child], progress: Progress
) -> AsyncIterator[None]:
    """Start the children and keep them running, and the servers with them."""
    async with started(children), kept([*servers, *children], progress):
        yield


async def _until_ready(part: Part, log: Path, progress: Progress) -> None:
    """Wait for a service however long it takes; a page that fails stops no line."""
    begun = time.monotonic()
    patience = PATIENCE
    while not await answers_well(part.port, part.path):
        if time.monotonic() - begun > patience:
            progress.warn(f"{part.name} is not ready after {patience:.0f} s: see {log}")
            if part.name not in SERVICES:
                return
            patience *= 2
        await asyncio.sleep(LOOK_EVERY)

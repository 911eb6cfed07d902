"""`wiredesk push`: send files as an agency would."""

import asyncio
import re
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import Progress

from schemas.record import Outgoing
from schemas.topics import MIB, TOPICS, Role
from services.cli.errors import Told
from services.runtime.admin import open_admin
from services.runtime.producer import open_producer
from services.runtime.settings import Settings


AT_A_TIME = 200
FEED = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,99}")
"""What Kafka allows in a topic's name."""
LARGEST = 8 * MIB - 64 * 1024
"""What fits into a raw record beside its key and headers."""

Message = tuple[str, bytes]


def push(
    paths: Annotated[list[str], typer.Argument(help="files, folders, or - for stdin")],
    feed: Annotated[str, typer.Option(help="the feed that they belong to")] = "desk",
) -> None:
    """Send each file as one raw record; exit 1 when some could not be sent."""
    if not FEED.fullmatch(feed):
        raise Told(f"{feed!r} is no feed: letters, digits, dots, dashes, at most 100")
    files = list(_files(paths))
    sent, refused = asyncio.run(_push(Settings(), feed, files))
    console = Console(highlight=False, soft_wrap=True)
    for line in refused:
        console.print(f"[red]not sent[/] {line}")
    console.print(f"{sent} of {len(files)} acknowledged")
    raise typer.Exit(1 if refused else 0)


async def _push(
    settings: Settings, feed: str, files: Sequence[Path | None]
) -> tuple[int, list[str]]:
    topic = settings.load_feeds().named(feed).topic
    await _ensure(settings, topic)
    sent, refused = 0, []
    async with open_producer(settings.kafka) as producer:
        with Progress(transient=True, disable=not sys.stderr.isatty()) as progress:
            task = progress.add_task(topic, total=len(files))
            for at in range(0, len(files), AT_A_TIME):
                batch = []
                for file in files[at : at + AT_A_TIME]:
                    name, body = _read(file)
                    if len(body) > LARGEST:
                        refused.append(f"{name}: {len(body)} bytes, over {LARGEST}")
                    else:
                        batch.append((topic, _record(name, body)))
                await producer.send_to(batch)
                sent += len(batch)
                progress.update(task, completed=at + AT_A_TIME)
    return sent, refused


async def _ensure(settings: Settings, topic: str) -> None:
    async with open_admin(settings.kafka) as admin:
        if await admin.create({topic: TOPICS[Role.RAW]}):
            Console(highlight=False).print(f"made topic {topic}")


def _record(name: str, body: bytes) -> Outgoing:
    return Outgoing(Role.RAW, name.encode(), body)


def _read(file: Path | None) -> Message:
    if file is None:
        return "stdin", sys.stdin.buffer.read()
    return file.name, file.read_bytes()


def _files(paths: Sequence[str]) -> Iterator[Path | None]:
    for path in map(Path, paths):
        if str(path) == "-":
            yield None
        elif path.is_dir():
            yield from sorted(p for p in path.rglob("*") if p.is_file())
        elif path.is_file():
            yield path
        else:
            raise typer.BadParameter(f"{path}: no such file or folder")

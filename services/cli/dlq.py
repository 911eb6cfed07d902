"""`wiredesk dlq`: what could not be read, and why."""

import asyncio
import sys
from collections.abc import Sequence
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Column, Table

from schemas.record import Place
from schemas.topics import Role
from services.cli.errors import Told
from services.database import dead_letters
from services.database.dead_letters import DeadLetter
from services.runtime.consumer import open_consumer
from services.runtime.postgres import open_pool
from services.runtime.settings import Settings


MOST_PARTITION, MOST_OFFSET = 2**31 - 1, 2**63 - 1

app = typer.Typer(help="Look at the dead letters.", no_args_is_help=True)


@app.command("list")
def list_(
    reason: Annotated[str | None, typer.Option(help="only of this reason")] = None,
    feed: Annotated[str | None, typer.Option(help="only of this feed")] = None,
    most: Annotated[int, typer.Option(min=1, help="so many, the newest")] = 50,
) -> None:
    """List open dead letters, the newest first."""
    letters = asyncio.run(_newest(reason, feed, most))
    # The coordinates are what `show` takes: they must stand whole.
    record = Column(
        "record", no_wrap=True, overflow="ignore", min_width=_longest(letters)
    )
    table = Table(record, "item", "feed", "reason", "detail", "time")
    for letter in letters:
        time = f"{letter.at:%Y-%m-%d %H:%M:%S}"
        told = (letter.feed, letter.reason, letter.detail or "", time)
        table.add_row(letter.name, str(letter.item), *told)
    console = Console(highlight=False)
    console.print(table if letters else "no open dead letters")


@app.command()
def show(
    record: Annotated[str, typer.Argument(help="its coordinates, as `list` shows")],
    *,
    raw: Annotated[bool, typer.Option("--raw", help="only the bytes as sent")] = False,
) -> None:
    """Show a dead letter: what is wrong with it, and the bytes as they were sent."""
    topic, partition, offset = _coordinates(record)
    letters = asyncio.run(_of_record(topic, partition, offset))
    value = asyncio.run(_value(record))
    if not letters or value is None:
        raise Told(f"{record}: no such dead letter; see `wiredesk dlq list`")
    if not raw:
        console = Console(highlight=False)
        for letter in letters:
            detail = f"; {letter.detail}" if letter.detail else ""
            told = f"item {letter.item}: {letter.reason}{detail}"
            console.print(f"{letter.feed}, {told} ({letter.status})", markup=False)
    sys.stdout.flush()
    sys.stdout.buffer.write(value)


async def _newest(reason: str | None, feed: str | None, most: int) -> list[DeadLetter]:
    async with open_pool(Settings().postgres) as pool:
        return await dead_letters.newest(pool, reason, feed, most)


async def _of_record(topic: str, partition: int, offset: int) -> list[DeadLetter]:
    async with open_pool(Settings().postgres) as pool:
        return await dead_letters.of_record(pool, topic, partition, offset)


async def _value(key: str) -> bytes | None:
    """The newest record with this key, read from the topic's start to its end."""
    settings = Settings().kafka
    place = Place(settings.topic(Role.DEAD_LETTERS), 0)
    found: bytes | None = None
    async with open_consumer(settings) as consumer:
        consumer.assign([place])
        end = (await consumer.ends([place]))[place]
        at = (await consumer.beginnings([place]))[place]
        await consumer.seek({place: at})
        while at < end:
            for record in await consumer.take(500, 1.0):
                at = record.offset + 1
                its_own = (record.key or b"").partition(b"/enrich")[0]
                found = record.value if its_own == key.encode() else found
    return found


def _longest(letters: Sequence[DeadLetter]) -> int:
    return max((len(letter.name) for letter in letters), default=0)


def _coordinates(record: str) -> tuple[str, int, int]:
    topic, _, rest = record.partition("/")
    partition, _, offset = rest.partition("/")
    whole = partition.isdecimal() and offset.isdecimal()
    if not whole or int(partition) > MOST_PARTITION or int(offset) > MOST_OFFSET:
        raise Told(f"{record}: coordinates look like wire.raw.norda/0/17")
    return topic, int(partition), int(offset)

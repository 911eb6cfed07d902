"""`wiredesk story`: one article's life."""

import asyncio
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Annotated
from uuid import UUID

import typer
from rich.console import Console
from rich.table import Table

from schemas.record import Record
from schemas.topics import Role
from services.cli.errors import Told
from services.cli.tail import places_of
from services.database import lives
from services.database.lives import Fact
from services.runtime.consumer import open_consumer
from services.runtime.postgres import open_pool
from services.runtime.settings import Settings


Life = Mapping[str, Sequence[Fact]]


def story(
    article: Annotated[str, typer.Argument(help="the article's id")],
) -> None:
    """Print what was said of an article, what was decided, and what was told."""
    try:
        id_ = UUID(article)
    except ValueError:
        raise Told(f"{article}: an article's id looks like a UUID") from None
    state, life = asyncio.run(_life(Settings(), id_))
    if state is None:
        raise Told(f"{article}: no such article")
    console = Console(highlight=False, soft_wrap=True)
    for name, value in state.items():
        if value is not None:
            console.print(f"[dim]{name:13}[/] ", end="")
            console.print(_text(value), markup=False)
    for title, rows in life.items():
        if rows:
            console.print(_table(title, rows))


async def _life(settings: Settings, id_: UUID) -> tuple[Fact | None, Life]:
    async with open_pool(settings.postgres) as pool:
        state = await lives.state(pool, id_)
        life = {
            "Said by the agency": await lives.revisions(pool, id_),
            "Orders": await lives.ordered(pool, id_),
            "Told to the world": await _events(settings, id_),
            "Linked to": await lives.linked(pool, id_),
            "Due": await lives.due(pool, id_),
        }
    return state, life


async def _events(settings: Settings, id_: UUID) -> list[Fact]:
    """The article's events that the topic still has, oldest first."""
    topic, key = settings.kafka.topic(Role.PUBLISHED), str(id_).encode()
    found: list[Record] = []
    places = await places_of(settings, topic)
    async with open_consumer(settings.kafka) as consumer:
        consumer.assign(places)
        ends = await consumer.ends(places)
        await consumer.seek(await consumer.beginnings(places))
        while records := await consumer.take(5000, 0.5):
            found += [r for r in records if r.key == key]
            at = {place: await consumer.position(place) for place in places}
            if all(at[place] >= end for place, end in ends.items()):
                break
    return [_told(record) for record in sorted(found, key=lambda r: r.offset)]


def _told(record: Record) -> Fact:
    headers = {name: value.decode() for name, value in record.headers}
    return {
        "time": record.time,
        "event": headers.get("ce_type", "").removeprefix("wiredesk."),
        "event_id": headers.get("ce_id"),
        "record": f"{record.topic}/{record.partition}/{record.offset}",
    }


def _table(title: str, rows: Sequence[Fact]) -> Table:
    table = Table(title=title, title_justify="left")
    for name in rows[0]:
        # An id is there to be copied: whole, on as many lines as it needs.
        table.add_column(name, overflow="fold")
    for row in rows:
        table.add_row(*(_text(value) for value in row.values()))
    return table


def _text(value: object) -> str:
    if isinstance(value, datetime):
        return f"{value:%Y-%m-%d %H:%M:%S}"
    if isinstance(value, float):
        return f"{value:.2f}"
    return "" if value is None else str(value)

"""`wiredesk status`: one look at the whole line; exit 1 when it is not well."""

import asyncio
import json as json_
from typing import Annotated

import typer
from pydantic import BaseModel, Field
from rich.console import Console
from rich.table import Table

from schemas.record import Place
from schemas.topics import Role
from services.database import counts, outbox
from services.runtime.admin import open_admin
from services.runtime.consumer import Consumer, open_consumer
from services.runtime.postgres import Pool, open_pool
from services.runtime.settings import Settings


OLD_OUTBOX = 30.0
OWNERS = 5
"""Four shards and the linker."""


class Status(BaseModel):
    """How the line is. `lag`: records not done, by stage; times in seconds."""

    lag: dict[str, int] = Field(default_factory=dict)
    items: dict[str, dict[str, int]] = Field(default_factory=dict)
    unaccounted: dict[str, int] = Field(default_factory=dict)
    pages: dict[str, int] = Field(default_factory=dict)
    held: dict[str, int] = Field(default_factory=dict)
    dead_letters: dict[str, int] = Field(default_factory=dict)
    outbox: int = 0
    outbox_oldest_seconds: float = 0.0
    due: dict[str, int] = Field(default_factory=dict)
    owners: dict[str, str] = Field(default_factory=dict)
    troubles: list[str] = Field(default_factory=list)


async def status_of(settings: Settings) -> Status:
    """Ask broker and database."""
    async with open_pool(settings.postgres) as pool, open_consumer(settings.kafka) as c:
        waits = await outbox.waiting(pool)
        status = Status(
            lag=await _lag(settings, c, pool),
            unaccounted=await _unaccounted(settings, c, pool),
            items=await counts.intake(pool),
            pages=await counts.published(pool),
            held=await counts.held(pool),
            dead_letters=await counts.dead_letters(pool),
            outbox=waits.rows,
            outbox_oldest_seconds=round(waits.oldest, 1),
            due=await counts.due(pool),
            owners=await counts.owners(pool),
        )
    return status.model_copy(update={"troubles": _troubles(status)})


def status(
    *,
    json: Annotated[bool, typer.Option("--json", help="for programs")] = False,
) -> None:
    """Say how the line is; exit 1 when something is not well."""
    now = asyncio.run(status_of(Settings()))
    if json:
        typer.echo(json_.dumps(now.model_dump()))
    else:
        _show(now)
    raise typer.Exit(1 if now.troubles else 0)


async def _raw_topics(settings: Settings) -> dict[str, list[Place]]:
    prefix = settings.kafka.topic(Role.RAW) + "."
    named = {feed.topic for feed in settings.load_feeds().feeds.values()}
    async with open_admin(settings.kafka) as admin:
        names = await admin.topics()
        return await admin.places(
            [n for n in names if n.startswith(prefix) or n in named]
        )


async def _unaccounted(
    settings: Settings, consumer: Consumer, pool: Pool
) -> dict[str, int]:
    """Raw records that are not in the books with all their items, by topic."""
    missing: dict[str, int] = {}
    for topic, places in (await _raw_topics(settings)).items():
        ends, begins = await consumer.ends(places), await consumer.beginnings(places)
        there = sum(ends.values()) - sum(begins.values())
        since = {place.partition: offset for place, offset in begins.items()}
        if booked := there - await counts.records(pool, topic, since):
            missing[topic] = booked
    return missing


async def _lag(settings: Settings, consumer: Consumer, pool: Pool) -> dict[str, int]:
    """Records that enrich has not done yet, by topic."""
    topics = [settings.kafka.topic(role) for role in (Role.ARTICLES, Role.URGENT)]
    async with open_admin(settings.kafka) as admin:
        places = await admin.places(topics)
    return {
        topic: sum((await consumer.ends(found)).values())
        - await counts.done(pool, topic)
        for topic, found in places.items()
    }


def _troubles(status: Status) -> list[str]:
    told = []
    if status.outbox_oldest_seconds > OLD_OUTBOX:
        told.append(f"an event waits for {status.outbox_oldest_seconds:.0f} s")
    if len(status.owners) < OWNERS:
        told.append("a shard or the linker has no owner: are all services running?")
    if flagged := status.held.get("unclear_embargo"):
        told.append(f"{flagged} articles are held until a person looks")
    return told


def _show(status: Status) -> None:
    console = Console(highlight=False)
    table = Table("feed", *counts.OUTCOMES, title="Items", title_justify="left")
    for feed, outcomes in status.items.items():
        table.add_row(feed, *(str(outcomes.get(o, 0)) for o in counts.OUTCOMES))
    console.print(table)
    for name in (
        "pages",
        "held",
        "dead_letters",
        "lag",
        "unaccounted",
        "due",
        "owners",
    ):
        values: dict[str, object] = getattr(status, name)
        told = ", ".join(f"{key} {value}" for key, value in values.items())
        console.print(f"[dim]{name.replace('_', ' '):13}[/] {told or '-'}")
    console.print(f"[dim]{'outbox':13}[/] {status.outbox}")
    for trouble in status.troubles:
        console.print(f"[bold red]not well:[/] {trouble}")
    if not status.troubles:
        console.print("[green]well[/]")

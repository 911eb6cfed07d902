"""`wiredesk status`: one look at the whole line; exit 1 when it is not well."""

import asyncio
import json as json_
from typing import Annotated

import typer
from pydantic import BaseModel, Field
from rich.console import Console
from rich.table import Table

from schemas.topics import Role
from services.database import counts, outbox
from services.runtime.kafka import Consumer, open_consumer
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
        lag, unaccounted = await _lag(settings, c, pool)
        status = Status(
            lag=lag,
            unaccounted=unaccounted,
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


async def _lag(
    settings: Settings, consumer: Consumer, pool: Pool
) -> tuple[dict[str, int], dict[str, int]]:
    """Records that a stage has not done, and raw records without a row in the books."""
    names = await consumer.topics()
    raw = settings.kafka.topic(Role.RAW) + "."
    named = {feed.topic for feed in settings.load_feeds().feeds.values()}
    lag: dict[str, int] = {}
    missing: dict[str, int] = {}
    for topic in sorted(n for n in names if n.startswith(raw) or n in named):
        places = consumer.partitions_of(topic)
        ends, begins = await consumer.ends(places), await consumer.beginnings(places)
        there = sum(ends.values()) - sum(begins.values())
        booked = await counts.records(
            pool, topic, {p.partition: b for p, b in begins.items()}
        )
        if there != booked:
            missing[topic] = there - booked
    for role in (Role.ARTICLES, Role.URGENT):
        places = consumer.partitions_of(settings.kafka.topic(role))
        ends = await consumer.ends(places) if places else {}
        lag[role.value] = sum(ends.values()) - await counts.done(
            pool, settings.kafka.topic(role)
        )
    return lag, missing


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

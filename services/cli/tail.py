"""`wiredesk tail`: publish events as they come."""

import asyncio
from typing import Annotated

import typer
from pydantic import TypeAdapter
from rich.console import Console
from rich.markup import escape

from schemas.events import ArticleWithdrawn, PageEvent, Published
from schemas.record import Place, Record
from schemas.topics import Role
from services.cli.errors import Told
from services.runtime.admin import open_admin
from services.runtime.consumer import open_consumer
from services.runtime.settings import Settings


PUBLISHED: TypeAdapter[Published] = TypeAdapter(Published)
COLOURS = {"ArticleWithdrawn": "red", "ArticleCorrected": "yellow"}


def tail(
    *,
    since_start: Annotated[
        bool, typer.Option("--since-start", help="from the oldest that is kept")
    ] = False,
    json: Annotated[
        bool, typer.Option("--json", help="whole events, one a line")
    ] = False,
    count: Annotated[int | None, typer.Option(help="stop after so many events")] = None,
) -> None:
    """Print publish events until Ctrl-C."""
    asyncio.run(_tail(Settings(), since_start, json, count))


async def _tail(
    settings: Settings,
    since_start: bool,  # noqa: FBT001 - the option's value
    json: bool,  # noqa: FBT001 - the option's value
    count: int | None,
) -> None:
    topic = settings.kafka.topic(Role.PUBLISHED)
    console = Console(highlight=False, soft_wrap=True)
    places = await places_of(settings, topic)
    async with open_consumer(settings.kafka) as consumer:
        consumer.assign(places)
        starts = await (consumer.beginnings if since_start else consumer.ends)(places)
        await consumer.seek(starts)
        seen = 0
        while count is None or seen < count:
            for record in await consumer.take(500, 0.5):
                if count is not None and seen >= count:
                    return
                seen += 1
                if json:
                    typer.echo(record.value or b"")
                else:
                    console.print(_line(record))


async def places_of(settings: Settings, topic: str) -> list[Place]:
    """The partitions of a topic that must be there."""
    async with open_admin(settings.kafka) as admin:
        found = await admin.places([topic])
    if topic not in found:
        raise Told(f"there is no topic {topic}: run `wiredesk topics create`")
    return found[topic]


def _line(record: Record) -> str:
    event = PUBLISHED.validate_json(record.value or b"")
    colour = COLOURS.get(event.type.value, "green")
    head = f"[dim]{record.time:%H:%M:%S}[/] [{colour}]{event.type.value:16}[/]"
    return f"{head} {event.article_id} {escape(_told(event))}"


def _told(event: PageEvent | ArticleWithdrawn) -> str:
    if isinstance(event, ArticleWithdrawn):
        return event.notice.reason.value
    section = event.page.section.name if event.page.section else "-"
    changed = f"  ({', '.join(event.changed)})" if event.changed else ""
    return f"{section:10} {event.page.headline or '(no headline)'}{changed}"

"""`wiredesk topics`: make every topic, and check that each is as declared."""

import asyncio

import typer
from rich.console import Console

from schemas.topics import TOPICS, Role, Topic
from services.runtime.admin import open_admin
from services.runtime.settings import Settings


app = typer.Typer(help="Make and check the topics.", no_args_is_help=True)


def declared(settings: Settings) -> dict[str, Topic]:
    """Every topic by its name: a raw one a feed, and one for each other role."""
    raw = TOPICS[Role.RAW]
    feeds = {feed.topic: raw for feed in settings.load_feeds().feeds.values()}
    others = {
        settings.kafka.topic(role): topic
        for role, topic in TOPICS.items()
        if role is not Role.RAW
    }
    return feeds | others


@app.command()
def create() -> None:
    """Make the topics that are missing; those that are there stay as they are."""
    settings = Settings()

    async def run() -> list[str]:
        async with open_admin(settings.kafka) as admin:
            return await admin.create(declared(settings))

    made = asyncio.run(run())
    Console(highlight=False).print(
        f"made {len(made)}: {', '.join(made)}" if made else "all topics are there"
    )


@app.command()
def check() -> None:
    """Say which topics are missing or set otherwise; exit 1 if any is."""
    settings = Settings()

    async def run() -> list[str]:
        async with open_admin(settings.kafka) as admin:
            return await admin.differences(declared(settings))

    differences = asyncio.run(run())
    console = Console(highlight=False)
    for line in differences or ["all topics are as declared"]:
        console.print(line)
    raise typer.Exit(1 if differences else 0)

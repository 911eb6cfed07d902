"""`wiredesk db`: the database's tables, and the statistics that stories are linked by."""

import asyncio
from typing import Annotated

import typer
from rich.console import Console

from services.cli.errors import Told
from services.database import links, snapshots
from services.database import migrate as migrations
from services.enrich.related.counting import ENOUGH, Counted, Counts, packed
from services.enrich.related.prints import Print
from services.runtime.postgres import open_pool, transaction
from services.runtime.settings import Settings


app = typer.Typer(help="Keep the database's tables.", no_args_is_help=True)


@app.command()
def migrate() -> None:
    """Apply the migrations that are missing, under one lock."""

    async def run() -> list[str]:
        async with open_pool(Settings().postgres) as pool, pool.acquire() as db:
            return await migrations.migrate(db)

    names = asyncio.run(run())
    Console(highlight=False).print(
        f"applied {', '.join(names)}" if names else "the database is up to date"
    )


@app.command()
def status() -> None:
    """Say which migrations are applied; exit 1 when some are missing."""

    async def run() -> set[int]:
        async with open_pool(Settings().postgres) as pool, pool.acquire() as db:
            return set(await migrations.applied(db))

    applied = asyncio.run(run())
    missing = [name for no, name, _ in migrations.migrations() if no not in applied]
    Console(highlight=False).print(
        f"missing: {', '.join(missing)}" if missing else "the database is up to date"
    )
    raise typer.Exit(1 if missing else 0)


@app.command()
def statistics(
    most: Annotated[
        int, typer.Option(min=1, help="count and compare so many of the newest")
    ] = 100_000,
) -> None:
    """Count anew how common words are in this wire, and link by that from now on.

    The stories that were counted are compared again, behind the news; older ones keep
    their links. Worth it as soon as a language
    has a few thousand stories, and when the wire's subjects have changed.
    """
    console = Console(highlight=False, soft_wrap=True)
    number, counted = asyncio.run(_counted(most))
    told = ", ".join(
        f"{name or 'none'} {of[0]}" for name, of in sorted(counted.items())
    )
    console.print(
        f"snapshot {number} by stories of {told}; the linker takes it with its next batch"
    )


async def _counted(most: int) -> tuple[int, Counted]:
    """Count, and keep what is counted; raises `Told` when it is too little."""
    async with open_pool(Settings().postgres) as pool:
        counts = Counts()
        async for page in links.newest_prints(pool, most):
            counts.add(filter(None, (Print.known(one.print) for one in page)))
        frequent = counts.frequent()
        if not frequent:
            raise Told(
                f"no language has {ENOUGH:,} stories yet: too few to say how common"
                " its words are, so the shipped counts stay in force"
            )
        async with transaction(pool) as db:
            number = await snapshots.newest(db) + 1
            await snapshots.add(db, number, packed(frequent), most)
    return number, frequent

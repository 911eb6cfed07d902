"""`wiredesk db`: the database's tables, and the statistics that stories are linked by."""

import asyncio
from typing import Annotated

import typer
from rich.console import Console

from services.cli.errors import Told
from services.database import links, snapshots
from services.database import migrate as migrations
from services.enrich.related.counting import Counts, packed
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
        int, typer.Option(min=1, help="count so many of the newest stories")
    ] = 100_000,
) -> None:
    """Count anew how common words are in this wire, and link by that from now on.

    Every stored story is compared again, behind the news. Worth it after the first
    weeks, and when the wire's subjects or languages have changed.
    """

    async def run() -> tuple[int, int]:
        async with open_pool(Settings().postgres) as pool:
            counts, stories = Counts(), 0
            async for page in links.newest_prints(pool, most):
                read = [one for one in map(Print.known, (p.print for p in page)) if one]
                counts.add(read)
                stories += len(read)
            if not stories:
                raise Told("nothing is stored yet: let stories come in first")
            async with transaction(pool) as db:
                number = await snapshots.newest(db) + 1
                await snapshots.add(db, number, packed(counts.frequent()))
        return number, stories

    number, stories = asyncio.run(run())
    Console(highlight=False).print(
        f"snapshot {number} of {stories} stories; the linker takes it with its next batch"
    )

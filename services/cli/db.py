"""`wiredesk db`: bring the database's tables up to date, and say how far they are."""

import asyncio

import typer
from rich.console import Console

from services.database import migrate as migrations
from services.runtime.postgres import open_pool
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

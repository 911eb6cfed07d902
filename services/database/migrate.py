"""Numbered SQL migrations, applied in order under one lock."""

from importlib import resources

from services.runtime.postgres import Connection


LOCK = 7_239_001


def migrations() -> list[tuple[int, str, str]]:
    """Every migration as (number, name, SQL), in order."""
    folder = resources.files("services.database") / "migrations"
    files = [f for f in folder.iterdir() if f.name.endswith(".sql")]
    return sorted(
        (int(f.name[:4]), f.name, f.read_text(encoding="utf-8")) for f in files
    )


async def applied(db: Connection) -> list[int]:
    """The numbers of the migrations that this database has."""
    there = await db.fetchval("select to_regclass('migrations')")
    if there is None:
        return []
    rows = await db.fetch("select no from migrations order by no")
    return [row["no"] for row in rows]


async def migrate(db: Connection) -> list[str]:
    """Apply what is missing; the names of what was applied."""
    async with db.transaction():
        await db.execute("select pg_advisory_xact_lock($1)", LOCK)
        await db.execute(
            "create table if not exists migrations"
            " (no integer primary key, name text, at timestamptz default now())"
        )
        have = set(await applied(db))
        missing = [m for m in migrations() if m[0] not in have]
        for no, name, sql in missing:
            await db.execute(sql)
            await db.execute(
                "insert into migrations (no, name) values ($1, $2)", no, name
            )
    return [name for _, name, _ in missing]

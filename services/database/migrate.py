"""Numbered SQL migrations, applied in order under one lock."""

from hashlib import blake2b
from importlib import resources

from services.runtime.postgres import Connection


LOCK = 7_239_001


class Changed(Exception):  # noqa: N818 - it says what is so, not what went wrong
    """A migration of this database is not that of this program."""

    def __init__(self, name: str) -> None:
        super().__init__(
            f"the database was made by another {name}: "
            "take an empty one (locally: remove .wiredesk), or the program that made it"
        )


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
        await db.execute("alter table migrations add column if not exists digest text")
        await _check(db)
        have = set(await applied(db))
        missing = [m for m in migrations() if m[0] not in have]
        for no, name, sql in missing:
            await db.execute(sql)
            await db.execute(
                "insert into migrations (no, name, digest) values ($1, $2, $3)",
                no,
                name,
                _digest(sql),
            )
    return [name for _, name, _ in missing]


async def _check(db: Connection) -> None:
    """What was applied must be what we would apply; its tables would lack columns."""
    rows = await db.fetch("select no, digest from migrations")
    have = {row["no"]: row["digest"] for row in rows}
    for no, name, sql in migrations():
        if no in have and have[no] != _digest(sql):
            raise Changed(name)


def _digest(sql: str) -> str:
    return blake2b(sql.encode(), digest_size=16).hexdigest()

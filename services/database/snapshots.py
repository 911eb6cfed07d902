"""How common terms are: numbered snapshots, as the linker takes them."""

from services.runtime.postgres import Connection, Reader


async def newest(db: Reader) -> int:
    """The number of the newest; 0 is the one that is shipped."""
    number: int = await db.fetchval("select coalesce(max(number), 0) from snapshots")
    return number


async def read(db: Reader) -> tuple[int, bytes] | None:
    """The newest, by number; None where there is only the one that is shipped."""
    row = await db.fetchrow(
        "select number, counts from snapshots order by number desc limit 1"
    )
    return (row["number"], row["counts"]) if row else None


async def add(db: Connection, number: int, counts: bytes, most: int) -> None:
    """Keep a snapshot; the newest `most` articles are to be compared anew by it."""
    # No print may come in between: it would be neither marked nor linked by this one.
    await db.execute("lock table prints in share mode")
    await db.execute(
        "insert into snapshots (number, counts) values ($1, $2)", number, counts
    )
    await db.execute(
        """
        insert into work (kind, shard, subject, rank)
        select 'link', shard_of(article_id), article_id, 2 from (
            select article_id from prints order by at desc, article_id desc limit $1
        ) newest
        """,
        most,
    )

"""Leases: one owner at a time, by the database's clock."""

from collections.abc import Mapping

from services.runtime.postgres import Connection, Pool, Reader, transaction


async def acquire(db: Connection, name: str, owner: str, seconds: float) -> int | None:
    """Take a lease that is free or run out; its new epoch, or None when it is held."""
    await db.execute(
        """
        insert into leases (name, owner, epoch) values ($1, '', 0)
        on conflict do nothing
        """,
        name,
    )
    await db.execute("select from leases where name = $1 for update", name)
    # Only now: whoever held the row before us may just have begun to beat.
    if await db.fetchval(
        "select true from heartbeats where name = $1 and until > now()", name
    ):
        return None
    epoch: int = await db.fetchval(
        """
        update leases set owner = $2, epoch = epoch + 1 where name = $1
        returning epoch
        """,
        name,
        owner,
    )
    await db.execute(
        """
        insert into heartbeats (name, until)
        values ($1, clock_timestamp() + make_interval(secs => $2))
        on conflict (name) do update set until = excluded.until
        """,
        name,
        seconds,
    )
    return epoch


async def renew(db: Reader, name: str, epoch: int, owner: str, seconds: float) -> bool:
    """Prolong a lease; False when it is not ours any more."""
    kept: bool | None = await db.fetchval(
        """
        update heartbeats h set until = now() + make_interval(secs => $4)
        from leases l
        where h.name = $1 and l.name = $1 and l.epoch = $2 and l.owner = $3
            and h.until > now()
        returning true
        """,
        name,
        epoch,
        owner,
        seconds,
    )
    return bool(kept)


async def check(db: Connection, epochs: Mapping[str, int], owner: str) -> set[str]:
    """Keep our leases from being taken until the transaction ends; which are ours."""
    rows = await db.fetch(
        """
        select l.name from leases l
        join unnest($1::text[], $2::bigint[]) held(name, epoch) using (name, epoch)
        join heartbeats h on h.name = l.name and h.until > now()
        where l.owner = $3
        for share of l
        """,
        list(epochs),
        list(epochs.values()),
        owner,
    )
    return {row["name"] for row in rows}


async def release(db: Reader, name: str, owner: str) -> None:
    """Give a lease back, so that the next owner need not wait."""
    await db.execute(
        """
        update heartbeats h set until = now() from leases l
        where h.name = $1 and l.name = $1 and l.owner = $2
        """,
        name,
        owner,
    )


class Leases:
    """The leases that one owner takes, each for so many seconds."""

    def __init__(self, pool: Pool, owner: str, seconds: float) -> None:
        self._pool = pool
        self._owner = owner
        self._seconds = seconds

    @property
    def owner(self) -> str:
        """Who takes them."""
        return self._owner

    async def acquire(self, name: str) -> int | None:
        """Take a lease that is free; its epoch, or None."""
        async with transaction(self._pool) as db:
            return await acquire(db, name, self._owner, self._seconds)

    async def renew(self, name: str, epoch: int) -> bool:
        """Prolong a lease; False when it was lost."""
        return await renew(self._pool, name, epoch, self._owner, self._seconds)

    async def release(self, name: str) -> None:
        """Give a lease back."""
        await release(self._pool, name, self._owner)

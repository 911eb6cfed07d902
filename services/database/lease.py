"""Leases: one owner at a time, by the database's clock."""

from collections.abc import Collection, Mapping

from services.runtime.postgres import Pool, Reader


async def acquire(db: Reader, name: str, owner: str, seconds: float) -> int | None:
    """Take a lease that is free or run out; its new epoch, or None when it is held."""
    epoch: int | None = await db.fetchval(
        """
        insert into leases as l (name, owner, epoch, until)
        values ($1, $2, 1, now() + make_interval(secs => $3))
        on conflict (name) do update set owner = excluded.owner, epoch = l.epoch + 1,
            until = excluded.until
            where l.until < now()
        returning epoch
        """,
        name,
        owner,
        seconds,
    )
    return epoch


async def renew(
    db: Reader, epochs: Mapping[str, int], owner: str, seconds: float
) -> set[str]:
    """Prolong leases; returns those that are still ours."""
    rows = await db.fetch(
        """
        update leases l set until = now() + make_interval(secs => $4)
        from unnest($1::text[], $2::bigint[]) held(name, epoch)
        where l.name = held.name and l.epoch = held.epoch and l.owner = $3
            and l.until > now()
        returning l.name
        """,
        list(epochs),
        list(epochs.values()),
        owner,
        seconds,
    )
    return {row["name"] for row in rows}


async def check(db: Reader, epochs: Mapping[str, int], owner: str) -> set[str]:
    """Hold our leases until the transaction ends; returns those that are ours."""
    rows = await db.fetch(
        """
        select l.name from leases l
        join unnest($1::text[], $2::bigint[]) held(name, epoch) using (name, epoch)
        where l.owner = $3 and l.until > now()
        for share of l
        """,
        list(epochs),
        list(epochs.values()),
        owner,
    )
    return {row["name"] for row in rows}


async def release(db: Reader, names: Collection[str], owner: str) -> None:
    """Give leases back, so that the next owner need not wait."""
    await db.execute(
        "update leases set until = now() where name = any($1) and owner = $2",
        list(names),
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
        return await acquire(self._pool, name, self._owner, self._seconds)

    async def renew(self, name: str, epoch: int) -> bool:
        """Prolong a lease; False when it was lost."""
        kept = await renew(self._pool, {name: epoch}, self._owner, self._seconds)
        return name in kept

    async def release(self, name: str) -> None:
        """Give a lease back."""
        await release(self._pool, [name], self._owner)

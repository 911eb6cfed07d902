"""The next offset of each partition, kept with what was made of the records."""

from collections.abc import Iterable, Mapping

from schemas.record import Place
from services.runtime.postgres import Connection, Pool, Reader, Stale


async def read(db: Reader, places: Iterable[Place]) -> dict[Place, int]:
    """The stored next offsets; partitions never read are absent."""
    wanted = sorted(set(places))
    rows = await db.fetch(
        """
        select topic, partition, next from offsets
        join unnest($1::text[], $2::int[]) wanted(topic, partition)
            using (topic, partition)
        """,
        [p.topic for p in wanted],
        [p.partition for p in wanted],
    )
    return {Place(r["topic"], r["partition"]): r["next"] for r in rows}


async def advance(db: Connection, spans: Mapping[Place, tuple[int, int]]) -> None:
    """Move each partition from its first to behind its last offset in hand.

    Raises `Stale` when somebody else did one of them already.
    """
    places = sorted(spans)
    moved = await db.fetch(
        """
        insert into offsets as o (topic, partition, next)
        select topic, partition, last + 1
        from unnest($1::text[], $2::int[], $3::bigint[], $4::bigint[])
            span(topic, partition, first, last)
        on conflict (topic, partition) do update set next = excluded.next
            where o.next <= (
                select first
                from unnest($1::text[], $2::int[], $3::bigint[])
                    begun(topic, partition, first)
                where (begun.topic, begun.partition) = (o.topic, o.partition)
            )
        returning topic
        """,
        [p.topic for p in places],
        [p.partition for p in places],
        [spans[p][0] for p in places],
        [spans[p][1] for p in places],
    )
    if len(moved) != len(places):
        raise Stale


async def forget(db: Reader, places: Iterable[Place]) -> None:
    """Start these partitions anew: the topic was made again, shorter than before."""
    for place in places:
        await db.execute(
            "delete from offsets where topic = $1 and partition = $2", *place
        )


class Stored:
    """The stored offsets, for whoever reads topics."""

    def __init__(self, pool: Pool) -> None:
        self._pool = pool

    async def read(self, places: Iterable[Place]) -> dict[Place, int]:
        """The stored next offsets; partitions never read are absent."""
        return await read(self._pool, places)

    async def forget(self, places: Iterable[Place]) -> None:
        """Start these partitions anew."""
        await forget(self._pool, places)

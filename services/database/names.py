"""Names, by which stories, orders and pictures that meet hold one another."""

from collections.abc import Collection, Sequence
from uuid import UUID

from services.runtime.postgres import Connection


async def lock(
    db: Connection, names: Sequence[UUID], shared: Collection[UUID] = ()
) -> None:
    """Hold these names, given sorted, until the transaction ends.

    Of a story and an order that meet, the later one then sees the earlier. `shared`:
    those that many may hold at once, as a picture's that is on many pages.
    """
    new = await db.fetch(
        """
        insert into names select * from unnest($1::uuid[])
        on conflict do nothing returning name_id
        """,
        names,
    )
    rest = sorted(set(names) - {row["name_id"] for row in new})
    if rest:
        # One statement, so that everybody goes in the order of the names.
        await db.execute(
            """
            select case when is_shared
                then (select 1 from names where name_id = wanted.id for share)
                else (select 1 from names where name_id = wanted.id for update) end
            from unnest($1::uuid[], $2::bool[]) wanted(id, is_shared)
            """,
            rest,
            [name in shared for name in rest],
        )

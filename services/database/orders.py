"""Names, the locks that they are, and what one item says about another."""

from collections.abc import Collection, Sequence
from datetime import datetime
from uuid import UUID

from schemas.article import Order, OrderKind
from schemas.identity import name_id
from services.runtime.postgres import Connection


async def lock(db: Connection, names: Sequence[UUID]) -> None:
    """Hold these names, given sorted, until the transaction ends.

    Of a story and an order that meet, the later one then sees the earlier.
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
        await db.execute(
            "select from names where name_id = any($1) order by name_id for update",
            rest,
        )


async def call(db: Connection, called: Collection[tuple[UUID, UUID, datetime]]) -> None:
    """Note other names of articles, as (name, article, since when)."""
    if not called:
        return
    earliest: dict[tuple[UUID, UUID], datetime] = {}
    for name, article, at in called:
        before = earliest.get((name, article), at)
        earliest[name, article] = min(before, at)
    await db.execute(
        """
        insert into called as c (name_id, article_id, at)
        select * from unnest($1::uuid[], $2::uuid[], $3::timestamptz[])
        on conflict (name_id, article_id) do update set at = excluded.at
            where c.at > excluded.at
        """,
        [name for name, _ in earliest],
        [article for _, article in earliest],
        list(earliest.values()),
    )


async def add(db: Connection, orders: Collection[Order]) -> None:
    """Keep what items say of others; said again, it changes nothing."""
    if not orders:
        return
    unique = list({order.order_id: order for order in orders}.values())
    await db.execute(
        """
        insert into orders (order_id, kind, name_id, name, at, by_id, recurring, note)
        select * from unnest($1::uuid[], $2::text[], $3::uuid[], $4::text[],
            $5::timestamptz[], $6::uuid[], $7::bool[], $8::text[])
        on conflict do nothing
        """,
        [order.order_id for order in unique],
        [order.kind for order in unique],
        [name_id(order.agency, order.target) for order in unique],
        [order.target for order in unique],
        [order.at for order in unique],
        [order.by for order in unique],
        [order.recurring for order in unique],
        [order.note for order in unique],
    )


async def bind(db: Connection, names: Sequence[UUID]) -> set[UUID]:
    """Give waiting orders on these names their targets; returns the new targets.

    An item's own id names it for ever; any other name only items that bore it before
    the order was given, the latest first; a recurring one only in the 24 hours before.
    Nothing is its own target.
    """
    rows = await db.fetch(
        """
        update orders set target_id = found.target_id
        from (
            select o.order_id, coalesce(
                (select r.article_id from revisions r
                    where r.article_id = o.name_id limit 1),
                (select c.article_id from called c
                    where c.name_id = o.name_id and c.at <= o.at
                        and (not o.recurring or c.at > o.at - interval '24 hours')
                        and c.article_id is distinct from o.by_id
                    order by c.at desc, c.article_id limit 1)
            ) as target_id
            from orders o where o.target_id is null and o.name_id = any($1)
        ) found
        where orders.order_id = found.order_id and found.target_id is not null
            and found.target_id is distinct from orders.by_id
        returning orders.target_id
        """,
        names,
    )
    return {row["target_id"] for row in rows}


async def given(db: Connection, articles: Collection[UUID]) -> dict[UUID, list[Order]]:
    """The orders that change the state of these articles themselves."""
    rows = await db.fetch(
        """
        select target_id, order_id, kind, name, at, by_id, note from orders
        where target_id = any($1) and kind in ('kill', 'hold', 'release')
        """,
        list(articles),
    )
    found: dict[UUID, list[Order]] = {}
    for row in rows:
        order = Order(
            order_id=row["order_id"],
            kind=OrderKind(row["kind"]),
            agency="",
            target=row["name"],
            at=row["at"],
            by=row["by_id"],
            note=row["note"],
        )
        found.setdefault(row["target_id"], []).append(order)
    return found


async def replaced_by(db: Connection, articles: Collection[UUID]) -> set[UUID]:
    """Every article that one of these replaces, directly or through others."""
    rows = await db.fetch(
        """
        with recursive older (article_id) as (
            select target_id from orders
            where by_id = any($1) and kind = 'replace' and target_id is not null
            union
            select o.target_id from older join orders o on o.by_id = older.article_id
            where o.kind = 'replace' and o.target_id is not null
        )
        select article_id from older
        """,
        list(articles),
    )
    return {row["article_id"] for row in rows}

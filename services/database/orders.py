"""Other names of items, and what one item says about another."""

from collections.abc import Collection, Mapping
from datetime import datetime
from uuid import UUID

from schemas.article import Order, OrderKind
from schemas.identity import name_id
from schemas.names import RECURRING, Asked, Bearer, Called, Move
from schemas.state import Given
from services.runtime.postgres import Connection


async def call(
    db: Connection, called: Collection[Called]
) -> list[tuple[UUID, datetime]]:
    """Note other names of articles; returns those that are new, or older than known."""
    if not called:
        return []
    latest_first = sorted(called, key=lambda c: (c.at, c.raw_time), reverse=True)
    earliest = {(c.name_id, c.article_id): c for c in latest_first}.values()
    rows = await db.fetch(
        """
        insert into called as c (name_id, article_id, at, raw_time)
        select * from unnest($1::uuid[], $2::uuid[], $3::timestamptz[],
            $4::timestamptz[])
        on conflict (name_id, article_id) do update
            set at = excluded.at, raw_time = excluded.raw_time
            where (c.at, c.raw_time) > (excluded.at, excluded.raw_time)
        returning name_id, at
        """,
        [c.name_id for c in earliest],
        [c.article_id for c in earliest],
        [c.at for c in earliest],
        [c.raw_time for c in earliest],
    )
    return [(row["name_id"], row["at"]) for row in rows]


async def add(db: Connection, orders: Collection[Given]) -> None:
    """Keep what items say of others; said again, the earliest time counts."""
    if not orders:
        return
    latest_first = sorted(orders, key=lambda g: (g.order.at, g.raw_time), reverse=True)
    unique = list({given.order.order_id: given for given in latest_first}.values())
    await db.execute(
        """
        insert into orders as o (order_id, kind, name_id, name, at, raw_time, by_id,
            recurring, note)
        select * from unnest($1::uuid[], $2::text[], $3::uuid[], $4::text[],
            $5::timestamptz[], $6::timestamptz[], $7::uuid[], $8::bool[], $9::text[])
        on conflict (order_id) do update
            set at = excluded.at, raw_time = excluded.raw_time
            where (o.at, o.raw_time) > (excluded.at, excluded.raw_time)
        """,
        [given.order.order_id for given in unique],
        [given.order.kind for given in unique],
        [name_id(given.order.agency, given.order.target) for given in unique],
        [given.order.target for given in unique],
        [given.order.at for given in unique],
        [given.raw_time for given in unique],
        [given.order.by for given in unique],
        [given.order.recurring for given in unique],
        [given.order.note for given in unique],
    )


async def asked(db: Connection, names: Mapping[UUID, datetime]) -> list[Asked]:
    """The orders by these names from these times on, and who bore the names before."""
    if not names:
        return []
    rows = await db.fetch(
        """
        select o.order_id, o.kind, o.at, o.raw_time, o.by_id, o.recurring,
            o.target_id, own.article_id as own, own.at as own_at
        from unnest($1::uuid[], $2::timestamptz[]) n(name_id, since)
        join orders o on o.name_id = n.name_id and o.at >= n.since
        left join lateral (
            select r.article_id, max(made.at) filter (
                where o.recurring and made.at <= o.at
            ) as at
            from revisions r cross join lateral (
                select coalesce((r.article ->> 'version_created')::timestamptz,
                    r.raw_time) as at
            ) made
            where r.article_id = o.name_id group by r.article_id
        ) own on true
        """,
        list(names),
        list(names.values()),
    )
    by_other_names = [r["order_id"] for r in rows if r["recurring"] or not r["own"]]
    bearers = await _bearers(db, by_other_names)
    return [
        Asked(
            row["order_id"],
            OrderKind(row["kind"]),
            row["at"],
            row["raw_time"],
            row["by_id"],
            row["recurring"],
            row["target_id"],
            row["own"],
            row["own_at"],
            tuple(bearers.get(row["order_id"], ())),
        )
        for row in rows
    ]


async def _bearers(
    db: Connection, orders: Collection[UUID]
) -> dict[UUID, list[Bearer]]:
    """Who bore the name of each order when it was given, if it recurs that day."""
    found: dict[UUID, list[Bearer]] = {}
    if orders:
        rows = await db.fetch(
            """
            select o.order_id, c.article_id, c.at, c.raw_time
            from unnest($1::uuid[]) wanted(order_id)
            join orders o on o.order_id = wanted.order_id
            join called c on c.name_id = o.name_id and c.at <= o.at
                and c.at > case when o.recurring then o.at - $2::interval
                    else '-infinity' end
            """,
            list(orders),
            RECURRING,
        )
        for order, *bearer in rows:
            found.setdefault(order, []).append(Bearer(*bearer))
    return found


async def hold(
    db: Connection, moves: Collection[Move], authors: Collection[UUID]
) -> None:
    """Hold what these articles say of others, and what moves, in one order.

    Else of two who bind one's and then look at the other's each waits for the other.
    """
    await db.execute(
        """
        select from orders where order_id = any($1)
            or by_id = any($2) and kind in ('replace', 'take')
        order by order_id for update
        """,
        [move.order_id for move in moves],
        list(authors),
    )


async def bind(db: Connection, moves: Collection[Move]) -> None:
    """Give orders their targets; None: it waits again."""
    if not moves:
        return
    await db.execute(
        """
        update orders o set target_id = m.target_id
        from unnest($1::uuid[], $2::uuid[]) m(order_id, target_id)
        where o.order_id = m.order_id
        """,
        [move.order_id for move in moves],
        [move.target for move in moves],
    )


async def given(db: Connection, articles: Collection[UUID]) -> dict[UUID, list[Given]]:
    """The orders that change the state of these articles themselves."""
    rows = await db.fetch(
        """
        select target_id, order_id, kind, name, at, raw_time, by_id, note from orders
        where target_id = any($1) and kind in ('kill', 'hold', 'release')
        """,
        list(articles),
    )
    found: dict[UUID, list[Given]] = {}
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
        found.setdefault(row["target_id"], []).append(Given(order, row["raw_time"]))
    return found

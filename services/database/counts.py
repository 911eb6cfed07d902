"""What operators ask: how much there is, and how it is."""

from collections.abc import Mapping

from services.runtime.postgres import Reader


OUTCOMES = ("stored", "duplicate", "skipped", "dead_letter", "order")

HELD = """
    case
        when action = 'kill' then 'killed'
        when action not in ('publish', 'update', 'correct') and flagged
            then 'unclear_embargo'
        when action not in ('publish', 'update', 'correct') then 'withheld'
        when not_before > now() then 'embargo'
        when take is not null and not exists (
            select from orders o
            where o.by_id = a.article_id and o.kind = 'take' and o.target_id is not null
        ) then 'no_lead'
        when kind not in ('story', 'alert') then 'no_page_kind'
        when content is null then 'empty'
        when expires <= now() then 'expired'
        when take is not null then 'take'
        when exists (
            select from orders o where o.target_id = a.article_id and o.kind = 'replace'
        ) then 'replaced'
        else 'waiting'
    end
"""


async def held(db: Reader) -> dict[str, int]:
    """Articles without a public page, by the reason."""
    rows = await db.fetch(
        f"""
        select {HELD} as why, count(*) as articles
        from articles a left join publications p using (article_id)
        where p.public is not true group by 1 order by 1
        """  # noqa: S608 - a constant of this module
    )
    return {row["why"]: row["articles"] for row in rows}


async def intake(db: Reader) -> dict[str, dict[str, int]]:
    """Items by feed and outcome."""
    rows = await db.fetch(
        """
        select feed, outcome, count(*) as items from intake
        group by feed, outcome order by feed, outcome
        """
    )
    found: dict[str, dict[str, int]] = {}
    for row in rows:
        found.setdefault(row["feed"], {})[row["outcome"]] = row["items"]
    return found


async def published(db: Reader) -> dict[str, int]:
    """Pages that are public, and pages that are gone."""
    rows = await db.fetch(
        "select public, count(*) as pages from publications group by public"
    )
    return {("public" if r["public"] else "withdrawn"): r["pages"] for r in rows}


async def dead_letters(db: Reader) -> dict[str, int]:
    """Open dead letters by reason."""
    rows = await db.fetch(
        """
        select reason, count(*) as items from dead_letters where status = 'open'
        group by reason order by reason
        """
    )
    return {row["reason"]: row["items"] for row in rows}


async def owners(db: Reader) -> dict[str, str]:
    """Who holds each lease now."""
    rows = await db.fetch(
        """
        select name, owner from leases join heartbeats using (name)
        where until > now() order by name
        """
    )
    return {row["name"]: row["owner"] for row in rows}


async def due(db: Reader) -> dict[str, int]:
    """Marks whose time has come, by kind."""
    rows = await db.fetch(
        "select kind, count(*) as marks from work where due_at <= now() group by kind"
    )
    return {row["kind"]: row["marks"] for row in rows}


async def records(db: Reader, topic: str, begins: Mapping[int, int]) -> int:
    """Raw records of a topic that are in the books, with all their items.

    Only those count that the topic still has: from each partition's beginning on.
    """
    booked: int = await db.fetchval(
        """
        select count(*) from (
            select from intake i
            join unnest($2::int[], $3::bigint[]) b(partition, begin) using (partition)
            where i.topic = $1 and i.raw_offset >= b.begin
            group by i.partition, i.raw_offset having count(*) = max(i.items)
        ) whole
        """,
        topic,
        list(begins),
        list(begins.values()),
    )
    return booked


async def done(db: Reader, topic: str) -> int:
    """The sum of the next offsets of a topic's partitions."""
    offsets: int = await db.fetchval(
        "select coalesce(sum(next), 0)::bigint from offsets where topic = $1", topic
    )
    return offsets

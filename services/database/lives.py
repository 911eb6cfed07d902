"""One article's life, for a person who asks."""

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from schemas.relation import seen_from
from services.runtime.postgres import Reader


Fact = Mapping[str, object]


async def state(db: Reader, article_id: UUID) -> Fact | None:
    """The article as it stands, and what was told of it."""
    row = await db.fetchrow(
        """
        select a.agency, a.item_id, a.feed, a.kind, a.action, a.rule, a.signal,
            a.flagged, a.not_before, a.expires, a.headline, a.section_name, a.state_no,
            p.seq, p.public, p.published_at
        from articles a left join publications p using (article_id)
        where a.article_id = $1
        """,
        article_id,
    )
    return dict(row) if row else None


async def revisions(db: Reader, article_id: UUID) -> list[Fact]:
    """What the agency said, in order of arrival, with the deciding signals."""
    rows = await db.fetch(
        """
        select r.raw_time as arrived, r.article ->> 'version' as version,
            r.article -> 'verdict' ->> 'action' as action,
            r.article -> 'verdict' ->> 'rule' as rule,
            r.article -> 'verdict' ->> 'signal' as signal,
            i.topic || '/' || i.partition || '/' || i.raw_offset as record
        from revisions r left join intake i
            on i.revision_id = r.revision_id and i.outcome = 'stored'
        where r.article_id = $1 order by r.raw_time, r.revision_id
        """,
        article_id,
    )
    return [dict(row) for row in rows]


async def linked(db: Reader, article_id: UUID) -> list[Fact]:
    """What it is linked to, the best first."""
    rows = await db.fetch(
        """
        select l.score, l.kind, a.article_id, a.headline,
            coalesce(a.dated_at, a.arrived_at) as told_at,
            coalesce(own.dated_at, own.arrived_at) as own_told_at
        from links l join articles own on own.article_id = $1
        join articles a on a.article_id =
            case when l.low_id = $1 then l.high_id else l.low_id end
        where l.low_id = $1 or l.high_id = $1
        order by l.score desc, a.article_id limit 10
        """,
        article_id,
    )
    return [_seen_from_own(**row) for row in rows]


def _seen_from_own(
    *, kind: str, told_at: datetime, own_told_at: datetime, **rest: object
) -> Fact:
    later = None if told_at == own_told_at else told_at > own_told_at
    return {"kind": seen_from(kind, later=later).value, **rest}


async def ordered(db: Reader, article_id: UUID) -> list[Fact]:
    """What others said of it, and it of others."""
    rows = await db.fetch(
        """
        select kind, name, at, by_id, target_id from orders
        where by_id = $1 or target_id = $1 order by at, order_id
        """,
        article_id,
    )
    return [dict(row) for row in rows]


async def due(db: Reader, article_id: UUID) -> list[Fact]:
    """When somebody will look at it again."""
    rows = await db.fetch(
        "select kind, due_at, rank from work where subject = $1 order by due_at",
        article_id,
    )
    return [dict(row) for row in rows]

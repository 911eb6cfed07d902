"""The articles that a page may name beside it: the best links to what is public."""

from collections.abc import Collection
from uuid import UUID

from schemas.state import Neighbour
from services.runtime.postgres import Connection


BOX = 8
"""Related titles on a page, the best first: boxes are cut when they are read."""


async def of(
    db: Connection, articles: Collection[UUID]
) -> dict[UUID, tuple[Neighbour, ...]]:
    """The best links of each to what is public and whose truth now allows it."""
    rows = await db.fetch(
        """
        select wanted.id, best.*
        from unnest($1::uuid[]) wanted(id)
        join (select article_id, coalesce(dated_at, arrived_at) as told_at from articles)
            own on own.article_id = wanted.id
        cross join lateral (
            select a.article_id, a.headline, a.dated_at, a.dated_precision,
                l.kind, l.score, case when a.told_at <> own.told_at then a.told_at > own.told_at end as later
            from (
                select high_id as other, kind, score from links where low_id = wanted.id
                union all
                select low_id, kind, score from links where high_id = wanted.id
            ) l
            cross join lateral (
                select article_id, headline, dated_at, dated_precision,
                    coalesce(dated_at, arrived_at) as told_at
                from articles
                where article_id = l.other
                    and action in ('publish', 'update', 'correct')
                    and content is not null and headline is not null
                    and (not_before is null or not_before <= now())
                    and (expires is null or expires > now()) offset 0
            ) a
            where exists (
                select from publications p where p.article_id = l.other and p.public
                offset 0
            )
            order by l.score desc, a.article_id limit $2
        ) best
        order by wanted.id, best.score desc, best.article_id
        """,
        sorted(articles),
        BOX,
    )
    found: dict[UUID, list[Neighbour]] = {}
    for id_, *columns in rows:
        found.setdefault(id_, []).append(Neighbour(*columns))
    return {id_: tuple(neighbours) for id_, neighbours in found.items()}

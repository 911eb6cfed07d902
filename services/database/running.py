"""Running stories: which articles tell of one event."""

from collections.abc import Collection, Mapping
from datetime import datetime
from typing import NamedTuple
from uuid import UUID

from services.runtime.postgres import Connection


DECIMALS = 4
"""Of a score."""


class Members(NamedTuple):
    """All articles that strong links join, when each happened, and the links."""

    times: Mapping[UUID, datetime]
    links: list[tuple[UUID, UUID, float]]


async def around(
    db: Connection, articles: Collection[UUID], strong: Collection[str], most: int
) -> Members:
    """What strong links join to these, directly or through others, and old company.

    `strong`: kinds of link that tell of one event. About `most` articles more than are
    asked for, the nearest first; who is beyond keeps the story that it has.
    """
    found = set(articles) | await _company(db, articles, most)
    edge, limit = found, len(found) + most
    while edge and len(found) < limit:
        edge = await _neighbours(db, edge, strong) - found
        found |= set(sorted(edge)[: limit - len(found)])
    return Members(await _times(db, found), await _links(db, found))


async def keep(db: Connection, stories: Mapping[UUID, UUID | None]) -> set[UUID]:
    """Write which story each article belongs to; None: it stands alone.

    Returns the articles whose story is another than before.
    """
    rows = await db.fetch(
        """
        with said as (
            select * from unnest($1::uuid[], $2::uuid[]) s(article_id, story_id)
        ), alone as (
            delete from running r using said s
            where r.article_id = s.article_id and s.story_id is null
            returning r.article_id
        ), joined as (
            insert into running as r (article_id, story_id)
            select * from said where story_id is not null
            on conflict (article_id) do update set story_id = excluded.story_id
                where r.story_id <> excluded.story_id
            returning article_id
        )
        select * from alone union all select * from joined
        """,
        list(stories),
        list(stories.values()),
    )
    return {row["article_id"] for row in rows}


async def _company(db: Connection, articles: Collection[UUID], most: int) -> set[UUID]:
    """Whoever is of one story with these so far."""
    rows = await db.fetch(
        """
        select distinct other.article_id from running own
        join running other using (story_id) where own.article_id = any($1)
        order by other.article_id limit $2
        """,
        list(articles),
        most,
    )
    return {row["article_id"] for row in rows}


async def _neighbours(
    db: Connection, articles: Collection[UUID], strong: Collection[str]
) -> set[UUID]:
    rows = await db.fetch(
        """
        select high_id as other from links where low_id = any($1) and kind = any($2)
        union select low_id from links where high_id = any($1) and kind = any($2)
        """,
        list(articles),
        list(strong),
    )
    return {row["other"] for row in rows}


async def _times(db: Connection, articles: Collection[UUID]) -> dict[UUID, datetime]:
    rows = await db.fetch(
        "select article_id, at from prints where article_id = any($1)", list(articles)
    )
    return {row["article_id"]: row["at"] for row in rows}


async def _links(
    db: Connection, articles: Collection[UUID]
) -> list[tuple[UUID, UUID, float]]:
    """All that they have among them: weak ones count where a story is cut."""
    rows = await db.fetch(
        """
        select low_id, high_id, score from links
        where low_id = any($1) and high_id = any($1) and kind <> 'translation'
        order by low_id, high_id
        """,
        list(articles),
    )
    # Kept in four bytes: .45 comes back a little smaller than it was.
    return [
        (row["low_id"], row["high_id"], round(row["score"], DECIMALS)) for row in rows
    ]

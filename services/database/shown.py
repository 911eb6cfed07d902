"""Which pages show an item that their media name, and what is true of it."""

from collections.abc import Collection
from uuid import UUID

from schemas.article import Action
from schemas.state import Standing
from schemas.story import Kind
from services.runtime.postgres import Connection, Row


async def note(db: Connection, shown: Collection[tuple[UUID, UUID]]) -> None:
    """Note what the media of articles name, as (medium, article)."""
    if not shown:
        return
    ordered = sorted(shown)
    await db.execute(
        """
        insert into shown (medium_id, article_id)
        select * from unnest($1::uuid[], $2::uuid[]) on conflict do nothing
        """,
        [medium for medium, _ in ordered],
        [article for _, article in ordered],
    )


async def hold(db: Connection, media: Collection[UUID]) -> None:
    """Hold these items as they stand until the transaction ends.

    Who recalls one of them under another name waits, and then sees who shows it; or we
    do, and look after it.
    """
    if media:
        await db.execute(
            """
            select from articles where article_id = any($1)
            order by article_id for share
            """,
            list(media),
        )


async def showing(db: Connection, media: Collection[UUID]) -> set[UUID]:
    """The articles whose media name one of these items."""
    rows = await db.fetch(
        "select distinct article_id from shown where medium_id = any($1)", list(media)
    )
    return {row["article_id"] for row in rows}


async def media_of(
    db: Connection, articles: Collection[UUID]
) -> dict[UUID, tuple[Standing, ...]]:
    """The items that the media of each article name, as far as they ever came."""
    rows = await db.fetch(
        """
        select s.article_id as shown_by, a.article_id, a.kind, a.action, a.not_before,
            a.expires, a.arrived_at, a.content is not null as has_content,
            a.take,
            case when a.kind not in ('story', 'alert') then a.content end as content
        from unnest($1::uuid[]) wanted(id)
        join shown s on s.article_id = wanted.id
        join articles a on a.article_id = s.medium_id
        order by s.article_id, a.article_id
        """,
        list(articles),
    )
    found: dict[UUID, tuple[Standing, ...]] = {}
    for row in rows:
        found[row["shown_by"]] = (*found.get(row["shown_by"], ()), standing_of(row))
    return found


def standing_of(row: Row) -> Standing:
    """An article on which another's page depends, from its columns."""
    return Standing(
        article_id=row["article_id"],
        kind=Kind(row["kind"]),
        action=Action(row["action"]),
        not_before=row["not_before"],
        expires=row["expires"],
        arrived_at=row["arrived_at"],
        has_content=row["has_content"],
        content=row["content"],
        take=row["take"],
    )

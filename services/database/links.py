"""Prints and links: what the linker reads and writes."""

from collections.abc import AsyncIterator, Collection, Sequence
from datetime import UTC, datetime
from typing import NamedTuple
from uuid import UUID

from schemas.article import OrderKind
from schemas.names import Move
from services.runtime.postgres import Connection, Reader, Row


PAGE = 2_000
"""Prints that are read at a time."""
LAST = datetime.max.replace(tzinfo=UTC)


class StoredPrint(NamedTuple):
    """What an article is compared by, and its time."""

    article_id: UUID
    at: datetime
    print: bytes


class Link(NamedTuple):
    """Two articles that belong together; `low_id` is the smaller id."""

    low_id: UUID
    high_id: UUID
    score: float
    kind: str


async def keep_prints(db: Connection, prints: Sequence[StoredPrint]) -> None:
    """Keep the prints of articles as they now stand."""
    if not prints:
        return
    await db.execute(
        """
        insert into prints (article_id, at, print)
        select * from unnest($1::uuid[], $2::timestamptz[], $3::bytea[])
        on conflict (article_id) do update set at = excluded.at, print = excluded.print
        """,
        [one.article_id for one in prints],
        [one.at for one in prints],
        [one.print for one in prints],
    )


async def drop_prints(db: Connection, articles: Collection[UUID]) -> None:
    """Forget what these are compared by; those that had a print are linked anew."""
    if not articles:
        return
    await db.execute(
        """
        with gone as (
            delete from prints where article_id = any($1) returning article_id
        )
        insert into work (kind, shard, subject, rank)
        select 'link', shard_of(article_id), article_id, 1 from gone
        """,
        sorted(articles),
    )


async def prints_of(db: Reader, articles: Collection[UUID]) -> list[StoredPrint]:
    """The stored prints of these articles, in order of id."""
    rows = await db.fetch(
        """
        select article_id, at, print from prints
        where article_id = any($1) order by article_id
        """,
        sorted(articles),
    )
    return _stored(rows)


async def prints_linked(db: Reader, articles: Collection[UUID]) -> list[StoredPrint]:
    """The stored prints of whatever is linked to these, in order of id."""
    if not articles:
        return []
    rows = await db.fetch(
        """
        select article_id, at, print from prints where article_id in (
            select high_id from links where low_id = any($1)
            union select low_id from links where high_id = any($1)
        ) order by article_id
        """,
        sorted(articles),
    )
    return _stored(rows)


async def newest_prints(db: Reader, most: int) -> AsyncIterator[list[StoredPrint]]:
    """The stored prints of the newest articles, the latest first, page by page."""
    place = LAST, UUID(int=0)
    while most > 0:
        page = _stored(await db.fetch(_BEFORE, *place, min(most, PAGE)))
        if not page:
            return
        yield page
        place = page[-1].at, page[-1].article_id
        most -= len(page)


async def prints_between(
    db: Reader, begin: datetime, end: datetime
) -> AsyncIterator[list[StoredPrint]]:
    """The stored prints of a time, both ends included, the earliest first."""
    place = begin, UUID(int=0)
    while page := _stored(await db.fetch(_FROM, *place, end, PAGE)):
        yield page
        place = page[-1].at, page[-1].article_id


_BEFORE = """
    select article_id, at, print from prints
    where (at, article_id) < ($1, $2)
    order by at desc, article_id desc limit $3
"""
_FROM = """
    select article_id, at, print from prints
    where (at, article_id) > ($1, $2) and at <= $3
    order by at, article_id limit $4
"""


def _stored(rows: Sequence[Row]) -> list[StoredPrint]:
    return [StoredPrint(r["article_id"], r["at"], r["print"]) for r in rows]


async def relink(
    db: Connection, articles: Collection[UUID], links: Sequence[Link]
) -> set[UUID]:
    """Make `links` the links of these articles; who translates whom is not ours.

    Returns the others that gained or lost a link to one of these, public or not: who is
    acknowledged at this moment sees neither the new link nor we him.
    """
    rows = await db.fetch(
        """
        with kept as (
            select * from unnest($2::uuid[], $3::uuid[], $4::real[], $5::text[])
                k(low_id, high_id, score, kind)
        ), gone as (
            delete from links l
            where (low_id = any($1) or high_id = any($1))
                and l.kind <> 'translation' and not exists (
                select from kept k
                where (k.low_id, k.high_id) = (l.low_id, l.high_id)
            )
            returning low_id, high_id
        ), made as (
            insert into links as l (low_id, high_id, score, kind)
            select * from kept
            on conflict (low_id, high_id) do update
                set score = excluded.score, kind = excluded.kind
                where l.kind <> 'translation' and
                    (l.score, l.kind) is distinct from (excluded.score, excluded.kind)
            returning low_id, high_id
        )
        select * from gone union all select * from made
        """,
        list(articles),
        [link.low_id for link in links],
        [link.high_id for link in links],
        [link.score for link in links],
        [link.kind for link in links],
    )
    ends = {end for row in rows for end in row}
    return ends - set(articles)


async def translate(db: Connection, moves: Sequence[Move]) -> None:
    """Link translations with what they were made of, and no more with what it was not.

    What is no translation of the other may be like it: the linker looks.
    """
    told = [(m.by_id, m) for m in moves if m.kind is OrderKind.TRANSLATION and m.by_id]
    before = [(by, m.before) for by, m in told if m.before]
    if before:
        await db.execute(
            """
            with gone as (
                delete from links l using unnest($1::uuid[], $2::uuid[]) m(by_id, other)
                where l.low_id = least(m.by_id, m.other)
                    and l.high_id = greatest(m.by_id, m.other)
                    and l.kind = 'translation'
                returning low_id, high_id
            ), ends as (select low_id as id from gone union select high_id from gone)
            insert into work (kind, shard, subject, rank)
            select 'link', shard_of(id), id, 1 from ends
            """,
            *zip(*before, strict=True),
        )
    now = {(min(by, m.target), max(by, m.target)) for by, m in told if m.target}
    if now:
        await db.execute(
            """
            insert into links (low_id, high_id, score, kind)
            select low_id, high_id, 1, 'translation'
            from unnest($1::uuid[], $2::uuid[]) m(low_id, high_id)
            on conflict (low_id, high_id) do update set score = 1, kind = excluded.kind
            """,
            *zip(*sorted(now), strict=True),
        )

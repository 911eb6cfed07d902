"""Revisions, and the states that they fold into."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from uuid import UUID

from schemas.article import Article
from schemas.reading import READING
from schemas.state import Revision, State
from services.runtime.postgres import Connection, Stale


async def add_revisions(
    db: Connection, revisions: Collection[Revision]
) -> dict[UUID, bool]:
    """Keep what is new; returns each revision that changes its article.

    The value says whether the revision was new; else it was known and has now an
    earlier time stamp, which may change its rank.
    """
    ordered = sorted(revisions, key=lambda r: r.revision_id)
    rows = await db.fetch(
        """
        insert into revisions as r (revision_id, article_id, raw_time, article, reading)
        select *, $5::int
        from unnest($1::uuid[], $2::uuid[], $3::timestamptz[], $4::json[])
        on conflict (revision_id) do update set raw_time = excluded.raw_time
            where r.raw_time > excluded.raw_time
        returning revision_id, (xmax = 0) as is_new
        """,
        [r.revision_id for r in ordered],
        [r.article.article_id for r in ordered],
        [r.raw_time for r in ordered],
        [r.article.model_dump_json(exclude_none=True) for r in ordered],
        READING,
    )
    return {row["revision_id"]: row["is_new"] for row in rows}


async def state_numbers(db: Connection, articles: Iterable[UUID]) -> dict[UUID, int]:
    """The number of each article's state; those without one yet are absent."""
    rows = await db.fetch(
        "select article_id, state_no from articles where article_id = any($1)",
        sorted(articles),
    )
    return {row["article_id"]: row["state_no"] for row in rows}


async def revisions_of(
    db: Connection, articles: Collection[UUID]
) -> dict[UUID, list[Revision]]:
    """All that was ever said of these articles."""
    found: dict[UUID, list[Revision]] = {}
    if not articles:
        return found
    rows = await db.fetch(
        """
        select article_id, revision_id, raw_time, article
        from revisions where article_id = any($1) order by revision_id
        """,
        sorted(articles),
    )
    for row in rows:
        article = Article.model_validate_json(row["article"])
        revision = Revision(row["revision_id"], row["raw_time"], article)
        found.setdefault(row["article_id"], []).append(revision)
    return found


async def keep(
    db: Connection, states: Sequence[State], numbers: Mapping[UUID, int]
) -> None:
    """Write states over the numbered ones that were read.

    Raises `Stale` when one of them was written by somebody else meanwhile.
    """
    written = await db.fetch(
        """
        insert into articles as a (article_id, state_no, agency, feed, item_id,
            revision_id, kind, action, rule, signal, flagged, not_before, expires,
            arrived_at, headline, language, dated_at, dated_precision, section_id,
            section_name, content, take)
        select article_id, read_no + 1, agency, feed, item_id, revision_id, kind,
            action, rule, signal, flagged, not_before, expires, arrived_at, headline,
            language, dated_at, dated_precision, section_id, section_name, content, take
        from unnest($1::uuid[], $2::bigint[], $3::text[], $4::text[], $5::text[],
            $6::uuid[], $7::text[], $8::text[], $9::text[], $10::text[], $11::bool[],
            $12::timestamptz[], $13::timestamptz[], $14::timestamptz[], $15::text[],
            $16::text[], $17::timestamptz[], $18::text[], $19::text[], $20::text[],
            $21::json[], $22::int[])
            s(article_id, read_no, agency, feed, item_id, revision_id, kind, action,
            rule, signal, flagged, not_before, expires, arrived_at, headline, language,
            dated_at, dated_precision, section_id, section_name, content, take)
        on conflict (article_id) do update set
            (state_no, feed, revision_id, kind, action, rule, signal, flagged,
            not_before, expires, arrived_at, headline, language, dated_at,
            dated_precision, section_id, section_name, content, take) =
            (excluded.state_no, excluded.feed, excluded.revision_id, excluded.kind,
            excluded.action, excluded.rule, excluded.signal, excluded.flagged,
            excluded.not_before, excluded.expires, excluded.arrived_at,
            excluded.headline, excluded.language, excluded.dated_at,
            excluded.dated_precision, excluded.section_id, excluded.section_name,
            excluded.content, excluded.take)
            where a.state_no = excluded.state_no - 1
        returning article_id
        """,
        *_columns(states, numbers),
    )
    if len(written) != len(states):
        raise Stale


Column = list[object]


def _columns(states: Sequence[State], numbers: Mapping[UUID, int]) -> list[Column]:
    return [
        [s.article_id for s in states],
        [numbers.get(s.article_id, 0) for s in states],
        [s.agency for s in states],
        [s.feed for s in states],
        [s.item_id for s in states],
        [s.revision_id for s in states],
        [s.kind for s in states],
        [s.action for s in states],
        [s.rule for s in states],
        [s.signal for s in states],
        [s.flagged for s in states],
        [s.not_before for s in states],
        [s.expires for s in states],
        [s.arrived_at for s in states],
        [s.headline for s in states],
        [s.language for s in states],
        [s.dated.at if s.dated else None for s in states],
        [s.dated.precision if s.dated else None for s in states],
        [s.section.id if s.section else None for s in states],
        [s.section.name if s.section else None for s in states],
        [s.content for s in states],
        [s.take for s in states],
    ]

"""The truth about articles, as publish reads it, and what the world was told."""

from collections.abc import Collection
from typing import NamedTuple
from uuid import UUID

from pydantic import TypeAdapter

from schemas.article import Action
from schemas.page import Section
from schemas.state import Facts, Neighbour, Sent, Successor, Truth
from schemas.story import Dated, Kind
from services.runtime.postgres import Connection, Row


FACTS: TypeAdapter[Facts] = TypeAdapter(Facts)
BOX = 8
"""Related titles on a page, the best first."""


class Known(NamedTuple):
    """An article's truth, and what was told of it."""

    truth: Truth
    sent: Sent


async def read(db: Connection, articles: Collection[UUID]) -> list[Known]:
    """What is true now of these articles; those that are not there are absent."""
    ids = sorted(articles)
    rows = await db.fetch(
        """
        select a.*, p.seq as told_seq, p.facts as told_facts, o.seq as waiting_seq,
            o.facts as waiting_facts
        from articles a
        left join publications p using (article_id)
        left join outbox o on o.subject = a.article_id
        where a.article_id = any($1) order by a.article_id
        """,
        ids,
    )
    successors = await _successors(db, ids)
    replaces = await _replaces(db, ids)
    related = await _related(db, ids)
    return [
        Known(
            _truth(
                row,
                successors.get(row["article_id"], ()),
                replaces.get(row["article_id"], ()),
                related.get(row["article_id"], ()),
            ),
            _sent(row),
        )
        for row in rows
    ]


async def _successors(
    db: Connection, ids: list[UUID]
) -> dict[UUID, tuple[Successor, ...]]:
    """Whatever replaces each article, directly or through others."""
    rows = await db.fetch(
        """
        with recursive newer (target_id, by_id) as (
            select target_id, by_id from orders
            where target_id = any($1) and kind = 'replace' and by_id is not null
            union
            select newer.target_id, o.by_id
            from newer join orders o on o.target_id = newer.by_id
            where o.kind = 'replace' and o.by_id is not null
        )
        select newer.target_id, a.article_id, a.action, a.not_before,
            coalesce(p.public, false) as public
        from newer join articles a on a.article_id = newer.by_id
        left join publications p on p.article_id = newer.by_id
        where newer.target_id <> newer.by_id
        order by a.arrived_at desc, a.article_id
        """,
        ids,
    )
    found: dict[UUID, tuple[Successor, ...]] = {}
    for row in rows:
        successor = Successor(
            row["article_id"], Action(row["action"]), row["not_before"], row["public"]
        )
        found[row["target_id"]] = (*found.get(row["target_id"], ()), successor)
    return found


async def _replaces(db: Connection, ids: list[UUID]) -> dict[UUID, tuple[UUID, ...]]:
    rows = await db.fetch(
        """
        select by_id, array_agg(distinct target_id order by target_id) as older
        from orders
        where by_id = any($1) and kind = 'replace' and target_id is not null
        group by by_id
        """,
        ids,
    )
    return {row["by_id"]: tuple(row["older"]) for row in rows}


async def _related(
    db: Connection, ids: list[UUID]
) -> dict[UUID, tuple[Neighbour, ...]]:
    """The best links of each to what is public and whose truth now allows it."""
    rows = await db.fetch(
        """
        select wanted.id, best.*
        from unnest($1::uuid[]) wanted(id) cross join lateral (
            select a.article_id, a.headline, a.dated_at, a.dated_precision,
                l.kind, l.score
            from (
                select high_id as other, kind, score from links where low_id = wanted.id
                union all
                select low_id, kind, score from links where high_id = wanted.id
            ) l
            join publications p on p.article_id = l.other and p.public
            join articles a on a.article_id = l.other
            where a.action in ('publish', 'update', 'correct')
                and a.content is not null and a.headline is not null
                and (a.not_before is null or a.not_before <= now())
                and (a.expires is null or a.expires > now())
            order by l.score desc, a.article_id limit $2
        ) best
        order by wanted.id, best.score desc, best.article_id
        """,
        ids,
        BOX,
    )
    found: dict[UUID, list[Neighbour]] = {}
    for id_, *columns in rows:
        found.setdefault(id_, []).append(Neighbour(*columns))
    return {id_: tuple(neighbours) for id_, neighbours in found.items()}


def dated_of(row: Row) -> Dated | None:
    """The sender's date from its two columns."""
    if row["dated_at"] is None:
        return None
    return Dated(at=row["dated_at"], precision=row["dated_precision"])


def _truth(
    row: Row,
    successors: tuple[Successor, ...],
    replaces: tuple[UUID, ...],
    related: tuple[Neighbour, ...],
) -> Truth:
    section = row["section_id"]
    return Truth(
        article_id=row["article_id"],
        agency=row["agency"],
        kind=Kind(row["kind"]),
        action=Action(row["action"]),
        not_before=row["not_before"],
        expires=row["expires"],
        arrived_at=row["arrived_at"],
        headline=row["headline"],
        content=row["content"],
        language=row["language"],
        section=Section(id=section, name=row["section_name"]) if section else None,
        successors=successors,
        replaces=replaces,
        related=related,
    )


def _sent(row: Row) -> Sent:
    return Sent(
        seq=max(row["told_seq"] or 0, row["waiting_seq"] or 0),
        acknowledged=_facts(row["told_facts"]),
        pending=_facts(row["waiting_facts"]),
    )


def _facts(value: str | None) -> Facts | None:
    return None if value is None else FACTS.validate_json(value)

"""What was decided and not yet acknowledged, and what the world was told last."""

from collections.abc import Collection, Iterable, Sequence
from typing import NamedTuple
from uuid import UUID

from schemas.identity import event_id, section_subject
from schemas.language import primary
from schemas.state import Event
from services.database.truth import FACTS
from services.runtime.postgres import Connection, Reader


class Waiting(NamedTuple):
    """How much waits in the outbox; the age in seconds."""

    rows: int
    oldest: float


async def put(db: Connection, events: Sequence[Event]) -> None:
    """Replace whatever waits for the same subjects."""
    if not events:
        return
    await db.execute(
        """
        insert into outbox as o (subject, shard, seq, body, changed, facts, arrived_at)
        select subject, shard_of(subject), seq, body,
            array(select json_array_elements_text(changed)), facts, arrived_at
        from unnest($1::uuid[], $2::bigint[], $3::bytea[], $4::json[], $5::json[],
            $6::timestamptz[]) e(subject, seq, body, changed, facts, arrived_at)
        on conflict (subject) do update set (seq, body, changed, facts, arrived_at) =
            (excluded.seq, excluded.body, excluded.changed, excluded.facts,
            excluded.arrived_at)
        """,
        [event.subject for event in events],
        [event.seq for event in events],
        [event.body for event in events],
        [_json_list(event.changed) for event in events],
        [FACTS.dump_json(event.facts).decode() for event in events],
        [event.arrived_at for event in events],
    )


def _json_list(names: Sequence[str]) -> str:
    # Names of parts: plain words that need no escaping.
    return "[" + ",".join(f'"{name}"' for name in names) + "]"


async def subjects(db: Reader, shards: Iterable[int]) -> list[tuple[int, UUID]]:
    """The subjects that wait, with their shards."""
    rows = await db.fetch(
        "select shard, subject from outbox where shard = any($1)", list(shards)
    )
    return [(row["shard"], row["subject"]) for row in rows]


async def read(db: Connection, shards: Collection[int], most: int) -> list[Event]:
    """What waits, in no order of ids: numbers commit out of order."""
    rows = await db.fetch(
        """
        select subject, seq, body, changed, facts, arrived_at from outbox
        where shard = any($1) order by seq limit $2
        """,
        list(shards),
        most,
    )
    events = []
    for row in rows:
        facts = FACTS.validate_json(row["facts"])
        events.append(
            Event(
                subject=row["subject"],
                event_id=event_id(row["subject"], row["seq"]),
                seq=row["seq"],
                type=facts.event,
                body=row["body"],
                changed=tuple(row["changed"]),
                facts=facts,
                arrived_at=row["arrived_at"],
            )
        )
    return events


async def lists_told(db: Connection, articles: Collection[UUID]) -> set[UUID]:
    """The section lists in which these articles were told last."""
    rows = await db.fetch(
        """
        select distinct section_id, language from publications
        where article_id = any($1) and section_id is not null
        """,
        list(articles),
    )
    return {section_subject(row["section_id"], row["language"]) for row in rows}


async def acknowledge(db: Connection, events: Sequence[Event]) -> None:
    """Note what the broker has; what was decided meanwhile goes on waiting."""
    await db.execute(
        """
        delete from outbox o using unnest($1::uuid[], $2::bigint[]) sent(subject, seq)
        where o.subject = sent.subject and o.seq = sent.seq
        """,
        [event.subject for event in events],
        [event.seq for event in events],
    )
    await db.execute(
        """
        insert into publications as p (article_id, seq, public, published_at,
            section_id, language, headline, facts, related)
        select article_id, seq, public, published_at, section_id, language, headline,
            facts, array(select json_array_elements_text(facts -> 'related')::uuid)
        from unnest($1::uuid[], $2::bigint[], $3::bool[], $4::timestamptz[],
            $5::text[], $6::text[], $7::text[], $8::json[])
            f(article_id, seq, public, published_at, section_id, language, headline,
            facts)
        on conflict (article_id) do update set
            (seq, public, published_at, section_id, language, headline, facts, related)
            = (excluded.seq, excluded.public, excluded.published_at,
            excluded.section_id, excluded.language, excluded.headline, excluded.facts,
            excluded.related)
            where p.seq < excluded.seq
        """,
        [event.subject for event in events],
        [event.seq for event in events],
        [event.facts.public for event in events],
        [event.facts.published_at for event in events],
        [event.facts.section.id if event.facts.section else None for event in events],
        [primary(event.facts.language) for event in events],
        [event.facts.headline for event in events],
        [FACTS.dump_json(event.facts).decode() for event in events],
    )


async def partners(db: Connection, articles: Collection[UUID]) -> set[UUID]:
    """Every article that is linked to one of these and is public, or on its way.

    Of two that go out at the same time neither sees the other as public yet.
    """
    rows = await db.fetch(
        """
        select other from (
            select high_id as other from links where low_id = any($1)
            union
            select low_id from links where high_id = any($1)
        ) linked
        where exists (select from publications where article_id = other and public)
            or exists (select from outbox where subject = other)
        """,
        list(articles),
    )
    return {row["other"] for row in rows}


async def public_of(db: Connection, articles: Collection[UUID]) -> set[UUID]:
    """Those of these articles that have a page."""
    rows = await db.fetch(
        "select article_id from publications where public and article_id = any($1)",
        list(articles),
    )
    return {row["article_id"] for row in rows}


async def out_of(db: Connection, articles: Collection[UUID]) -> set[UUID]:
    """Those of these articles whose page the world has, or may have."""
    if not articles:
        return set()
    rows = await db.fetch(
        """
        select article_id from publications where public and article_id = any($1)
        union select subject from outbox where subject = any($1)
        """,
        list(articles),
    )
    return {row["article_id"] for row in rows}


async def naming(db: Connection, articles: Collection[UUID]) -> set[UUID]:
    """Every article whose page names one of these, or may name it on its way out."""
    if not articles:
        return set()
    rows = await db.fetch(
        """
        select article_id from publications where related && $1
        union select subject from outbox
        union select high_id from links where low_id = any($1)
        union select low_id from links where high_id = any($1)
        """,
        list(articles),
    )
    return {row["article_id"] for row in rows}


async def waiting(db: Reader) -> Waiting:
    """How much waits, and for how long the oldest has."""
    row = await db.fetchrow(
        """
        select count(*) as rows,
            coalesce(extract(epoch from now() - min(decided_at)), 0) as oldest
        from outbox
        """
    )
    return Waiting(row["rows"], float(row["oldest"])) if row else Waiting(0, 0.0)

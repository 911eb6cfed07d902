"""Marks of work: what to look at, and when. Inserted and deleted, never updated."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from enum import IntEnum, StrEnum
from typing import NamedTuple
from uuid import UUID

from services.runtime.postgres import Connection, Reader


CHANNEL = "wiredesk_work"
SHARDS = range(4)
"""By bits of the subject's id; fixed when the database is made (`shard_of` there)."""


class Kind(StrEnum):
    """Who takes a mark: publish takes articles and sections, the linker links."""

    ARTICLE = "article"
    SECTION = "section"
    LINK = "link"


class Rank(IntEnum):
    """Who goes first among what is due."""

    RECALL = 0
    NEWS = 1
    LINKS = 2


class Mark(NamedTuple):
    """A subject that somebody must look at; due now unless `after` seconds or `at`."""

    kind: Kind
    subject: UUID
    rank: Rank = Rank.NEWS
    after: float = 0.0
    at: datetime | None = None


async def mark(db: Connection, marks: Iterable[Mark]) -> None:
    """Insert marks; those due at once wake whoever waits."""
    rows = list(marks)
    if not rows:
        return
    await db.execute(
        """
        insert into work (kind, shard, subject, rank, due_at)
        select kind, shard_of(subject), subject, rank,
            coalesce(at, now() + make_interval(secs => after))
        from unnest($1::text[], $2::uuid[], $3::int[], $4::float8[], $5::timestamptz[])
            m(kind, subject, rank, after, at)
        """,
        [m.kind for m in rows],
        [m.subject for m in rows],
        [m.rank for m in rows],
        [m.after for m in rows],
        [m.at for m in rows],
    )
    if any(m.at is None and not m.after for m in rows):
        await db.execute("select pg_notify($1, '')", CHANNEL)


async def mark_once(db: Connection, marks: Iterable[Mark]) -> None:
    """Insert marks of subjects that have none as early and as high already.

    A mark that is being deleted does not count: who deletes it read the truth before
    us. Our lock makes whoever deletes another wait, and read after us. A section's mark
    is deleted only when its list was sent, so one that is due does not count either.
    """
    rows = list(marks)
    if not rows:
        return
    waiting = await db.fetch(
        """
        select m.kind, m.subject
        from unnest($1::text[], $2::uuid[], $3::float8[], $4::int[])
            m(kind, subject, after, rank)
        join work w on w.kind = m.kind and w.subject = m.subject and w.rank <= m.rank
            and w.due_at <= now() + make_interval(secs => m.after)
            and (w.kind <> 'section' or w.due_at > now())
        for key share of w skip locked
        """,
        [m.kind for m in rows],
        [m.subject for m in rows],
        [m.after for m in rows],
        [m.rank for m in rows],
    )
    there = {(row["kind"], row["subject"]) for row in waiting}
    await mark(db, [m for m in rows if (m.kind, m.subject) not in there])


class Due(NamedTuple):
    """A mark whose time has come."""

    id: int
    kind: Kind
    shard: int
    rank: Rank
    subject: UUID

    @classmethod
    def again(cls, kind: Kind, shard: int, subject: UUID) -> "Due":
        """Something to look at again that has no mark."""
        return cls(0, kind, shard, Rank.RECALL, subject)


async def due(
    db: Reader, kinds: Iterable[Kind], shards: Iterable[int], most: Mapping[Rank, int]
) -> list[Due]:
    """Marks whose time has come, by rank and time, at most so many of each rank."""
    rows = await db.fetch(
        """
        select w.id, w.kind, w.shard, w.rank, w.subject
        from unnest($1::text[]) kinds(kind)
        cross join unnest($3::int[], $4::int[]) ranks(rank, most)
        cross join lateral (
            select id, kind, shard, subject, rank, due_at from work
            where work.kind = kinds.kind and work.rank = ranks.rank
                and due_at <= now() and shard = any($2)
            order by due_at limit ranks.most
        ) w
        order by w.rank, w.due_at
        """,
        list(kinds),
        list(shards),
        list(most),
        list(most.values()),
    )
    return [
        Due(
            row["id"],
            Kind(row["kind"]),
            row["shard"],
            Rank(row["rank"]),
            row["subject"],
        )
        for row in rows
    ]


async def finish(db: Connection, ids: Iterable[int]) -> None:
    """Delete these marks and no others."""
    await db.execute("delete from work where id = any($1)", list(ids))


async def take(db: Connection, kinds: Iterable[Kind], subjects: Iterable[UUID]) -> None:
    """Delete every mark of these subjects that can be seen, whenever due.

    Whoever takes them reads the truth afterwards and says itself when to look again.
    """
    await db.execute(
        "delete from work where kind = any($1) and subject = any($2)",
        list(kinds),
        list(subjects),
    )

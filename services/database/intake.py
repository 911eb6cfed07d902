"""The books: one row an item that ever arrived."""

from collections.abc import Sequence
from typing import NamedTuple, Protocol
from uuid import UUID

from schemas.events import RawItem
from services.runtime.postgres import Connection


class Entry(Protocol):
    """How an item is accounted for."""

    @property
    def raw(self) -> RawItem: ...
    @property
    def outcome(self) -> str: ...
    @property
    def reason(self) -> str | None: ...
    @property
    def detail(self) -> str | None: ...
    @property
    def article_id(self) -> UUID | None: ...
    @property
    def revision_id(self) -> UUID | None: ...


class Booked(NamedTuple):
    """An entry that was new."""

    outcome: str
    reason: str | None


async def book(db: Connection, entries: Sequence[Entry]) -> list[Booked]:
    """Enter what is not in the books yet; returns what was new."""
    raws = [entry.raw for entry in entries]
    rows = await db.fetch(
        """
        insert into intake (topic, partition, raw_offset, raw_time, item, items, feed,
            outcome, reason, article_id, revision_id, reading)
        select * from unnest($1::text[], $2::int[], $3::bigint[], $4::timestamptz[],
            $5::int[], $6::int[], $7::text[], $8::text[], $9::text[], $10::uuid[],
            $11::uuid[], $12::int[])
        on conflict do nothing
        returning outcome, reason
        """,
        [raw.topic for raw in raws],
        [raw.partition for raw in raws],
        [raw.offset for raw in raws],
        [raw.time for raw in raws],
        [raw.item for raw in raws],
        [raw.items for raw in raws],
        [raw.feed for raw in raws],
        [entry.outcome for entry in entries],
        [entry.reason for entry in entries],
        [entry.article_id for entry in entries],
        [entry.revision_id for entry in entries],
        [raw.reading for raw in raws],
    )
    await _index_dead_letters(db, [e for e in entries if e.outcome == "dead_letter"])
    return [Booked(row["outcome"], row["reason"]) for row in rows]


async def _index_dead_letters(db: Connection, entries: Sequence[Entry]) -> None:
    if not entries:
        return
    raws = [entry.raw for entry in entries]
    await db.execute(
        """
        insert into dead_letters
            (topic, partition, raw_offset, item, feed, reason, detail, at)
        select * from unnest($1::text[], $2::int[], $3::bigint[], $4::int[], $5::text[],
            $6::text[], $7::text[], $8::timestamptz[])
        on conflict do nothing
        """,
        [raw.topic for raw in raws],
        [raw.partition for raw in raws],
        [raw.offset for raw in raws],
        [raw.item for raw in raws],
        [raw.feed for raw in raws],
        [entry.reason for entry in entries],
        [entry.detail for entry in entries],
        [raw.time for raw in raws],
    )

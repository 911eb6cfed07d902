"""A topic as a source of records, that knows where to go on."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime
from typing import Protocol

from schemas.record import Place, Record
from services.runtime import logs, metrics
from services.runtime.consumer import Consumer
from services.runtime.settings import WorkerSettings


class Stored(Protocol):
    """Where the database keeps the next offsets."""

    async def read(self, places: Iterable[Place]) -> Mapping[Place, int]:
        """The stored next offsets; partitions never read are absent."""

    async def forget(self, places: Iterable[Place]) -> None:
        """Start these partitions anew."""


TAKE_WAIT = 0.2
"""Seconds; how soon an idle worker sees that it shall stop."""


class TopicSource:
    """Takes records as a member of a group.

    `stored` says the next offsets where the database keeps them; else the group's
    committed ones count. The Kafka commit is made either way: lag tools read it.
    """

    def __init__(
        self, consumer: Consumer, settings: WorkerSettings, stored: Stored | None = None
    ) -> None:
        self._consumer = consumer
        self._settings = settings
        self._stored = stored
        self._seen = -1
        self._in_hand: dict[Place, int] = {}
        self._topics: set[str] = set()
        self._log = logs.get()

    async def take(self) -> Sequence[Record]:
        """The next records of the partitions that are ours now."""
        if self._consumer.rebalances != self._seen:
            await self.reset()
        records = await self._consumer.take(self._settings.batch, TAKE_WAIT)
        if self._consumer.rebalances != self._seen:
            # What was fetched may be another's by now; `reset` goes back to it if not.
            return ()
        self._in_hand = spans_end(records)
        self._consumer.busy(in_hand=bool(records))
        self._measure(records)
        return records

    async def done(self) -> None:
        """Commit what is in hand, for the lag tools or for the next start."""
        await self._consumer.commit(self._in_hand)
        self._consumer.busy(in_hand=False)

    async def reset(self) -> None:
        """Go to where each of our partitions goes on."""
        self._consumer.busy(in_hand=False)
        self._seen = self._consumer.rebalances
        ours = self._consumer.assignment()
        if not ours:
            return
        metrics.count("rebalances_total")
        if self._stored is None:
            await self._consumer.seek(await self._consumer.committed(ours))
            return
        await self._consumer.seek(await self._checked(self._stored, ours))

    async def _checked(self, stored: Stored, ours: set[Place]) -> dict[Place, int]:
        """Where to go on; offsets that a topic does not have start at its beginning."""
        ends = await self._consumer.ends(ours)
        begins = await self._consumer.beginnings(ours)
        offsets = {**begins, **await stored.read(ours)}
        lost = {p for p, at in offsets.items() if not begins[p] <= at <= ends[p]}
        for place in sorted(lost):
            told = {"topic": place.topic, "partition": place.partition}
            self._log.error(
                "stored offset is not in the topic; starting at its beginning",
                offset=offsets[place],
                **told,
            )
        await stored.forget(lost)
        return offsets | {place: begins[place] for place in lost}

    def _measure(self, records: Sequence[Record]) -> None:
        now = datetime.now(UTC)
        self._topics |= {record.topic for record in records}
        for topic in self._topics:
            oldest = min((r.time for r in records if r.topic == topic), default=now)
            age = max(0.0, (now - oldest).total_seconds())
            metrics.gauge("consumer_lag_seconds", age, topic=topic)
        for place, offset in self._in_hand.items():
            end = self._consumer.known_end(place)
            if end is not None:
                metrics.gauge(
                    "consumer_lag_records",
                    max(0, end - offset),
                    topic=place.topic,
                    partition=str(place.partition),
                )


def spans_end(records: Iterable[Record]) -> dict[Place, int]:
    """The next offset of each partition once these records are done."""
    ends: dict[Place, int] = {}
    for record in records:
        place = Place(record.topic, record.partition)
        ends[place] = max(ends.get(place, 0), record.offset + 1)
    return ends


def spans(records: Iterable[Record]) -> dict[Place, tuple[int, int]]:
    """The first and the last offset of each partition."""
    found: dict[Place, tuple[int, int]] = {}
    for record in records:
        place = Place(record.topic, record.partition)
        first, last = found.get(place, (record.offset, record.offset))
        found[place] = min(first, record.offset), max(last, record.offset)
    return found

"""A consumer: a member of a group that commits by hand, or a reader without one."""

import asyncio
import contextlib
from collections.abc import AsyncIterator, Iterable, Mapping, Sequence
from contextlib import asynccontextmanager
from datetime import UTC, datetime

import aiokafka
from aiokafka import errors
from aiokafka.abc import ConsumerRebalanceListener

from schemas.record import Place, Record
from schemas.topics import MIB
from services.runtime.kafka import DEADLINE, connection, stop
from services.runtime.settings import KafkaSettings


# A fifth of the session time-out.
DRAIN_DEADLINE = 1.2


class _Rebalances(ConsumerRebalanceListener):  # type: ignore[misc] # untyped base
    """Counts rebalances; before giving partitions away, lets the batch in hand end.

    Errors raised here would be swallowed, so none can be.
    """

    def __init__(self) -> None:
        self.count = 0
        self.idle = asyncio.Event()
        self.idle.set()

    async def on_partitions_revoked(self, revoked: Iterable[Place]) -> None:
        del revoked
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(DRAIN_DEADLINE):
                await self.idle.wait()
        self.count += 1

    async def on_partitions_assigned(self, assigned: Iterable[Place]) -> None:
        del assigned
        self.count += 1


class Consumer:
    """A member of a group that commits by hand, or a reader without a group."""

    def __init__(
        self, client: aiokafka.AIOKafkaConsumer, rebalances: _Rebalances
    ) -> None:
        self._client = client
        self._rebalances = rebalances

    @property
    def rebalances(self) -> int:
        """How often the assignment changed; a change makes records in hand stale."""
        return self._rebalances.count

    def busy(self, *, in_hand: bool) -> None:
        """Say whether a batch is in hand, which a rebalance then waits for."""
        if in_hand:
            self._rebalances.idle.clear()
        else:
            self._rebalances.idle.set()

    async def take(self, most: int, wait: float) -> list[Record]:
        """Up to `most` records, after at most `wait` seconds; possibly none."""
        got = await self._client.getmany(timeout_ms=int(wait * 1000), max_records=most)
        return [_record(message) for batch in got.values() for message in batch]

    def assignment(self) -> set[Place]:
        """The partitions that are this member's now."""
        return {Place(p.topic, p.partition) for p in self._client.assignment()}

    async def seek(self, offsets: Mapping[Place, int]) -> None:
        """Go on reading at these offsets; those no longer ours are passed over."""
        for place, offset in offsets.items():
            try:
                self._client.seek(_partition(place), offset)
            except errors.IllegalStateError:
                continue

    async def commit(self, offsets: Mapping[Place, int]) -> None:
        """Commit the next offsets; a rebalance that came between is no error.

        The partition's new owner does the batch again, and handlers may repeat.
        """
        ours = self.assignment()
        wanted = {_partition(p): o for p, o in offsets.items() if p in ours}
        if not wanted:
            return
        try:
            async with asyncio.timeout(DEADLINE):
                await self._client.commit(wanted)
        except (errors.CommitFailedError, errors.IllegalStateError, TimeoutError):
            return

    async def committed(self, places: Iterable[Place]) -> dict[Place, int]:
        """The group's committed offsets; 0 where there is none yet."""
        found = {p: await self._client.committed(_partition(p)) for p in places}
        return {place: offset or 0 for place, offset in found.items()}

    async def ends(self, places: Iterable[Place]) -> dict[Place, int]:
        """The offsets that the next records will have."""
        found = await self._client.end_offsets([_partition(p) for p in places])
        return {Place(p.topic, p.partition): offset for p, offset in found.items()}

    async def beginnings(self, places: Iterable[Place]) -> dict[Place, int]:
        """The offsets of the oldest records that are kept."""
        found = await self._client.beginning_offsets([_partition(p) for p in places])
        return {Place(p.topic, p.partition): offset for p, offset in found.items()}

    def known_end(self, place: Place) -> int | None:
        """The end as of the last fetch, without asking the broker."""
        end: int | None = self._client.highwater(_partition(place))
        return end

    async def position(self, place: Place) -> int:
        """The offset of the next record that will be taken."""
        offset: int = await self._client.position(_partition(place))
        return offset

    def assign(self, places: Iterable[Place]) -> None:
        """Read these partitions, without a group."""
        self._client.assign([_partition(p) for p in places])


@asynccontextmanager
async def open_consumer(
    settings: KafkaSettings,
    *,
    group: str | None = None,
    topics: Sequence[str] = (),
    pattern: str | None = None,
) -> AsyncIterator[Consumer]:
    """A started consumer, stopped at the end within a deadline."""
    instance = f"{group}-{settings.instance}" if group and settings.instance else None
    client = aiokafka.AIOKafkaConsumer(
        **connection(settings),
        group_id=f"{settings.group}-{group}" if group else None,
        group_instance_id=instance,
        enable_auto_commit=False,
        auto_offset_reset="earliest",
        isolation_level="read_committed",
        metadata_max_age_ms=30_000,
        session_timeout_ms=6_000,
        heartbeat_interval_ms=1_500,
        fetch_max_wait_ms=100,
        max_partition_fetch_bytes=4 * MIB,
        max_poll_interval_ms=120_000,
    )
    rebalances = _Rebalances()
    if pattern is not None:
        client.subscribe(pattern=pattern, listener=rebalances)
    elif topics:
        client.subscribe(topics=list(topics), listener=rebalances)
    try:
        await client.start()
        yield Consumer(client, rebalances)
    finally:
        await stop(client)


def _partition(place: Place) -> aiokafka.TopicPartition:
    return aiokafka.TopicPartition(place.topic, place.partition)


def _record(message: aiokafka.ConsumerRecord[bytes, bytes]) -> Record:
    return Record(
        topic=message.topic,
        partition=message.partition,
        offset=message.offset,
        time=datetime.fromtimestamp(message.timestamp / 1000, UTC),
        key=message.key,
        value=message.value,
        headers=tuple(message.headers),
    )

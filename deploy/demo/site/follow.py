"""Keeps the store in step with the three topics, without a consumer group.

    note the ends of `published` ─▶ read `latest` and `sections` to their ends
        ─▶ ready ─▶ follow `published` from the note, and `sections`

A broker that goes away or stalls without a word ends the round; the next one starts the same way, and `seq` makes the repeats harmless.
"""

import asyncio
import logging
import ssl
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from time import monotonic

from aiokafka import AIOKafkaConsumer, ConsumerRecord, TopicPartition
from aiokafka.errors import KafkaError

from deploy.demo.site.records import (
    Told,
    read_latest,
    read_published,
    read_sections,
)
from deploy.demo.site.settings import SiteSettings


AT_ONCE = 300
POLL_MS = 250
LOOK_EVERY = 3.0
PATIENCE = 5.0
BACK_OFF = (0.5, 1.0, 2.0, 3.0)

log = logging.getLogger("site.follow")

Ends = dict[TopicPartition, int]
Tell = Callable[[Told], None]


class BehindError(Exception):
    """The broker has more, and hands nothing over."""


@dataclass(slots=True)
class Follower:
    """Follows for ever; `caught_up` once all there was has been read."""

    settings: SiteSettings
    tell: Tell
    caught_up: bool = False
    connected: bool = False
    unread: int = 0

    async def run(self) -> None:
        """Start over whenever the broker fails; wait a little longer each time."""
        failures = 0
        while True:
            started = monotonic()
            try:
                await self._round()
            except (KafkaError, OSError, BehindError) as error:
                self.connected = False
                failures = 0 if monotonic() - started > LOOK_EVERY else failures + 1
                wait = BACK_OFF[min(failures, len(BACK_OFF) - 1)]
                log.warning(
                    "start over in %.1f s: %s %s", wait, type(error).__name__, error
                )
                await asyncio.sleep(wait)

    async def _round(self) -> None:
        s = self.settings
        async with _consumer(s, "read_committed") as consumer:
            note, ends = await self._note_and_ends(consumer)
            for partition, offset in note.items():
                consumer.seek(partition, offset)
            consumer.pause(*note)
            await self._read_to(consumer, ends)
            consumer.pause(*(p for p in ends if p.topic == s.latest))
            consumer.resume(*note)
            self.connected = True
            self.caught_up = True
            await self._follow(consumer)

    async def _note_and_ends(self, consumer: AIOKafkaConsumer) -> tuple[Ends, Ends]:
        """Where to follow from, and how far to read before.

        The note is the last *stable* offset, the ends are the very last: a
        transaction in flight then lies after the note, or is waited for in `latest`.
        """
        s = self.settings
        note = await _ends(consumer, s.published)
        async with _consumer(s, "read_uncommitted") as other:
            return note, await _ends(other, s.latest, s.sections)

    async def _read_to(self, consumer: AIOKafkaConsumer, ends: Ends) -> None:
        moved = monotonic()
        while await _short_of(consumer, ends):
            if await self._take(consumer):
                moved = monotonic()
            elif monotonic() - moved > PATIENCE * 6:
                raise BehindError

    async def _follow(self, consumer: AIOKafkaConsumer) -> None:
        """Take in for ever, looking now and then whether anything is stuck.

        A consumer can stall without a sign after a restart of the broker.
        """
        s = self.settings
        looked, before = monotonic(), Ends()
        while True:
            await self._take(consumer)
            if monotonic() - looked > LOOK_EVERY:
                ends = await _ends(consumer, s.published, s.sections)
                short = await _short_of(consumer, ends)
                if short.items() & before.items():
                    raise BehindError
                looked, before = monotonic(), short

    async def _take(self, consumer: AIOKafkaConsumer) -> bool:
        """Take in what has come; whether anything had."""
        batches = await consumer.getmany(timeout_ms=POLL_MS, max_records=AT_ONCE)
        for batch in batches.values():
            for record in batch:
                self._take_one(record)
            await asyncio.sleep(0)
        return bool(batches)

    def _take_one(self, record: ConsumerRecord) -> None:
        told = self._readers()[record.topic](record)
        if told is None:
            self.unread += 1
            log.warning(
                "not understood: %s %s %s",
                record.topic,
                record.partition,
                record.offset,
            )
        else:
            self.tell(told)

    def _readers(self) -> dict[str, Callable[[ConsumerRecord], Told | None]]:
        return {
            self.settings.published: lambda r: read_published(r.value),
            self.settings.latest: lambda r: read_latest(r.key, r.value),
            self.settings.sections: lambda r: read_sections(r.key, r.value),
        }


@asynccontextmanager
async def _consumer(
    settings: SiteSettings, isolation: str
) -> AsyncIterator[AIOKafkaConsumer]:
    consumer = AIOKafkaConsumer(  # without a group it takes every partition
        settings.published,
        settings.latest,
        settings.sections,
        bootstrap_servers=settings.bootstrap,
        isolation_level=isolation,
        auto_offset_reset="earliest",
        enable_auto_commit=False,
        metadata_max_age_ms=30_000,
        retry_backoff_ms=300,
        security_protocol=settings.security_protocol,
        sasl_mechanism=settings.sasl_mechanism,
        sasl_plain_username=settings.username,
        sasl_plain_password=(
            settings.password.get_secret_value() if settings.password else None
        ),
        ssl_context=_tls(settings),
    )
    try:
        async with asyncio.timeout(PATIENCE):
            await consumer.start()
        yield consumer
    finally:
        await _stop(consumer)


async def _stop(consumer: AIOKafkaConsumer) -> None:
    """Without a broker it may wait for ever, or say that it was cancelled itself."""
    task = asyncio.create_task(consumer.stop())
    await asyncio.wait({task}, timeout=PATIENCE)
    if not task.cancel() and not task.cancelled():
        task.exception()


def _tls(settings: SiteSettings) -> ssl.SSLContext | None:
    if not settings.security_protocol.endswith("SSL"):
        return None
    return ssl.create_default_context(cafile=settings.ca_file)


async def _ends(consumer: AIOKafkaConsumer, *topics: str) -> Ends:
    partitions = [
        TopicPartition(topic, number)
        for topic in topics
        for number in consumer.partitions_for_topic(topic) or ()
    ]
    async with asyncio.timeout(PATIENCE):
        ends: Ends = await consumer.end_offsets(partitions)
    return ends


async def _short_of(consumer: AIOKafkaConsumer, ends: Ends) -> Ends:
    """Where it stands in each partition that it has not read to its end."""
    async with asyncio.timeout(PATIENCE):
        stands = {partition: await consumer.position(partition) for partition in ends}
    return {p: stand for p, stand in stands.items() if stand < ends[p]}

"""Ingest: raw records in, what was received out. No database, no state.

take raw records ─▶ handle (pure, off the event loop) ─▶ dead letters ─▶ events ─▶ commit
"""

import asyncio
import re
import time
from collections.abc import Sequence
from dataclasses import dataclass

from schemas.feeds import Feeds
from schemas.record import Record
from schemas.topics import Role
from services.ingest.handler import Handled, handle
from services.ingest.unexpected import set_aside
from services.runtime import metrics
from services.runtime.consumer import open_consumer
from services.runtime.limits import Outcome
from services.runtime.producer import Producer, open_producer
from services.runtime.pulse import Pulse
from services.runtime.service import Service, main
from services.runtime.topicsource import TopicSource
from services.runtime.worker import Worker


SILENCE_EVERY = 5.0
COUNTED = {
    "article": ("verdicts_total", "verdict"),
    "order": ("verdicts_total", "verdict"),
    "skipped": ("skipped_total", "reason"),
    "rejected": ("dead_letters_total", "reason"),
}


@dataclass(frozen=True, slots=True)
class Read:
    """A batch as read, and how much of it was rejected."""

    handled: Handled
    rejections: Sequence[Outcome]


class Ingesting:
    """The job: say what was received."""

    name = "ingest"

    def __init__(self, producer: Producer, feeds: Feeds) -> None:
        self._producer = producer
        self._feeds = feeds
        self._heard: dict[str, float] = {}

    async def prepare(self, items: Sequence[Record]) -> Read:
        """Read the records, off the event loop so that heartbeats go on."""
        handled = await asyncio.to_thread(handle, items, self._feeds)
        return Read(handled, _rejections(handled))

    async def keep(self, items: Sequence[Record], made: Read) -> None:
        """Send dead letters first: the event that counts one must find it there."""
        await self._producer.send(made.handled.dead_letters)
        await self._producer.send(made.handled.events)
        self._count(items, made.handled)

    async def set_aside(self, item: Record, error: Exception) -> None:
        """Keep a record that this program cannot handle among the dead letters."""
        handled = set_aside(item, self._feeds, type(error).__name__)
        await self.keep([item], Read(handled, ()))

    async def tell_silence(self, pulse: Pulse) -> None:
        """Tell now and then for how long each feed has been silent."""
        while not pulse.stopping:
            now = time.monotonic()
            for feed, heard in self._heard.items():
                metrics.gauge("feed_silence_seconds", now - heard, feed=feed)
            await pulse.sleep(SILENCE_EVERY)

    def _count(self, items: Sequence[Record], made: Handled) -> None:
        now = time.monotonic()
        for record in items:
            feed = self._feeds.owner(record.topic).name
            self._heard[feed] = now
            metrics.count("messages_consumed_total", feed=feed, topic=record.topic)
            metrics.observe("message_bytes", len(record.value or b""))
        for outcome in made.outcomes:
            name, label = COUNTED[outcome.outcome]
            metrics.count(name, outcome.items, **{label: outcome.reason})


def _rejections(handled: Handled) -> list[Outcome]:
    found: dict[str, list[int]] = {}
    for outcome in handled.outcomes:
        counts = found.setdefault(outcome.feed, [0, 0])
        counts[outcome.outcome != "rejected"] += outcome.items
    return [Outcome(feed, *counts) for feed, counts in found.items()]


def raw_topics(feeds: Feeds) -> str:
    """A pattern for every raw topic: by prefix, and those that feeds name."""
    named = sorted({re.escape(feed.topic) for feed in feeds.feeds.values()})
    return "^(" + "|".join([re.escape(feeds.raw_prefix) + ".+", *named]) + ")$"


async def run(service: Service) -> None:
    """Read what agencies push until told to stop."""
    settings = service.settings
    feeds = settings.load_feeds()
    async with (
        open_producer(settings.kafka) as producer,
        open_consumer(
            settings.kafka, group=Role.RAW, pattern=raw_topics(feeds)
        ) as consumer,
    ):
        job = Ingesting(producer, feeds)
        source = TopicSource(consumer, settings.worker)
        with service.pulse("ingest") as pulse:
            async with asyncio.TaskGroup() as tasks:
                tasks.create_task(job.tell_silence(pulse))
                await Worker(source, job, service.limits(), pulse).run()


if __name__ == "__main__":
    main("ingest", run)

"""Publish: marks of work in, numbered events out.

    take due marks ─▶ one transaction: lease, truth, decide, outbox
                  ─▶ one Kafka transaction a shard ─▶ acknowledge, and mark whom it concerns

A shard's owner always goes in this order: initialise the producer (which fences the
owner before), check lease and epoch, decide, read the outbox, send.
"""

import asyncio
import time
from collections.abc import Collection, Iterable, Sequence
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from schemas.reasons import Hold
from schemas.record import Outgoing
from schemas.state import Event
from services.database import acknowledged, counts, lease, lists, outbox, truth, work
from services.database.work import Due, Kind, Mark, Rank
from services.publish.decide import decide
from services.publish.envelope import records_of, section_record
from services.publish.ripples import ripples_of
from services.publish.sections import decide_list
from services.publish.shards import name_of, number_of
from services.runtime import metrics, postgres
from services.runtime.allowance import Allowance
from services.runtime.faults import unless_away
from services.runtime.ownership import Owned, Ownership
from services.runtime.postgres import Connection, Pool, Stale, listening, transaction
from services.runtime.producer import Fenced, Producer, open_producer
from services.runtime.pulse import Pulse
from services.runtime.service import Service, main
from services.runtime.settings import PublishSettings
from services.runtime.worker import Unprepared, Worker
from services.runtime.worktable import WorkTable


KINDS = (Kind.ARTICLE, Kind.SECTION)
POSTPONED, GAUGES_EVERY = 60.0, 15.0
AT_A_TIME = 500
RANKS = {False: Rank.NEWS, True: Rank.LINKS}


@dataclass(slots=True)
class Publishing:
    """The job: bring what is due to the world."""

    pool: Pool
    owner: str
    shards: Ownership[Producer]
    rules: PublishSettings
    links: Allowance
    flushed: set[tuple[str, int]] = field(default_factory=set)
    held: dict[str, Owned[Producer]] = field(default_factory=dict)
    name = "publish"

    async def due(self) -> list[Due]:
        """Marks whose time has come in our shards, and what an owner before left."""
        owned = list(self.shards.owned)
        if not owned:
            return []
        left = await outbox.subjects(self.pool, map(number_of, self._unflushed(owned)))
        again = [Due.again(Kind.ARTICLE, shard, subject) for shard, subject in left]
        links = self.links.available()
        most = {Rank.RECALL: AT_A_TIME, Rank.NEWS: AT_A_TIME, Rank.LINKS: links}
        found = await work.due(self.pool, KINDS, map(number_of, owned), most)
        self.links.use(sum(mark.rank is Rank.LINKS for mark in found))
        return again + found

    async def prepare(self, items: Sequence[Due]) -> Unprepared:
        """Nothing can be worked out before the truth is read."""
        del items
        return Unprepared()

    async def keep(self, items: Sequence[Due], made: Unprepared) -> None:
        """Decide what is owed, send it, and note that it was sent."""
        del made
        # A lease that is lost and won again in between has another producer: rows that
        # were read before it was initialised must not go through it.
        self.held = dict(self.shards.owned)
        names = {name_of(item.shard) for item in items}
        unflushed = self._unflushed(names)
        # Whatever stops us from here: what is decided is sent by whoever comes next.
        self.flushed -= self._epochs(names)
        events = await self._decide(items, names)
        await self._tell([e for e in events if name_of(e.shard) not in unflushed])
        for name in unflushed:
            while left := await self._waiting(name):
                await self._tell(left)
        self.flushed |= self._epochs(names)
        await self._tell_sections([i for i in items if i.kind is Kind.SECTION])

    async def set_aside(self, item: Due, error: Exception) -> None:
        """Look again later: an article must not stop the others of its shard."""
        del error
        later = Mark(item.kind, item.subject, after=POSTPONED)
        async with transaction(self.pool) as db:
            await work.take(db, [item.kind], [item.subject])
            await work.mark(db, [later])

    def _epochs(self, names: Iterable[str]) -> set[tuple[str, int]]:
        owned = self.shards.owned
        return {(name, owned[name].epoch) for name in names if name in owned}

    def _unflushed(self, names: Iterable[str]) -> set[str]:
        """Shards in whose outbox there may be what nobody saw sent."""
        return {name for name, _ in self._epochs(names) - self.flushed}

    async def _tell(self, events: Sequence[Event]) -> None:
        """Send events, a transaction a shard, and note what the broker has."""
        by_shard: dict[str, list[Event]] = {}
        for event in events:
            by_shard.setdefault(name_of(event.shard), []).append(event)
        telling = (self._tell_shard(*each) for each in by_shard.items())
        for failed in await asyncio.gather(*telling, return_exceptions=True):
            if failed:
                raise failed

    async def _tell_shard(self, name: str, events: Sequence[Event]) -> None:
        await self._send(name, [r for event in events for r in records_of(event)])
        await self._acknowledge(events)

    async def _waiting(self, name: str) -> list[Event]:
        async with transaction(self.pool) as db:
            await self._check(db, [name])
            return await outbox.read(db, [number_of(name)], AT_A_TIME)

    async def _decide(
        self, items: Sequence[Due], names: Collection[str]
    ) -> list[Event]:
        """One transaction: lease, marks, truth, outbox; returns what is to be told."""
        articles = {item.subject for item in items if item.kind is Kind.ARTICLE}
        async with transaction(self.pool) as db:
            now = await self._check(db, names)
            await work.take(db, [Kind.ARTICLE], articles)
            every = timedelta(seconds=self.rules.related_every)
            decisions = [
                (true.article_id, decide(now, true, sent, every))
                for true, sent in await truth.read(db, articles)
            ]
            events = [d.event for _, d in decisions if d.event]
            await outbox.put(db, events)
            marks = [
                Mark(Kind.ARTICLE, id_, RANKS[d.only_links], at=d.wake_at)
                for id_, d in decisions
                if d.wake_at
            ]
            first = {id_ for _, d in decisions for id_ in d.after}
            marks += [Mark(Kind.ARTICLE, id_, Rank.RECALL) for id_ in first]
            await work.mark(db, marks)
        return events

    async def _check(self, db: Connection, names: Collection[str]) -> datetime:
        """The database's time; the leases are ours until the transaction's end."""
        epochs = {n: o.epoch for n, o in self.held.items() if n in names}
        ours = await lease.check(db, epochs, self.owner)
        if ours != set(names):
            raise Stale
        now: datetime = await db.fetchval("select now()")
        return now

    async def _send(self, name: str, records: Sequence[Outgoing]) -> None:
        try:
            await self.held[name].thing.send_together(records)
        except (Fenced, TimeoutError) as gone:
            # How a transaction without an answer ended, only a new producer finds out.
            self.shards.drop(name)
            raise Stale from gone

    async def _acknowledge(self, events: Sequence[Event]) -> None:
        """Note what the broker has, and mark everyone whom it concerns."""
        waits = self.rules.partners_after, self.rules.section_every
        async with transaction(self.pool) as db:
            await acknowledged.note(db, events, ripples_of(events), waits)
        _count(events)

    async def _tell_sections(self, items: Sequence[Due]) -> None:
        """Send the lists that changed; their marks go when the broker has them."""
        if not items:
            return
        ids = {item.subject: name_of(item.shard) for item in items}
        async with transaction(self.pool) as db:
            now = await self._check(db, set(ids.values()))
            listed = await lists.read(db, ids)
        told = [(one, event) for one in listed if (event := decide_list(now, one))]
        for name in set(ids.values()):
            records = [
                section_record(one.section.id, one.language, event.body)
                for one, event in told
                if ids[one.subject] == name
            ]
            await self._send(name, records)
        async with transaction(self.pool) as db:
            for one, event in told:
                await lists.told(db, one.subject, event.seq, event.digest)
            await work.finish(db, [item.id for item in items])


def _count(events: Sequence[Event]) -> None:
    now = datetime.now(UTC)
    for event in events:
        metrics.count("published_total", event=event.type.value)
        if since := event.arrived_at:
            fresh = max(0.0, (now - since).total_seconds())
            metrics.observe("arrival_to_publish_seconds", fresh)


async def run(service: Service) -> None:
    """Own shards, and bring what is due in them to the world, until told to stop."""
    settings = service.settings

    def open_shard(name: str, _: int) -> AbstractAsyncContextManager[Producer]:
        # Initialised, it fences the owner before.
        return open_producer(settings.kafka, f"{settings.kafka.group}-{name}")

    async with postgres.open_pool(settings.postgres) as pool:
        with service.pulse("publish") as pulse:
            leases = lease.Leases(pool, service.owner, settings.publish.lease)
            shards = Ownership(leases, open_shard, pulse, settings.publish.shards)
            links = Allowance(settings.publish.related_per_second, time.monotonic)
            job = Publishing(pool, service.owner, shards, settings.publish, links)
            async with (
                listening(pool, work.CHANNEL) as woken,
                asyncio.TaskGroup() as tasks,
            ):
                tending = tasks.create_task(shards.tend(map(name_of, work.SHARDS)))
                tasks.create_task(gauges(pool, pulse))
                table = WorkTable(job.due, woken)
                await Worker(table, job, service.limits(), pulse).run()
                tending.cancel()


async def gauges(pool: Pool, pulse: Pulse) -> None:
    """Tell now and then how much waits and what is held."""
    while not pulse.stopping:
        with unless_away():
            waits, held = await outbox.waiting(pool), await counts.held(pool)
            metrics.gauge("outbox_pending", waits.rows)
            metrics.gauge("outbox_oldest_age_seconds", waits.oldest)
            for why in Hold:
                metrics.gauge("held", held.get(why, 0), why=why)
        await pulse.sleep(GAUGES_EVERY)


if __name__ == "__main__":
    main("publish", run)

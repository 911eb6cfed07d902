"""A publisher that was paused while another took its shard puts no old page back."""

import asyncio
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import dataclass, replace
from uuid import uuid4

import pytest
import pytest_asyncio
from pydantic import SecretStr

from schemas.article import Action
from schemas.record import Outgoing, Place
from schemas.topics import TOPICS, Role
from services.database import articles, work
from services.database.lease import Leases
from services.database.work import Kind, Mark
from services.publish.__main__ import Publishing
from services.publish.shards import name_of
from services.runtime.admin import open_admin
from services.runtime.allowance import Allowance
from services.runtime.consumer import open_consumer
from services.runtime.ownership import Owned, Ownership
from services.runtime.postgres import Pool, Stale, open_pool
from services.runtime.producer import Producer, open_producer
from services.runtime.pulse import Pulse
from services.runtime.settings import KafkaSettings, PostgresSettings, PublishSettings
from tests.database.test_orders import state
from tests.publish.truths import truth


OUTSIDE = (Role.PUBLISHED, Role.LATEST, Role.SECTIONS)
STORY = replace(state("a"), content=truth("Old page").content, headline="Old page")
SHARD = STORY.article_id.bytes[0] & 3
NAME = name_of(SHARD)

pytestmark = pytest.mark.line


class Paused(Producer):
    """A producer whose process stands still between reading and sending."""

    meanwhile: Callable[[], Awaitable[None]] | None = None

    async def send_together(self, records: Sequence[Outgoing]) -> None:
        """Send what was read before, after all that happened meanwhile."""
        meanwhile, self.meanwhile = self.meanwhile, None
        if meanwhile:
            await meanwhile()
        await super().send_together(records)


@dataclass
class House:
    """Broker and database of the test's own."""

    kafka: KafkaSettings
    pool: Pool

    @asynccontextmanager
    async def publisher(self, owner: str) -> AsyncIterator[tuple[Publishing, Paused]]:
        """An owner of the story's shard, as `run` makes it."""
        leases = Leases(self.pool, owner, 60)
        epoch = await leases.acquire(NAME)
        assert epoch
        name = f"{self.kafka.group}-{NAME}"
        async with open_producer(self.kafka, name) as opened:
            producer = Paused(opened._client, self.kafka)  # noqa: SLF001 - the same client, with a pause
            pulse = Pulse(owner, asyncio.Event())
            shards: Ownership[Producer] = Ownership(leases, self._never, pulse)
            shards.owned[NAME] = Owned(epoch, producer, asyncio.Event())
            allowance = Allowance(100, time.monotonic)
            rules = PublishSettings()
            yield Publishing(self.pool, owner, shards, rules, allowance), producer

    async def becomes(self, action: Action, number: int = 0) -> None:
        """The story's state is written, and publish is told to look."""
        made = replace(STORY, action=action)
        async with self.pool.acquire() as db, db.transaction():
            await articles.keep(db, [made], {STORY.article_id: number})
            await work.mark(db, [Mark(Kind.ARTICLE, STORY.article_id)])

    async def end_lease(self) -> None:
        """Time passes, for the lease."""
        await self.pool.execute("update heartbeats set until = now()")

    async def read(self, role: Role) -> bytes:
        """All that readers can see in a topic."""
        topic = self.kafka.topic(role)
        places = [Place(topic, n) for n in range(TOPICS[role].partitions)]
        async with open_consumer(self.kafka) as consumer:
            consumer.assign(places)
            found = [await consumer.take(100, 0.5) for _ in range(3)]
        return b"".join(record.value or b"" for batch in found for record in batch)

    def _never(self, name: str, epoch: int) -> AbstractAsyncContextManager[Producer]:
        raise AssertionError(name, epoch)


@pytest_asyncio.fixture
async def house(kafka_bootstrap: str, postgres_dsn: str) -> AsyncIterator[House]:
    """Topics and tables, and nothing in them."""
    mark = uuid4().hex[:8]
    kafka = KafkaSettings(
        bootstrap=kafka_bootstrap, prefix=f"take-{mark}.", group=f"take-{mark}"
    )
    async with open_admin(kafka) as admin:
        await admin.create({kafka.topic(role): TOPICS[role] for role in OUTSIDE})
    dsn = SecretStr(postgres_dsn)
    async with open_pool(PostgresSettings(dsn=dsn)) as pool:
        yield House(kafka, pool)


async def work_off(job: Publishing) -> None:
    """One turn of the worker's loop."""
    items = await job.due()
    await job.keep(items, await job.prepare(items))


async def test_a_page_is_told_in_one_turn(house: House) -> None:
    """Without any pause the page goes out."""
    async with house.publisher("only") as (job, _):
        await house.becomes(Action.PUBLISH)
        await work_off(job)
    assert b"Old page" in await house.read(Role.PUBLISHED)


async def test_the_killed_page_does_not_come_back(house: House) -> None:
    """Decided and not yet sent when another took the shard and told of the kill."""
    await house.becomes(Action.PUBLISH)
    async with house.publisher("paused") as (job, producer):

        async def another_takes_over() -> None:
            await house.end_lease()
            await house.becomes(Action.KILL, number=1)
            async with house.publisher("other") as (other, _):
                await work_off(other)

        producer.meanwhile = another_takes_over
        with pytest.raises(Stale):
            await work_off(job)
        assert job.shards.owned == {}
    for role in OUTSIDE:
        assert b"Old page" not in await house.read(role)
    assert b"ArticleWithdrawn" in await house.read(Role.PUBLISHED)


async def test_who_lost_the_lease_decides_nothing(house: House) -> None:
    """Awake again before its round, it finds that the shard is another's."""
    await house.becomes(Action.PUBLISH)
    async with house.publisher("paused") as (job, _):
        items = await job.due()
        await house.end_lease()
        async with house.publisher("other"):
            with pytest.raises(Stale):
                await job.keep(items, await job.prepare(items))
    assert await house.pool.fetchval("select count(*) from outbox") == 0
    assert await house.pool.fetchval("select count(*) from work") == 1

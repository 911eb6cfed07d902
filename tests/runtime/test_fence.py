"""A producer whose place was taken can put nothing before readers any more."""

from uuid import uuid4

import pytest

from schemas.record import Outgoing, Place
from schemas.topics import TOPICS, Role
from services.runtime.admin import open_admin
from services.runtime.consumer import open_consumer
from services.runtime.producer import Fenced, open_producer
from services.runtime.settings import KafkaSettings


pytestmark = pytest.mark.line


@pytest.fixture
async def settings(kafka_bootstrap: str) -> KafkaSettings:
    """A topic of the test's own."""
    prefix = f"fence-{uuid4().hex[:8]}."
    settings = KafkaSettings(bootstrap=kafka_bootstrap, prefix=prefix)
    async with open_admin(settings) as admin:
        name = settings.topic(Role.SECTIONS)
        await admin.create({name: TOPICS[Role.SECTIONS]})
    return settings


def saying(words: bytes) -> list[Outgoing]:
    """A record that says this."""
    return [Outgoing(Role.SECTIONS, b"key", words)]


async def read(settings: KafkaSettings, most: int) -> list[bytes | None]:
    """What a reader sees, once so many records are there."""
    place = Place(settings.topic(Role.SECTIONS), 0)
    found: list[bytes | None] = []
    async with open_consumer(settings) as consumer:
        consumer.assign([place])
        for _ in range(20):
            found += [record.value for record in await consumer.take(10, 0.2)]
            if len(found) >= most:
                break
        found += [record.value for record in await consumer.take(10, 0.5)]
    return found


async def test_the_newer_producer_fences_the_older(settings: KafkaSettings) -> None:
    """From its initialisation on, whatever the other still had in hand is lost."""
    name = settings.prefix
    async with open_producer(settings, name) as older:
        await older.send_together(saying(b"first"))
        async with open_producer(settings, name) as newer:
            with pytest.raises(Fenced):
                await older.send_together(saying(b"too late"))
            await newer.send_together(saying(b"second"))
    assert await read(settings, 2) == [b"first", b"second"]


async def test_records_become_visible_together(settings: KafkaSettings) -> None:
    """An event and its page are there at once or not at all."""
    async with open_producer(settings, settings.prefix) as producer:
        await producer.send_together(saying(b"one") + saying(b"two"))
    assert await read(settings, 2) == [b"one", b"two"]

"""The agencies' own connection to the broker; nothing of the line's code is used."""

import asyncio
from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager

from aiokafka import AIOKafkaProducer
from aiokafka.errors import KafkaError

from deploy.demo.wire.player import Wire


PREFIX = "wire.raw."
DEADLINE = 15.0  # seconds; an idempotent batch waits without end for a lost broker


class WireDown(Exception):  # noqa: N818 - says what it is
    """The wire cannot take stories, and what to do about it."""


@asynccontextmanager
async def connected(bootstrap: str, feeds: Iterable[str]) -> AsyncIterator[Wire]:
    """A connection that has found every feed's topic."""
    producer = AIOKafkaProducer(
        bootstrap_servers=bootstrap, acks="all", enable_idempotence=True
    )
    await _started(producer, bootstrap)
    try:
        await _check_topics(producer, feeds)
        yield _KafkaWire(producer)
    finally:
        async with asyncio.timeout(DEADLINE):
            await producer.stop()


class _KafkaWire:
    def __init__(self, producer: AIOKafkaProducer) -> None:
        self._producer = producer

    async def send(self, feed: str, body: bytes) -> None:
        sending = self._producer.send_and_wait(f"{PREFIX}{feed}", body)
        try:
            async with asyncio.timeout(DEADLINE):
                await sending
        except (KafkaError, TimeoutError) as error:
            raise WireDown(
                f"The broker does not answer ({type(error).__name__}): is the line up?"
            ) from error


async def _started(producer: AIOKafkaProducer, bootstrap: str) -> None:
    try:
        async with asyncio.timeout(DEADLINE):
            await producer.start()
    except (KafkaError, TimeoutError) as error:
        await producer.stop()
        raise WireDown(
            f"No broker at {bootstrap}: start `wiredesk up`,"
            " or set WIREDESK_KAFKA_BOOTSTRAP."
        ) from error


async def _check_topics(producer: AIOKafkaProducer, feeds: Iterable[str]) -> None:
    known = await producer.client.fetch_all_metadata()
    missing = sorted({f"{PREFIX}{feed}" for feed in feeds} - known.topics())
    if missing:
        raise WireDown(
            f"Missing topics: {', '.join(missing)}. Run `wiredesk topics create` first."
        )

"""A producer: idempotent, waits for all, transactional when it is named."""

import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager

import aiokafka
from aiokafka import errors

from schemas.record import Outgoing
from schemas.topics import MIB
from services.runtime.kafka import DEADLINE, connection, stop
from services.runtime.settings import KafkaSettings


# The last: a fenced producer leaves its transaction before the sender hears of it.
FENCED = (errors.ProducerFenced, errors.InvalidProducerEpoch, errors.IllegalOperation)


class Fenced(Exception):  # noqa: N818 - not an error of this process's making
    """Another producer has taken this transactional id."""


class Producer:
    """Sends and waits for the acknowledgement of all."""

    def __init__(
        self, client: aiokafka.AIOKafkaProducer, settings: KafkaSettings
    ) -> None:
        self._client = client
        self._settings = settings

    async def send(self, records: Sequence[Outgoing]) -> None:
        """Send to the topics of the records' roles; returns when all are kept."""
        await self.send_to([(self._settings.topic(r.role), r) for r in records])

    async def send_to(self, records: Sequence[tuple[str, Outgoing]]) -> None:
        """Send to named topics; returns when all are kept."""
        async with asyncio.timeout(DEADLINE):
            sent = [
                await self._client.send(
                    topic, record.value, key=record.key, headers=list(record.headers)
                )
                for topic, record in records
            ]
            await asyncio.gather(*sent)

    async def send_together(self, records: Sequence[Outgoing]) -> None:
        """Send in one transaction: all become visible at once, or none.

        Raises `Fenced` when another producer has taken the transactional id.
        """
        try:
            async with asyncio.timeout(DEADLINE), self._client.transaction():
                await self.send(records)
        except FENCED as error:
            raise Fenced from error


@asynccontextmanager
async def open_producer(
    settings: KafkaSettings, transactional_id: str | None = None
) -> AsyncIterator[Producer]:
    """A started producer: idempotent, acks=all; transactional when named."""
    client = aiokafka.AIOKafkaProducer(
        **connection(settings),
        acks="all",
        enable_idempotence=True,
        transactional_id=transactional_id,
        transaction_timeout_ms=10_000,
        retry_backoff_ms=5 if transactional_id else 100,
        linger_ms=0,
        max_batch_size=512 * 1024,
        max_request_size=16 * MIB,
        metadata_max_age_ms=30_000,
    )
    try:
        async with asyncio.timeout(30):
            await client.start()
        yield Producer(client, settings)
    finally:
        await stop(client)

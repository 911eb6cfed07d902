"""What a test sees of the line: everything it sends, and what it keeps."""

import asyncio
from collections import defaultdict
from collections.abc import Coroutine, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import AsyncExitStack, suppress
from types import TracebackType
from typing import Self, TypeVar

import asyncpg

from schemas.record import Outgoing, Place, Record
from schemas.topics import Role
from services.runtime.admin import open_admin
from services.runtime.consumer import Consumer, open_consumer
from services.runtime.producer import open_producer
from services.runtime.settings import Settings


Result = TypeVar("Result")
Row = dict[str, object]
AT_A_TIME = 500


class Watch:
    """Client of broker and database, with an event loop in a thread of its own.

    So tests are plain functions, also beside a browser. The loop runs only while one
    of them waits for it: in between nothing happens that another test could notice.
    """

    def __init__(self, settings: Settings, topics: Sequence[str]) -> None:
        self.records: defaultdict[str, list[Record]] = defaultdict(list)
        self._settings = settings
        self._topics = topics
        self._loop = asyncio.new_event_loop()
        self._thread = ThreadPoolExecutor(1)
        self._stack = AsyncExitStack()

    def __enter__(self) -> Self:
        self.run(self._open())
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.run(self._close())
        self._thread.submit(self._loop.close).result()
        self._thread.shutdown()

    def run(self, work: Coroutine[object, object, Result]) -> Result:
        """Run something in the thread and wait for it."""
        return self._thread.submit(self._loop.run_until_complete, work).result(120)

    def push(self, topic: str, bodies: Sequence[bytes]) -> None:
        """Send raw records; returns when the broker has them all."""
        records = [(topic, Outgoing(Role.RAW, b"", body)) for body in bodies]
        for at in range(0, len(records), AT_A_TIME):
            self.run(self._producer.send_to(records[at : at + AT_A_TIME]))

    def sql(self, query: str, *values: object) -> list[Row]:
        """The rows of a query."""
        return self.run(self._sql(query, values))

    def spans(self, topics: Sequence[str]) -> dict[Place, range]:
        """The offsets that the broker says each partition has."""
        return self.run(self._spans(topics))

    def read(self, topic: str) -> list[Record]:
        """Every record that a topic has now."""
        return self.run(self._read(topic))

    def caught_up(self) -> bool:
        """Whether all that was sent so far has been read here."""
        return self.run(self._caught_up())

    async def _open(self) -> None:
        enter, kafka = self._stack.enter_async_context, self._settings.kafka
        dsn = self._settings.postgres.dsn.get_secret_value()
        self._pool = await asyncpg.create_pool(dsn, min_size=1, max_size=2)
        self._producer = await enter(open_producer(kafka))
        self._admin = await enter(open_admin(kafka))
        self._asking = await enter(open_consumer(kafka))
        self._consumer = await enter(open_consumer(kafka))
        self._places = await self._places_of(self._topics)
        self._consumer.assign(self._places)
        self._following = asyncio.create_task(self._follow())

    async def _close(self) -> None:
        self._following.cancel()
        with suppress(asyncio.CancelledError):
            await self._following
        await self._stack.aclose()
        self._pool.terminate()

    async def _follow(self) -> None:
        while True:
            for record in await self._consumer.take(5000, 0.1):
                self.records[record.topic].append(record)

    async def _sql(self, query: str, values: Sequence[object]) -> list[Row]:
        return [dict(row) for row in await self._pool.fetch(query, *values)]

    async def _places_of(self, topics: Sequence[str]) -> list[Place]:
        found = await self._admin.places(topics)
        return [place for places in found.values() for place in places]

    async def _spans(self, topics: Sequence[str]) -> dict[Place, range]:
        places = await self._places_of(topics)
        begins = await self._asking.beginnings(places)
        ends = await self._asking.ends(places)
        return {place: range(begins[place], ends[place]) for place in places}

    async def _read(self, topic: str) -> list[Record]:
        spans = await self._spans([topic])
        async with open_consumer(self._settings.kafka) as consumer:
            consumer.assign(spans)
            await consumer.seek({place: span.start for place, span in spans.items()})
            return await _until(consumer, spans)

    async def _caught_up(self) -> bool:
        ends = await self._asking.ends(self._places)
        at = {place: await self._consumer.position(place) for place in self._places}
        return all(at[place] >= end for place, end in ends.items())


async def _until(consumer: Consumer, spans: dict[Place, range]) -> list[Record]:
    found: list[Record] = []
    for _ in range(100):
        at = {place: await consumer.position(place) for place in spans}
        if all(at[place] >= span.stop for place, span in spans.items()):
            break
        found += await consumer.take(5000, 0.1)
    return sorted(found, key=lambda record: (record.partition, record.offset))

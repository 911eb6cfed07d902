"""The site and a real broker."""

import asyncio
import logging
import socket
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field

import pytest

from deploy.demo.site.follow import Follower
from deploy.demo.site.records import Told
from deploy.demo.site.settings import SiteSettings
from deploy.demo.site.store import Store
from tests.site.feeder import Feeder
from tests.site.pages import brief, gone, named, titles, whole


@dataclass
class Watched:
    """A follower and what it was told."""

    settings: SiteSettings
    store: Store = field(default_factory=Store)
    told: list[Told] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.follower = Follower(self.settings, self.tell)

    def tell(self, told: Told) -> None:
        """Keep what comes."""
        self.told.append(told)
        self.store.apply(told)

    async def until(self, true: Callable[[], object], within: float = 20) -> None:
        """Wait for something to become true."""
        async with asyncio.timeout(within):
            while not true():  # noqa: ASYNC110 - what is awaited has no event
                await asyncio.sleep(0.02)


@asynccontextmanager
async def following(settings: SiteSettings) -> AsyncIterator[Watched]:
    """A follower that runs and has caught up."""
    watched = Watched(settings)
    task = asyncio.create_task(watched.follower.run())
    try:
        await watched.until(lambda: watched.follower.caught_up)
        yield watched
    finally:
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)


@pytest.mark.line
async def test_a_site_that_starts_has_all_there_was(feeder: Feeder) -> None:
    """Pages, notices and lists are read before it says that it is ready."""
    pages = [brief(f"Story {n}") for n in range(50)]
    await feeder.send(*pages, brief("Gone"), titles(*pages))
    await feeder.send(gone(named("Gone")))
    async with following(feeder.settings) as watched:
        assert len(watched.store.newest) == 50
        assert list(watched.store.notices) == [named("Gone")]
        assert len(list(watched.store.lists())) == 1


@pytest.mark.line
async def test_a_site_follows_what_comes_after(feeder: Feeder) -> None:
    """Events are taken in within a second, each once."""
    await feeder.send(brief("Before"))
    async with following(feeder.settings) as watched:
        page = whole()
        await feeder.send(page, titles(page))
        await watched.until(lambda: watched.store.page(page.article_id), 1)
        await feeder.send(gone(page.article_id))
        await watched.until(lambda: page.article_id in watched.store.notices, 1)
        assert len([told for told in watched.told if told == page]) == 1


@pytest.mark.line
async def test_what_is_not_committed_is_not_shown(feeder: Feeder) -> None:
    """A transaction that fails leaves no page; one in flight is waited for."""
    await feeder.producer.begin_transaction()
    await feeder.write(brief("Never"))
    await feeder.producer.abort_transaction()
    await feeder.producer.begin_transaction()
    await feeder.write(brief("In flight"))
    starting = following(feeder.settings)
    entering = asyncio.create_task(starting.__aenter__())
    await asyncio.sleep(1)
    assert not entering.done()
    await feeder.producer.commit_transaction()
    watched = await entering
    assert [t.headline for t in watched.store.newest] == ["In flight"]
    await starting.__aexit__(None, None, None)


@pytest.mark.line
async def test_a_record_that_cannot_be_read_stops_nothing(
    feeder: Feeder, caplog: pytest.LogCaptureFixture
) -> None:
    """It is named by its place in the log, without a word of what is in it."""
    caplog.set_level(logging.INFO)
    async with following(feeder.settings) as watched:
        async with feeder.producer.transaction():
            bad = b'{"page": "Nonce-word"}'
            await feeder.producer.send(feeder.settings.published, bad)
        await feeder.send(brief("After"))
        await watched.until(lambda: len(watched.store.newest))
        assert watched.follower.unread == 1
    assert feeder.settings.published in caplog.text
    assert "Nonce-word" not in caplog.text


@pytest.mark.line
async def test_a_broker_that_is_not_there_is_waited_for(feeder: Feeder) -> None:
    """The site starts without it, and catches up by itself once it is there."""
    await feeder.send(brief("Sent before"))
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    settings = feeder.settings.model_copy(update={"bootstrap": f"127.0.0.1:{port}"})
    watched = Watched(settings)
    task = asyncio.create_task(watched.follower.run())
    await asyncio.sleep(1)
    assert not watched.follower.caught_up
    async with relay(port, feeder.settings.bootstrap):
        await watched.until(lambda: watched.follower.caught_up)
    assert len(watched.store.newest) == 1
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)


@asynccontextmanager
async def relay(port: int, to: str) -> AsyncIterator[None]:
    """Carries what comes at the port to the broker and back."""
    host, _, number = to.rpartition(":")

    async def carry(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with suppress(OSError):
            while data := await reader.read(65_536):
                writer.write(data)
                await writer.drain()
        writer.close()

    async def meet(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        back, forth = await asyncio.open_connection(host, int(number))
        await asyncio.gather(carry(reader, forth), carry(back, writer))

    server = await asyncio.start_server(meet, "127.0.0.1", port)
    try:
        yield
    finally:
        server.close()

"""Sites to look at: one in memory, one that follows a broker, and a browser."""

import asyncio
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path

import httpx
import pytest
import pytest_asyncio
from playwright.async_api import Browser, async_playwright

from deploy.demo.site.__main__ import Program
from deploy.demo.site.app import Site
from deploy.demo.site.live import Live
from deploy.demo.site.paper import Paper
from deploy.demo.site.records import Told
from deploy.demo.site.settings import SiteSettings
from deploy.demo.site.store import Store
from tests.site.feeder import Feeder


CHROMIUM = Path("/usr/bin/chromium")
FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


@dataclass
class Paused:
    """A source that tests set by hand."""

    caught_up: bool = True
    connected: bool = True


@dataclass
class Newsroom:
    """A site in memory, told by the test."""

    store: Store = field(default_factory=Store)
    live: Live = field(default_factory=lambda: Live(run="test"))
    source: Paused = field(default_factory=Paused)

    def __post_init__(self) -> None:
        site = Site(self.store, self.live, self.source, Paper("The Test"))
        self._transport = httpx.ASGITransport(site.app())

    def tell(self, *told: Told) -> None:
        """Let the site know."""
        for one in told:
            if change := self.store.apply(one):
                self.live.tell(change)

    def answer(self, path: str) -> httpx.Response:
        """The whole answer."""
        return asyncio.run(self._answer(path))

    def get(self, path: str) -> str:
        """The page's source."""
        return self.answer(path).text

    async def _answer(self, path: str) -> httpx.Response:
        client = httpx.AsyncClient(
            transport=self._transport, base_url="http://127.0.0.1"
        )
        async with client:
            return await client.get(path)


@pytest.fixture
def newsroom() -> Newsroom:
    """A site without broker."""
    return Newsroom()


@pytest.fixture
async def feeder(kafka_bootstrap: str) -> AsyncIterator[Feeder]:
    """Sends to topics of the test's own."""
    async with Feeder(kafka_bootstrap) as feeder:
        yield feeder


@asynccontextmanager
async def serving(settings: SiteSettings) -> AsyncIterator[str]:
    """The whole site as it is run, on a port of its own; its address."""
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        server = Program(settings)
        task = asyncio.create_task(server.serve([listening]))
        try:
            yield f"http://127.0.0.1:{listening.getsockname()[1]}"
        finally:
            if not server.should_exit:
                server.should_exit = True
            await task


@pytest_asyncio.fixture
async def site(feeder: Feeder) -> AsyncIterator[str]:
    """The address of a site that follows the feeder's topics."""
    async with serving(feeder.settings) as address:
        yield address


@pytest.fixture(scope="session")
def chromium() -> Path:
    """The system's browser."""
    if not CHROMIUM.exists():
        pytest.skip("needs Debian's chromium (apt-get install chromium)")
    return CHROMIUM


@pytest_asyncio.fixture
async def browser(chromium: Path) -> AsyncIterator[Browser]:
    """A browser of the test's own."""
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(
            executable_path=chromium, args=list(FLAGS)
        )
        yield browser
        await browser.close()

"""Runs the site: `python -m deploy.demo.site`."""

import asyncio
import logging
import secrets
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress

import uvicorn
from sse_starlette.sse import AppStatus
from starlette.applications import Starlette

from deploy.demo.site.app import Site
from deploy.demo.site.follow import Follower
from deploy.demo.site.live import Live
from deploy.demo.site.paper import Paper
from deploy.demo.site.records import Told
from deploy.demo.site.settings import SiteSettings
from deploy.demo.site.store import Store


class Program(uvicorn.Server):
    """The web server and what it serves."""

    def __init__(self, settings: SiteSettings) -> None:
        self._live = Live(run=secrets.token_hex(4))
        AppStatus.disable_automatic_graceful_drain()  # type: ignore[no-untyped-call] # the library forgot its type
        super().__init__(
            uvicorn.Config(
                build(settings, self._live),
                host=settings.host,
                port=settings.port,
                log_level="warning",
                access_log=False,
                timeout_graceful_shutdown=3,
            )
        )

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """Let go of the open pages first: they would listen for ever."""
        self._live.close()
        await super().shutdown(sockets)


def build(settings: SiteSettings, live: Live) -> Starlette:
    """Wire the parts together; following starts and ends with the program."""
    store = Store(keep=settings.keep)

    def tell(told: Told) -> None:
        if change := store.apply(told):
            live.tell(change)

    follower = Follower(settings, tell)

    @asynccontextmanager
    async def following(_app: Starlette) -> AsyncIterator[None]:
        task = asyncio.create_task(follower.run())
        task.add_done_callback(_end_with_the_follower)
        try:
            yield
        finally:
            task.remove_done_callback(_end_with_the_follower)
            task.cancel()
            with suppress(asyncio.CancelledError):
                await task

    paper = Paper(settings.name)
    return Site(store, live, follower, paper, settings.language).app(following)


def main() -> None:
    """Serve until told to stop."""
    logging.basicConfig(format="%(levelname)s %(name)s %(message)s", level="INFO")
    logging.getLogger("aiokafka").setLevel("CRITICAL")  # it repeats itself
    with suppress(KeyboardInterrupt):
        Program(SiteSettings()).run()


def _end_with_the_follower(task: asyncio.Task[None]) -> None:
    """A mistake in the program must not leave a site that silently stands still."""
    error = None if task.cancelled() else task.exception()
    logging.getLogger("site").critical("following ended: %s", type(error).__name__)
    raise SystemExit(1)


if __name__ == "__main__":
    main()

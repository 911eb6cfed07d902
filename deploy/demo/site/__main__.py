"""Runs the site: `python -m deploy.demo.site`."""

import asyncio
import logging
import secrets
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress

import uvicorn
from starlette.applications import Starlette

from deploy.demo.site.app import Site
from deploy.demo.site.follow import Follower
from deploy.demo.site.live import Live
from deploy.demo.site.paper import Paper
from deploy.demo.site.records import Told
from deploy.demo.site.settings import SiteSettings
from deploy.demo.site.store import Store


def build(settings: SiteSettings) -> Starlette:
    """Wire the parts together; following starts and ends with the program."""
    store = Store(keep=settings.keep)
    live = Live(run=secrets.token_hex(4))

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
    settings = SiteSettings()
    uvicorn.run(
        build(settings),
        host=settings.host,
        port=settings.port,
        log_level="warning",
        access_log=False,
        timeout_graceful_shutdown=3,
    )


def _end_with_the_follower(task: asyncio.Task[None]) -> None:
    """A mistake in the program must not leave a site that silently stands still."""
    error = None if task.cancelled() else task.exception()
    logging.getLogger("site").critical("following ended: %s", type(error).__name__)
    raise SystemExit(1)


if __name__ == "__main__":
    main()

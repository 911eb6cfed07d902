"""How a worker shows that it lives, and how it is told to stop."""

import asyncio
import time
from collections.abc import Iterator
from contextlib import contextmanager

from services.runtime import metrics


class Pulse:
    """One worker's signs of life, read by the health server from another thread."""

    def __init__(self, name: str, stop: asyncio.Event) -> None:
        self.name = name
        self.ready = False
        self.stopped_by: str | None = None
        self._stop = stop
        self._resume = asyncio.Event()
        self._loop = asyncio.get_running_loop()
        self._busy_since: float | None = None
        self._world_is_away = False

    @property
    def stopping(self) -> bool:
        """True once the process was asked to end."""
        return self._stop.is_set()

    def stuck_for(self) -> float:
        """Seconds without progress while there is work and the world is well."""
        since = self._busy_since
        if since is None or self._world_is_away or self.stopped_by is not None:
            return 0.0
        return time.monotonic() - since

    @contextmanager
    def beating(self) -> Iterator[None]:
        """Be ready as long as the loop runs."""
        self.ready = True
        try:
            yield
        finally:
            self.ready = False

    @contextmanager
    def busy(self, items: int) -> Iterator[None]:
        """Have work in hand."""
        self._busy_since = time.monotonic()
        metrics.gauge("inflight", items, stage=self.name)
        try:
            yield
        finally:
            self._busy_since = None
            metrics.gauge("inflight", 0, stage=self.name)

    def progressed(self) -> None:
        """A part of the work in hand is done."""
        if self._busy_since is not None:
            self._busy_since = time.monotonic()

    @contextmanager
    def waiting_for_the_world(self) -> Iterator[None]:
        """Be not stuck: broker or database is away."""
        self._world_is_away = True
        try:
            yield
        finally:
            self._world_is_away = False
            self._busy_since = time.monotonic()

    async def sleep(self, seconds: float) -> None:
        """Wait, but no longer than until the process shall end."""
        try:
            async with asyncio.timeout(seconds):
                await self._stop.wait()
        except TimeoutError:
            return

    async def stopped(self, why: str) -> None:
        """Stand still, alive and not ready, until somebody says resume."""
        self._resume.clear()
        self.stopped_by = why
        metrics.gauge("stopped", 1, why=why)
        waiting = {
            asyncio.create_task(self._resume.wait()),
            asyncio.create_task(self._stop.wait()),
        }
        _, pending = await asyncio.wait(waiting, return_when=asyncio.FIRST_COMPLETED)
        for task in pending:
            task.cancel()
        self.stopped_by = None
        metrics.gauge("stopped", 0, why=why)
        if self.stopping:
            raise asyncio.CancelledError

    def resume(self) -> bool:
        """Let a stopped worker go on; may be called from any thread."""
        was_stopped = self.stopped_by is not None
        self._loop.call_soon_threadsafe(self._resume.set)
        return was_stopped

"""Keeps programs running, each restarted when it ends by itself."""

import asyncio
import time
from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager

from services.local.child import Child
from services.local.progress import Progress


FIRST_PAUSE = 0.5
LONGEST_PAUSE = 30.0
STEADY_AFTER = 60.0


def next_pause(pause: float, lived: float) -> float:
    """How long to wait before the next start; both times in seconds."""
    return FIRST_PAUSE if lived >= STEADY_AFTER else min(pause * 2, LONGEST_PAUSE)


@asynccontextmanager
async def started(children: Iterable[Child]) -> AsyncIterator[list[Child]]:
    """Start all of them; at the end ask all to stop, and wait for all."""
    running: list[Child] = []
    try:
        for child in children:
            running.append(child)
            await child.start()
        yield running
    finally:
        await asyncio.gather(*(child.stop() for child in running))


@asynccontextmanager
async def kept(children: Iterable[Child], progress: Progress) -> AsyncIterator[None]:
    """Keep all of them running until the end of the block."""
    tasks = [asyncio.create_task(keep_running(c, progress)) for c in children]
    try:
        yield
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)


async def keep_running(child: Child, progress: Progress) -> None:
    """Start it again whenever it ends, with growing pauses; a `once` may end well."""
    pause = FIRST_PAUSE / 2
    while True:
        began = time.monotonic()
        code = await child.wait()
        if child.program.once and code == 0:
            progress.done(f"{child.program.name} has finished")
            return
        pause = next_pause(pause, time.monotonic() - began)
        progress.warn(
            f"{child.program.name} ended ({_how(code)}), starts again in {pause:g} s:"
            f" see {child.log}"
        )
        await asyncio.sleep(pause)
        await child.start()


def _how(code: int) -> str:
    return f"signal {-code}" if code < 0 else f"exit code {code}"

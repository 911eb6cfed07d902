"""Whoever waits can be told to end, also in the moment in which the wait is over."""

import asyncio
from collections.abc import Awaitable, Callable

import pytest

from services.runtime.pulse import Pulse
from services.runtime.worktable import WorkTable


async def nothing() -> list[int]:
    """What is due when nothing is."""
    return []


async def end_as_it_is_woken(
    wait: Callable[[], Awaitable[object]], woken: asyncio.Event
) -> None:
    """Wake and cancel in one breath."""
    waiting = asyncio.ensure_future(wait())
    await asyncio.sleep(0.01)
    woken.set()
    waiting.cancel()
    await waiting


async def test_a_notice_does_not_swallow_the_end() -> None:
    """A worker whose leases were lost must not go on without them."""
    woken = asyncio.Event()
    table = WorkTable(nothing, woken)
    with pytest.raises(asyncio.CancelledError):
        await end_as_it_is_woken(table.take, woken)


async def test_a_stop_does_not_swallow_the_end() -> None:
    """Nor does the process's own stop."""
    stop = asyncio.Event()
    pulse = Pulse("linker", stop)
    with pytest.raises(asyncio.CancelledError):
        await end_as_it_is_woken(lambda: pulse.sleep(1), stop)

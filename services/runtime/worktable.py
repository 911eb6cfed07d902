"""A table of marks as a source of work."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from typing import Generic, TypeVar


Item = TypeVar("Item")
LOOK_EVERY = 0.2
"""Seconds; a mark that becomes due notifies nobody."""


class WorkTable(Generic[Item]):
    """Takes what is due; waits for a notice, or a little, when nothing is."""

    def __init__(
        self, due: Callable[[], Awaitable[Sequence[Item]]], woken: asyncio.Event
    ) -> None:
        self._due = due
        self._woken = woken

    async def take(self) -> Sequence[Item]:
        """What is due now; possibly nothing, after a wait."""
        self._woken.clear()
        items = await self._due()
        if not items:
            try:
                async with asyncio.timeout(LOOK_EVERY):
                    await self._woken.wait()
            except TimeoutError:
                return ()
        return items

    async def done(self) -> None:
        """Nothing: a job deletes the marks it has done, in its own transaction."""

    async def reset(self) -> None:
        """Wait a little: what was lost is somebody else's now."""
        await asyncio.sleep(LOOK_EVERY)

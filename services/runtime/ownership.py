"""Things that have one owner at a time, by lease."""

import asyncio
from collections.abc import Callable, Iterable
from contextlib import AbstractAsyncContextManager
from typing import Generic, NamedTuple, Protocol, TypeVar

from services.runtime import logs
from services.runtime.faults import is_worlds
from services.runtime.postgres import Stale
from services.runtime.pulse import Pulse


Thing = TypeVar("Thing")
BETWEEN = 1.0


class Leases(Protocol):
    """Where leases are kept."""

    async def acquire(self, name: str) -> int | None:
        """Take a lease that is free; its epoch, or None."""

    async def renew(self, name: str, epoch: int) -> bool:
        """Prolong a lease; False when it was lost."""

    async def release(self, name: str) -> None:
        """Give a lease back."""


class Owned(NamedTuple, Generic[Thing]):
    """A thing that is ours, under the lease of this epoch."""

    epoch: int
    thing: Thing
    dropped: asyncio.Event


Open = Callable[[str, int], AbstractAsyncContextManager[Thing]]


class Ownership(Generic[Thing]):
    """Takes up to `most` of the named things, renews each second, and gives back."""

    def __init__(
        self, leases: Leases, open_: Open[Thing], pulse: Pulse, most: int = 1
    ) -> None:
        self.owned: dict[str, Owned[Thing]] = {}
        self._leases = leases
        self._open = open_
        self._pulse = pulse
        self._places = asyncio.Semaphore(most)
        self._log = logs.get()

    async def tend(self, names: Iterable[str]) -> None:
        """Try for every name until cancelled, when the work with them has ended."""
        async with asyncio.TaskGroup() as tasks:
            for name in names:
                tasks.create_task(self._tend_one(name))

    def drop(self, name: str) -> None:
        """Give up what turned out to be somebody else's."""
        if owned := self.owned.pop(name, None):
            owned.dropped.set()

    async def _tend_one(self, name: str) -> None:
        while not self._pulse.stopping:
            async with self._places:
                await self._hold(name)
            await self._pulse.sleep(BETWEEN)

    async def _hold(self, name: str) -> None:
        """Hold one thing for as long as it is ours."""
        epoch = await self._leases.acquire(name)
        if epoch is None:
            return
        try:
            async with asyncio.TaskGroup() as tasks:
                renewing = tasks.create_task(self._renew(name, epoch))
                tasks.create_task(self._own(name, epoch, renewing))
        except* Stale:
            self._log.warning("lease lost", lease=name, epoch=epoch)
        finally:
            self.owned.pop(name, None)
            if self._pulse.stopping:
                await self._leases.release(name)

    async def _own(self, name: str, epoch: int, renewing: asyncio.Task[None]) -> None:
        """Hold the thing until it is dropped, lost, or nobody works with it any more."""
        async with self._open(name, epoch) as thing:
            dropped = asyncio.Event()
            self.owned[name] = Owned(epoch, thing, dropped)
            self._log.info("lease taken", lease=name, epoch=epoch)
            await dropped.wait()
        renewing.cancel()

    async def _renew(self, name: str, epoch: int) -> None:
        """Prolong the lease each second; raises `Stale` when it is lost."""
        while True:
            await asyncio.sleep(BETWEEN)
            try:
                kept = await self._leases.renew(name, epoch)
            except Exception as error:
                if not is_worlds(error):
                    raise
                # The database is away; if it stays so, the lease runs out by itself.
                continue
            if not kept:
                raise Stale

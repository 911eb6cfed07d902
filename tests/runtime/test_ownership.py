"""Things that have one owner at a time."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

import pytest

from services.runtime import ownership
from services.runtime.ownership import Ownership
from services.runtime.pulse import Pulse


class Table:
    """Leases in memory; `held` are another's."""

    def __init__(self) -> None:
        self.held: set[str] = set()
        self.epoch = 0
        self.released: list[str] = []

    async def acquire(self, name: str) -> int | None:
        """Take a lease that is free."""
        if name in self.held:
            return None
        self.epoch += 1
        return self.epoch

    async def renew(self, name: str, epoch: int) -> bool:
        """Prolong a lease."""
        return name not in self.held

    async def release(self, name: str) -> None:
        """Give a lease back."""
        self.released.append(name)


class Shed:
    """Opens things, and knows which are open."""

    def __init__(self) -> None:
        self.open: set[str] = set()

    @asynccontextmanager
    async def thing(self, name: str, epoch: int) -> AsyncIterator[str]:
        """A thing that is open for as long as it is owned."""
        self.open.add(name)
        try:
            yield f"{name} {epoch}"
        finally:
            self.open.remove(name)


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Leases are renewed sooner than in production."""
    monkeypatch.setattr(ownership, "BETWEEN", 0.02)


async def until(true: Callable[[], object]) -> None:
    """Wait for something to become true."""
    async with asyncio.timeout(5):
        while not true():  # noqa: ASYNC110 - what is awaited has no event
            await asyncio.sleep(0.001)


async def test_what_is_free_is_taken_and_given_back_at_the_end() -> None:
    """Every name gets an owner; the end closes all and frees all."""
    table, shed, stop = Table(), Shed(), asyncio.Event()
    owning = Ownership(table, shed.thing, Pulse("p", stop), most=2)
    tending = asyncio.create_task(owning.tend(["a", "b"]))
    await until(lambda: len(owning.owned) == 2)
    stop.set()
    tending.cancel()
    await asyncio.wait({tending})
    assert shed.open == set()
    assert sorted(table.released) == ["a", "b"]


async def test_no_more_than_asked_for() -> None:
    """Others are left something to do."""
    table, shed, stop = Table(), Shed(), asyncio.Event()
    owning = Ownership(table, shed.thing, Pulse("p", stop), most=1)
    tending = asyncio.create_task(owning.tend(["a", "b", "c"]))
    await until(lambda: owning.owned)
    await asyncio.sleep(0.1)
    assert len(owning.owned) == 1
    stop.set()
    tending.cancel()
    await asyncio.wait({tending})


async def test_what_was_lost_is_closed_and_taken_again_once_free() -> None:
    """A lease that another took ends our ownership; a later one has a higher epoch."""
    table, shed, stop = Table(), Shed(), asyncio.Event()
    owning = Ownership(table, shed.thing, Pulse("p", stop))
    tending = asyncio.create_task(owning.tend(["a"]))
    await until(lambda: "a" in owning.owned)
    first = owning.owned["a"].epoch
    table.held.add("a")
    await until(lambda: not shed.open)
    assert owning.owned == {}
    table.held.clear()
    await until(lambda: "a" in owning.owned)
    assert owning.owned["a"].epoch > first
    stop.set()
    tending.cancel()
    await asyncio.wait({tending})


async def test_what_is_dropped_is_opened_anew() -> None:
    """A fenced producer is given up; the lease is tried for again."""
    table, shed, stop = Table(), Shed(), asyncio.Event()
    owning = Ownership(table, shed.thing, Pulse("p", stop))
    tending = asyncio.create_task(owning.tend(["a"]))
    await until(lambda: "a" in owning.owned)
    owning.drop("a")
    await until(lambda: owning.owned and owning.owned["a"].epoch == 2)
    stop.set()
    tending.cancel()
    await asyncio.wait({tending})

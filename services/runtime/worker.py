"""The one loop: take, prepare, keep, done; and the three kinds of error.

- The item's fault is an outcome of `prepare`: a dead letter, and on it goes.
- The world's fault (broker, database, disk): the same batch again, never split.
- Ours (an exception): the batch is split; an item that fails alone three times while
  its neighbours pass is set aside, whole.
"""

import asyncio
import time
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar

from services.runtime import logs, metrics
from services.runtime.faults import is_worlds, named
from services.runtime.limits import Outcome, RejectionLimits
from services.runtime.postgres import Stale
from services.runtime.pulse import Pulse
from services.runtime.retry import delays


Item = TypeVar("Item")
Item_co = TypeVar("Item_co", covariant=True)
Item_contra = TypeVar("Item_contra", contravariant=True)
TRIES_ALONE = 3
OURS = ""
"""Stands for a feed where limits count our own mistakes, in a row as a feed's."""


class Prepared(Protocol):
    """What pure code made of a batch, and how many of each feed it rejected."""

    @property
    def rejections(self) -> Sequence[Outcome]: ...


@dataclass(frozen=True, slots=True)
class Unprepared:
    """Of a batch with which nothing can be done before it is kept."""

    rejections: Sequence[Outcome] = ()


Made = TypeVar("Made", bound=Prepared)


class Source(Protocol[Item_co]):
    """Where items come from: a topic or the work table."""

    async def take(self) -> Sequence[Item_co]:
        """Return the next batch, or nothing after a short wait."""

    async def done(self) -> None:
        """Mark everything taken so far as finished."""

    async def reset(self) -> None:
        """Go back to what is not done."""


class Job(Protocol[Item_contra, Made]):
    """What is done with a batch."""

    name: str

    async def prepare(self, items: Sequence[Item_contra]) -> Made:
        """Work out what follows, without changing anything."""

    async def keep(self, items: Sequence[Item_contra], made: Made) -> None:
        """Make it so; safe to repeat. Raises `Stale` when the batch is not ours."""

    async def set_aside(self, item: Item_contra, error: Exception) -> None:
        """Keep an item that this program cannot handle, whole, and go on."""


class Worker(Generic[Item, Made]):
    """Runs one job over one source until told to stop."""

    def __init__(
        self,
        source: Source[Item],
        job: Job[Item, Made],
        limits: RejectionLimits,
        pulse: Pulse,
    ) -> None:
        self._source = source
        self._job = job
        self._limits = limits
        self._pulse = pulse
        self._log = logs.get().bind(stage=job.name)

    async def run(self) -> None:
        """Loop until the pulse says stop; the batch in hand is finished first."""
        with self._pulse.beating():
            while not self._pulse.stopping:
                await self._turn()

    async def _turn(self) -> None:
        try:
            items = await self._source.take()
            if not items:
                return
            with self._pulse.busy(len(items)):
                await self._through(items)
                await self._source.done()
        except Stale:
            self._log.warning("batch taken over by another worker")
            await self._source.reset()

    async def _through(self, items: Sequence[Item], *, judged: bool = False) -> None:
        """Bring a batch through; returns when each item is kept or set aside.

        `judged`: its rejections were counted before; trying again rejects no more.
        """
        tries = 0
        for delay in delays():
            began = time.perf_counter()
            try:
                made = await self._job.prepare(items)
                if not judged:
                    judged = True
                    await self._pass_the_limits(made.rejections)
                await self._job.keep(items, made)
            except Stale:
                raise
            except Exception as error:  # noqa: BLE001 - every kind is told apart here
                if is_worlds(error):
                    await self._wait_for_the_world(error, delay)
                    continue
                tries += 1
                if await self._give_in(items, error, tries, judged=judged):
                    return
            else:
                self._count(items, time.perf_counter() - began)
                return

    def _count(self, items: Sequence[Item], took: float) -> None:
        self._limits.tripped_by([Outcome(OURS, 0, len(items))])
        metrics.observe("stage_seconds", took, stage=self._job.name)
        metrics.observe("batch_rows", len(items), stage=self._job.name)
        self._log.debug("batch done", rows=len(items), duration_ms=int(took * 1000))

    async def _give_in(
        self, items: Sequence[Item], error: Exception, tries: int, *, judged: bool
    ) -> bool:
        """Split a batch that fails, or set its only item aside; True when done."""
        metrics.count("retries_total", **{"class": "ours"})
        self._log.error(
            "batch failed", rows=len(items), error=named(error), tries=tries
        )
        if len(items) > 1:
            middle = len(items) // 2
            await self._through(items[:middle], judged=judged)
            await self._through(items[middle:], judged=judged)
            return True
        if tries < TRIES_ALONE:
            return False
        await self._pass_the_limits([Outcome(OURS, 1, 0)])
        await self._job.set_aside(items[0], error)
        return True

    async def _wait_for_the_world(self, error: Exception, delay: float) -> None:
        metrics.count("retries_total", **{"class": "world"})
        self._log.warning("waiting", error=named(error), seconds=delay)
        with self._pulse.waiting_for_the_world():
            await self._pulse.sleep(delay)
        if self._pulse.stopping:
            # What is in hand is not committed; the next start takes it again.
            raise asyncio.CancelledError

    async def _pass_the_limits(self, outcomes: Sequence[Outcome]) -> None:
        feed = self._limits.tripped_by(outcomes)
        if feed is None:
            return
        self._log.error(
            "stopped: too many rejections; nothing of it is committed", feed=feed
        )
        await self._pulse.stopped(f"rejections:{feed}" if feed else "unexpected_errors")
        self._limits.reset()

"""The one loop, and the three kinds of error."""

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.runtime.limits import RejectionLimits
from services.runtime.postgres import Stale
from services.runtime.pulse import Pulse
from services.runtime.worker import TRIES_ALONE, Worker
from tests.runtime.fakes import Keeping, Made, Pile


ITEMS = range(12)


@dataclass
class Run:
    """A worker over a pile, and the means to look at it."""

    pile: Pile
    job: Keeping
    pulse: Pulse
    stop: asyncio.Event
    worker: Worker[int, Made]

    async def until(self, true: Callable[[], object]) -> None:
        """Wait for something to become true."""
        async with asyncio.timeout(5):
            while not true():  # noqa: ASYNC110 - what is awaited has no event
                await asyncio.sleep(0.001)


def run_of(
    job: Keeping, items: Sequence[int] = ITEMS, most: int = 4, in_a_row: int = 200
) -> Run:
    """A worker that ends with the pile."""
    stop = asyncio.Event()
    pulse = Pulse(job.name, stop)
    pile = Pile(items, most, pulse, stop.set)
    limits = RejectionLimits(in_a_row, 0.5)
    return Run(pile, job, pulse, stop, Worker(pile, job, limits, pulse))


async def test_every_item_is_kept_once_and_in_order() -> None:
    """Batch after batch until there is nothing more."""
    job = Keeping()
    await run_of(job).worker.run()
    assert job.kept == list(ITEMS)
    assert [len(batch) for batch in job.batches] == [4, 4, 4]


async def test_the_worlds_fault_repeats_the_same_batch() -> None:
    """While broker or database is away the batch is tried again, never split."""
    job = Keeping(faults=[OSError(), TimeoutError(), ConnectionResetError()])
    await run_of(job).worker.run()
    assert job.kept == list(ITEMS)
    assert [list(batch) for batch in job.batches[:4]] == [[0, 1, 2, 3]] * 4
    assert job.set_asides == []


async def test_our_fault_sets_one_item_aside_and_keeps_its_neighbours() -> None:
    """A batch that fails is split until the item stands alone, three times tried."""
    job = Keeping(bad=frozenset({5}))
    await run_of(job).worker.run()
    assert job.kept == [item for item in ITEMS if item != 5]
    assert job.set_asides == [5]
    assert [list(batch) for batch in job.batches].count([5]) == TRIES_ALONE


@given(st.sets(st.sampled_from(ITEMS)), st.integers(1, 13))
def test_whatever_is_bad_the_rest_is_kept(bad: set[int], most: int) -> None:
    """Each item ends in one of two places, however they were batched."""

    async def run() -> Keeping:
        job = Keeping(bad=frozenset(bad))
        await run_of(job, most=most).worker.run()
        return job

    job = asyncio.run(run())
    assert job.kept == [item for item in ITEMS if item not in bad]
    assert job.set_asides == sorted(bad)


async def test_a_batch_taken_over_by_another_is_let_go() -> None:
    """What is not ours any more is neither tried again nor split."""
    job = Keeping(faults=[Stale()])
    run = run_of(job)
    await run.worker.run()
    assert run.pile.resets == 1
    assert job.kept == list(ITEMS)
    assert job.set_asides == []


async def test_too_many_rejections_stop_the_worker_until_somebody_says_resume() -> None:
    """Alive, nothing of the batch kept or done; then it goes through."""
    job = Keeping(rejected=frozenset(range(4, 8)))
    run = run_of(job, in_a_row=4)
    working = asyncio.create_task(run.worker.run())
    await run.until(lambda: run.pulse.stopped_by)
    assert run.pulse.stopped_by == "rejections:north"
    assert run.pulse.stuck_for() == 0
    assert job.kept == [0, 1, 2, 3]
    assert run.pile.at == 4
    assert run.pulse.resume()
    await working
    assert job.kept == list(ITEMS)
    assert run.pulse.stopped_by is None


async def test_rejections_count_once_however_often_the_world_fails() -> None:
    """A batch that is tried again was not rejected again."""
    faults: list[Exception] = [OSError() for _ in range(3)]
    job = Keeping(rejected=frozenset(range(4)), faults=faults)
    run = run_of(job, in_a_row=8)
    working = asyncio.create_task(run.worker.run())
    await run.until(lambda: working.done() or run.pulse.stopped_by)
    assert run.pulse.stopped_by is None
    await working
    assert job.kept == list(ITEMS)


async def test_rejections_count_once_although_the_batch_is_split() -> None:
    """A mistake of ours beside rejected items does not make them more."""
    job = Keeping(rejected=frozenset(range(4)), bad=frozenset({3}))
    run = run_of(job, in_a_row=5)
    working = asyncio.create_task(run.worker.run())
    await run.until(lambda: working.done() or run.pulse.stopped_by)
    assert run.pulse.stopped_by is None
    await working
    assert job.set_asides == [3]


async def test_our_mistakes_count_in_a_row_too() -> None:
    """Now and then one is set aside; one after the other stops the worker."""
    job = Keeping(bad=frozenset({1, 5, 9}))
    await run_of(job, in_a_row=2).worker.run()
    assert job.set_asides == [1, 5, 9]
    run = run_of(Keeping(bad=frozenset(ITEMS)), in_a_row=2)
    working = asyncio.create_task(run.worker.run())
    await run.until(lambda: run.pulse.stopped_by)
    assert run.pulse.stopped_by == "unexpected_errors"
    assert run.job.set_asides == [0]
    run.stop.set()
    await asyncio.gather(working, return_exceptions=True)


async def test_told_to_stop_it_finishes_what_is_in_hand() -> None:
    """Nothing more is taken, and what was taken is done."""
    job = Keeping()
    run = run_of(job)
    run.stop.set()
    await run.worker.run()
    assert job.kept == []


async def test_told_to_stop_it_does_not_wait_for_the_world() -> None:
    """What could not be kept is not done, and comes again with the next start."""
    job = Keeping(faults=[OSError()] * 100)
    run = run_of(job)
    working = asyncio.create_task(run.worker.run())
    await run.until(lambda: len(job.batches) > 1)
    run.stop.set()
    with pytest.raises(asyncio.CancelledError):
        await working
    assert run.pile.at == 0


async def test_a_stopped_worker_ends_when_it_is_asked_to() -> None:
    """Nobody has to resume it first."""
    job = Keeping(rejected=frozenset(ITEMS))
    run = run_of(job, in_a_row=2)
    working = asyncio.create_task(run.worker.run())
    await run.until(lambda: run.pulse.stopped_by)
    run.stop.set()
    with pytest.raises(asyncio.CancelledError):
        await working
    assert run.pile.at == 0

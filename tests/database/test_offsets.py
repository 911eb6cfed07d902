"""The guard against doing a batch twice."""

import asyncio

import pytest

from schemas.record import Place
from services.database import offsets
from services.runtime.postgres import Pool, Stale


HERE, THERE = Place("wire.articles", 0), Place("wire.articles", 1)
Spans = dict[Place, tuple[int, int]]

pytestmark = pytest.mark.line


async def advance(pool: Pool, spans: Spans) -> None:
    """In a transaction, as enrich does."""
    async with pool.acquire() as db, db.transaction():
        await offsets.advance(db, spans)


async def test_each_batch_moves_to_behind_its_last_record(pool: Pool) -> None:
    """Partitions never read are absent; gaps that transactions leave are no fault."""
    await advance(pool, {HERE: (0, 4), THERE: (2, 2)})
    await advance(pool, {HERE: (7, 9)})
    assert await offsets.read(pool, [HERE, THERE, Place("other", 0)]) == {
        HERE: 10,
        THERE: 3,
    }


async def test_a_batch_that_was_done_is_stale(pool: Pool) -> None:
    """A zombie's batch is refused whole, also when only one partition moved on."""
    await advance(pool, {HERE: (0, 4)})
    for spans in ({HERE: (0, 4)}, {HERE: (4, 8)}, {HERE: (3, 3), THERE: (0, 5)}):
        with pytest.raises(Stale):
            await advance(pool, spans)
    assert await offsets.read(pool, [HERE, THERE]) == {HERE: 5}


async def test_of_two_who_do_the_same_batch_one_succeeds(pool: Pool) -> None:
    """The second waits for the first, and is then refused."""
    ended = await asyncio.gather(
        *(advance(pool, {HERE: (0, 9), THERE: (0, 9)}) for _ in range(4)),
        return_exceptions=True,
    )
    assert sorted(type(e).__name__ for e in ended) == ["NoneType", *["Stale"] * 3]


async def test_what_is_forgotten_starts_anew(pool: Pool) -> None:
    """A topic that was made again is read from its beginning."""
    await advance(pool, {HERE: (0, 9)})
    async with pool.acquire() as db:
        await offsets.forget(db, [HERE])
    await advance(pool, {HERE: (0, 0)})
    assert await offsets.read(pool, [HERE]) == {HERE: 1}

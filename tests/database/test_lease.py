"""One owner at a time, by the database's clock."""

import asyncio

import asyncpg
import pytest

from services.database import lease
from services.database.lease import Leases
from services.runtime.postgres import Pool


NAME = "publish-0"
SHORT = 0.3

pytestmark = pytest.mark.line


async def test_what_is_held_cannot_be_taken(pool: Pool) -> None:
    """A second owner gets nothing while the first beats."""
    first, second = Leases(pool, "first", 5), Leases(pool, "second", 5)
    assert await first.acquire(NAME) == 1
    assert await second.acquire(NAME) is None
    assert await first.renew(NAME, 1)
    assert not await second.renew(NAME, 1)


async def test_of_many_who_try_one_gets_it(pool: Pool) -> None:
    """However many ask in the same moment."""
    owners = [Leases(pool, f"owner {n}", 5) for n in range(6)]
    epochs = await asyncio.gather(*(owner.acquire(NAME) for owner in owners))
    assert [epoch for epoch in epochs if epoch] == [1]


async def test_what_ran_out_is_taken_under_a_higher_epoch(pool: Pool) -> None:
    """The owner before cannot prolong it any more, nor pass the check."""
    first, second = Leases(pool, "first", SHORT), Leases(pool, "second", 5)
    assert await first.acquire(NAME) == 1
    await asyncio.sleep(SHORT * 1.2)
    assert not await first.renew(NAME, 1)
    assert await second.acquire(NAME) == 2
    assert not await first.renew(NAME, 1)
    async with pool.acquire() as db, db.transaction():
        assert await lease.check(db, {NAME: 1}, "first") == set()
        assert await lease.check(db, {NAME: 2}, "second") == {NAME}


async def test_what_is_given_back_need_not_be_waited_for(pool: Pool) -> None:
    """The next owner has it at once; giving back what is another's does nothing."""
    first, second = Leases(pool, "first", 60), Leases(pool, "second", 60)
    assert await first.acquire(NAME)
    await second.release(NAME)
    assert await second.acquire(NAME) is None
    await first.release(NAME)
    assert await second.acquire(NAME) == 2


async def test_who_checked_keeps_it_until_the_end_of_the_transaction(
    pool: Pool,
) -> None:
    """A lease that runs out under a round in hand is taken only when it has ended."""
    first, second = Leases(pool, "first", SHORT), Leases(pool, "second", 5)
    assert await first.acquire(NAME) == 1
    async with pool.acquire() as db, db.transaction():
        assert await lease.check(db, {NAME: 1}, "first") == {NAME}
        await asyncio.sleep(SHORT * 1.2)
        taking = asyncio.create_task(second.acquire(NAME))
        await asyncio.sleep(0.1)
        assert not taking.done()
    assert await taking == 2


async def test_a_round_does_not_keep_its_lease_from_being_prolonged(
    pool: Pool,
) -> None:
    """Otherwise a long round would lose what it holds."""
    first = Leases(pool, "first", 5)
    assert await first.acquire(NAME) == 1
    async with pool.acquire() as db, db.transaction():
        assert await lease.check(db, {NAME: 1}, "first") == {NAME}
        assert await asyncio.wait_for(first.renew(NAME, 1), 1)


async def test_a_stopped_process_holds_nothing(pool: Pool, postgres_dsn: str) -> None:
    """Its transaction is ended by the server, and its lease runs out."""
    first, second = Leases(pool, "first", SHORT), Leases(pool, "second", 5)
    await first.acquire(NAME)
    stopped = await asyncpg.connect(postgres_dsn)
    await stopped.execute("set idle_in_transaction_session_timeout = '500ms'")
    await stopped.execute("begin")
    await stopped.execute("select from leases for share")
    # Who waited for a lock asks as of the time it began to wait; the next try has it.
    epochs = [await asyncio.wait_for(second.acquire(NAME), 2) for _ in range(2)]
    assert 2 in epochs
    await stopped.close()

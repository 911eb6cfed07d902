"""At most one event of an article waits, and nothing told is told lower."""

import pytest

from schemas.article import Action
from schemas.state import Event
from services.database import outbox, work
from services.runtime.postgres import Pool
from tests.publish.truths import ARTICLE, World, truth


pytestmark = pytest.mark.line


def events() -> list[Event]:
    """A page, its update, and its withdrawal."""
    world = World()
    told = (truth(), truth("New title"), truth(action=Action.KILL))
    found = [world.look(one).event for one in told]
    return [event for event in found if event]


async def put(pool: Pool, event: Event) -> None:
    """Decide, as a round does."""
    async with pool.acquire() as db, db.transaction():
        await outbox.put(db, [event])


async def acknowledge(pool: Pool, event: Event) -> None:
    """Hear that the broker has it."""
    async with pool.acquire() as db, db.transaction():
        await outbox.acknowledge(db, [event])


async def waiting(pool: Pool) -> list[Event]:
    """All that waits."""
    async with pool.acquire() as db:
        return await outbox.read(db, work.SHARDS, 100)


async def told(pool: Pool) -> tuple[int, bool]:
    """The `seq` that the world was told last, and whether it may read."""
    row = await pool.fetchrow("select seq, public from publications")
    assert row
    return row["seq"], row["public"]


async def test_a_newer_event_takes_the_place_of_one_that_waits(pool: Pool) -> None:
    """A page that waited while the broker was down never goes out after its kill."""
    page, update, gone = events()
    for event in (page, update, gone):
        await put(pool, event)
    assert await waiting(pool) == [gone]
    assert (await outbox.waiting(pool)).rows == 1


async def test_an_acknowledged_event_is_gone_and_remembered(pool: Pool) -> None:
    """What the broker has is what later events are compared with."""
    page, _, gone = events()
    await put(pool, page)
    await acknowledge(pool, page)
    assert await waiting(pool) == []
    assert await told(pool) == (page.seq, True)
    await acknowledge(pool, gone)
    assert await told(pool) == (gone.seq, False)


async def test_what_was_decided_meanwhile_goes_on_waiting(pool: Pool) -> None:
    """An acknowledgement that comes late takes nothing newer with it."""
    page, update, _ = events()
    await put(pool, page)
    await put(pool, update)
    await acknowledge(pool, page)
    assert await waiting(pool) == [update]


async def test_an_old_acknowledgement_changes_nothing(pool: Pool) -> None:
    """A publisher that was paused does not make the world's state older."""
    page, _, gone = events()
    await acknowledge(pool, gone)
    await acknowledge(pool, page)
    assert await told(pool) == (gone.seq, False)


async def test_an_event_is_the_same_when_it_is_sent_again(pool: Pool) -> None:
    """After a crash consumers see the same id and the same bytes."""
    page, *_ = events()
    await put(pool, page)
    assert await waiting(pool) == await waiting(pool) == [page]
    assert page.subject == ARTICLE

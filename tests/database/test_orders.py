"""A story and an order on it meet, whichever comes first or both at once."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from uuid import UUID, uuid4

import pytest

from schemas.article import Action, Order, OrderKind
from schemas.identity import name_id
from schemas.names import Called
from schemas.state import Given, State
from schemas.story import Kind
from services.database import articles, lineage, names, orders, shown
from services.enrich.meaning import moves
from services.runtime.postgres import Connection, Pool


NOON = datetime(2026, 2, 5, 12, tzinfo=UTC)
AGENCY = "north"
ALWAYS = datetime.min.replace(tzinfo=UTC)
SAID = """
    insert into revisions (revision_id, article_id, raw_time, reading, article)
    values ($1, $2, $3, 1, '{}')
"""
Deed = Callable[[Connection], Awaitable[None]]

pytestmark = pytest.mark.line


def state(item: str) -> State:
    """An article of that name, as enrich would write it."""
    return State(
        article_id=name_id(AGENCY, item),
        agency=AGENCY,
        feed=AGENCY,
        item_id=item,
        revision_id=uuid4(),
        kind=Kind.STORY,
        action=Action.PUBLISH,
        rule="default",
        signal=None,
        flagged=False,
        not_before=None,
        expires=None,
        arrived_at=NOON,
        headline=item,
        language="en",
        dated=None,
        section=None,
        content=None,
    )


def order(target: str, by: str | None = None, hours: int = 0, **parts: object) -> Order:
    """A replacement of what is named so, given so many hours after noon."""
    made = Order(
        order_id=uuid4(),
        kind=OrderKind.REPLACE,
        agency=AGENCY,
        target=target,
        at=NOON + timedelta(hours=hours),
        by=name_id(AGENCY, by) if by else None,
    )
    return made.model_copy(update=parts)


def story_comes(item: str, called: str | None = None, hours: int = 0) -> Deed:
    """What enrich does for a story, with another name if it has one."""

    async def deed(db: Connection) -> None:
        made = state(item)
        used = [made.article_id]
        if called:
            used.append(name_id(AGENCY, called))
        await names.lock(db, sorted(used))
        await db.execute(SAID, made.revision_id, made.article_id, NOON)
        await articles.keep(db, [made], {})
        at = NOON + timedelta(hours=hours)
        rows = [Called(name, made.article_id, at, at) for name in used[1:]]
        changed = await orders.call(db, rows)
        await rebind(db, {made.article_id: ALWAYS, **dict(changed)})

    return deed


def order_comes(given: Order) -> Deed:
    """What enrich does for an order."""

    async def deed(db: Connection) -> None:
        name = name_id(AGENCY, given.target)
        await names.lock(db, [name])
        await orders.add(db, [Given(given, given.at)])
        await rebind(db, {name: given.at})

    return deed


async def rebind(db: Connection, names: dict[UUID, datetime]) -> None:
    """What enrich does for names of which something new was said."""
    await orders.bind(db, moves(await orders.asked(db, names)))


async def do(pool: Pool, *deeds: Deed) -> None:
    """One after the other, each in a transaction."""
    for deed in deeds:
        async with pool.acquire() as db, db.transaction():
            await deed(db)


async def target(pool: Pool) -> UUID | None:
    """What the only order is bound to."""
    found: UUID | None = await pool.fetchval("select target_id from orders")
    return found


@pytest.mark.parametrize("which", [0, 1])
async def test_they_meet_in_either_order(pool: Pool, which: int) -> None:
    """The later of the two sees the earlier."""
    deeds = [story_comes("old"), order_comes(order("old", by="new"))]
    await do(pool, deeds[which], deeds[1 - which])
    assert await target(pool) == name_id(AGENCY, "old")


@pytest.mark.parametrize("number", range(5))
async def test_they_meet_when_both_come_at_once(pool: Pool, number: int) -> None:
    """Two transactions that begin together do not miss one another."""
    deeds = [story_comes("old"), order_comes(order("old", by="new"))]
    await asyncio.gather(*(do(pool, deed) for deed in deeds))
    assert await target(pool) == name_id(AGENCY, "old")


async def test_the_second_waits_for_the_first(pool: Pool) -> None:
    """An order on a story that is just being written sees it once it is there."""
    async with pool.acquire() as db, db.transaction():
        await story_comes("old")(db)
        ordering = asyncio.create_task(do(pool, order_comes(order("old"))))
        await asyncio.sleep(0.1)
        assert not ordering.done()
    await ordering
    assert await target(pool) == name_id(AGENCY, "old")


async def test_an_order_without_a_target_waits(pool: Pool) -> None:
    """An item that bears the name only later is not meant by it."""
    await do(pool, order_comes(order("157")), story_comes("late", "157", hours=1))
    assert await target(pool) is None
    await do(pool, story_comes("early", "157", hours=-1))
    assert await target(pool) == name_id(AGENCY, "early")


async def test_nothing_is_its_own_target(pool: Pool) -> None:
    """A story that names itself replaces nothing."""
    await do(pool, story_comes("a", "alias"), order_comes(order("alias", by="a")))
    await do(pool, order_comes(order("a", by="a")))
    rows = await pool.fetch("select target_id from orders")
    assert [row["target_id"] for row in rows] == [None, None]


async def test_an_order_said_again_is_one(pool: Pool) -> None:
    """Repeats change nothing, also when the first is bound already."""
    given = order("old", by="new")
    await do(pool, story_comes("old"), order_comes(given), order_comes(given))
    assert await pool.fetchval("select count(*) from orders") == 1
    assert await target(pool) == name_id(AGENCY, "old")


async def test_what_replaces_what_replaces_is_followed(pool: Pool) -> None:
    """All older ones are found, also where the agency goes round in circles."""
    await do(pool, *(story_comes(item) for item in "abc"))
    circle = (order("a", by="b"), order("b", by="c"), order("c", by="a"))
    await do(pool, *(order_comes(one) for one in circle))
    async with pool.acquire() as db:
        found = await lineage.replaced_by(db, [name_id(AGENCY, "c")])
    assert {name_id(AGENCY, item) for item in "ab"} <= found


async def test_many_batches_of_the_same_names_do_not_deadlock(pool: Pool) -> None:
    """Names are locked in one order by everybody."""
    fifty = sorted(name_id(AGENCY, f"{n}") for n in range(50))

    async def hold() -> None:
        async with pool.acquire() as db, db.transaction():
            await names.lock(db, fifty)

    await asyncio.gather(*(hold() for _ in range(6)))
    assert await pool.fetchval("select count(*) from names") == len(fifty)


async def test_who_changes_a_take_waits_for_who_binds_it(pool: Pool) -> None:
    """A take's kill and its lead that arrive at once: the later sees the earlier."""
    take = order("lead", by="take", kind=OrderKind.TAKE)
    await do(pool, story_comes("take"), order_comes(take))

    async def concerned() -> set[UUID]:
        async with pool.acquire() as db, db.transaction():
            return await lineage.concerned(db, [name_id(AGENCY, "take")])

    async with pool.acquire() as db, db.transaction():
        await story_comes("lead")(db)
        killing = asyncio.create_task(concerned())
        await asyncio.sleep(0.1)
        assert not killing.done()
    assert await killing == {name_id(AGENCY, "lead")}


async def test_many_may_show_one_picture_at_once(pool: Pool) -> None:
    """Whoever brings the picture itself waits for them."""
    name = [name_id(AGENCY, "logo")]
    await do(pool, lambda db: names.lock(db, name))
    async with pool.acquire() as db, db.transaction():
        await names.lock(db, name, shared=name)
        await do(pool, lambda other: names.lock(other, name, shared=name))
        bringing = asyncio.create_task(do(pool, lambda more: names.lock(more, name)))
        await asyncio.sleep(0.1)
        assert not bringing.done()
    await bringing


async def test_a_recalled_picture_waits_for_who_begins_to_show_it(pool: Pool) -> None:
    """Or comes first: in no case a page shows it that nobody looks at."""
    made = state("picture")
    await do(pool, lambda db: articles.keep(db, [made], {}))

    async def recall(db: Connection) -> None:
        killed = replace(made, action=Action.KILL)
        await articles.keep(db, [killed], {made.article_id: 1})

    async with pool.acquire() as db, db.transaction():
        await shown.hold(db, [made.article_id])
        recalling = asyncio.create_task(do(pool, recall))
        await asyncio.sleep(0.1)
        assert not recalling.done()
    await recalling

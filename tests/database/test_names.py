"""Which item an order means by a name that several bear, whatever came first."""

from datetime import timedelta
from itertools import permutations

import pytest

from schemas.article import OrderKind
from schemas.identity import name_id
from schemas.names import Called
from services.database import names, orders
from services.runtime.postgres import Connection, Pool
from tests.database.test_orders import (
    AGENCY,
    NOON,
    Deed,
    do,
    order,
    order_comes,
    rebind,
    state,
    story_comes,
    target,
)


SECOND = timedelta(seconds=1)

pytestmark = pytest.mark.line


def called_again(item: str, called: str, hours: int) -> Deed:
    """An older revision of an article that is there comes late."""

    async def deed(db: Connection) -> None:
        at = NOON + timedelta(hours=hours)
        row = Called(name_id(AGENCY, called), name_id(AGENCY, item), at, at)
        await names.lock(db, [row.name_id])
        await rebind(db, dict(await orders.call(db, [row])))

    return deed


@pytest.mark.parametrize("recurring", [False, True])
@pytest.mark.parametrize("turn", range(4))
async def test_another_name_means_the_latest_item_before_the_order(
    pool: Pool,
    turn: int,
    recurring: bool,  # noqa: FBT001 - a table's column
) -> None:
    """Never one that came later, whatever came first; its target may move."""
    stories = [
        story_comes("first", "157", hours=-3),
        story_comes("second", "157", hours=-1),
        story_comes("third", "157", hours=1),
    ]
    for deeds in permutations(stories):
        await pool.execute("truncate articles, revisions, called, names, orders")
        ordered = order_comes(order("157", recurring=recurring))
        await do(pool, *deeds[:turn], ordered, *deeds[turn:])
        assert await target(pool) == name_id(AGENCY, "second")


async def test_a_recurring_name_is_forgotten_after_a_day(pool: Pool) -> None:
    """Yesterday's number is another item; a name for good is not."""
    given = order("157", recurring=True)
    await do(pool, story_comes("old", "157", hours=-24), order_comes(given))
    assert await target(pool) is None
    lasting = order("157")
    await pool.execute("truncate orders")
    await do(pool, order_comes(lasting))
    assert await target(pool) == name_id(AGENCY, "old")


async def test_an_item_s_own_id_goes_before_other_names(pool: Pool) -> None:
    """Also when the item comes after one that was only called so."""
    alias, own = story_comes("other", "157", hours=-1), story_comes("157", hours=1)
    await do(pool, alias, order_comes(order("157")), own)
    assert await target(pool) == name_id(AGENCY, "157")


async def test_an_earlier_time_moves_an_order(pool: Pool) -> None:
    """Said again with an earlier time, an order means what was there before that."""
    late = order("157", hours=2)
    early = late.model_copy(update={"at": NOON})
    stories = [story_comes("a", "157", hours=-1), story_comes("b", "157", hours=1)]
    await do(pool, *stories, order_comes(late))
    assert await target(pool) == name_id(AGENCY, "b")
    await do(pool, order_comes(early), order_comes(late))
    assert await target(pool) == name_id(AGENCY, "a")


async def test_a_name_borne_earlier_than_was_known_moves_an_order(pool: Pool) -> None:
    """The item that seemed the latest is not."""
    stories = [story_comes("a", "157", hours=-1), story_comes("b", "157", hours=1)]
    await do(pool, *stories, order_comes(order("157", hours=2)))
    assert await target(pool) == name_id(AGENCY, "b")
    await do(pool, called_again("b", "157", hours=-2))
    assert await target(pool) == name_id(AGENCY, "a")


async def test_of_one_moment_only_a_recall_means_what_came_after_it(pool: Pool) -> None:
    """What replaces an item came later; what kills it may be told at the same minute."""
    sequel, kill = order("157"), order("157", kind=OrderKind.KILL)
    await do(pool, order_comes(sequel), order_comes(kill))
    made = state("a")
    moment = Called(name_id(AGENCY, "157"), made.article_id, NOON, NOON + SECOND)
    async with pool.acquire() as db, db.transaction():
        await rebind(db, dict(await orders.call(db, [moment])))
    rows = await pool.fetch("select kind, target_id from orders")
    assert dict(map(tuple, rows)) == {"replace": None, "kill": made.article_id}

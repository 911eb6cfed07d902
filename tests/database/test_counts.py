"""What operators ask is answered in words of the closed lists."""

from dataclasses import replace

import pytest

from schemas.article import OrderKind
from schemas.reasons import Hold
from services.database import articles, counts
from services.runtime.postgres import Pool
from tests.database.test_orders import do, order, order_comes, state, story_comes


pytestmark = pytest.mark.line


async def test_a_take_waits_for_its_lead_and_then_is_part_of_it(pool: Pool) -> None:
    """Both are told apart from what is held for other reasons."""
    take = replace(state("take"), take=2, content="{}")
    async with pool.acquire() as db:
        await articles.keep(db, [take], {})
    await do(pool, order_comes(order("lead", by="take", kind=OrderKind.TAKE)))
    assert await counts.held(pool) == {Hold.NO_LEAD: 1}
    await do(pool, story_comes("lead"))
    assert await counts.held(pool) == {Hold.TAKE: 1, Hold.EMPTY: 1}

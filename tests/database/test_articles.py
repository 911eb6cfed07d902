"""Revisions are kept once, and states are written over what was read."""

from uuid import UUID

import pytest

from schemas.state import Revision
from services.database import articles
from services.runtime.postgres import Pool, Stale
from tests.database.test_orders import state
from tests.enrich.said import ARTICLE, revision


pytestmark = pytest.mark.line


async def add(pool: Pool, *said: Revision) -> dict[UUID, bool]:
    """What changes its article, and whether it is new."""
    async with pool.acquire() as db, db.transaction():
        return await articles.add_revisions(db, said)


async def test_a_revision_is_new_once(pool: Pool) -> None:
    """Said again it changes nothing, unless it was said earlier than was known."""
    said, other = revision(1, after=5), revision(2, after=5)
    assert await add(pool, said) == {said.revision_id: True}
    assert await add(pool, said, other) == {other.revision_id: True}
    assert await add(pool, revision(1, after=9)) == {}
    assert await add(pool, revision(1, after=1)) == {said.revision_id: False}
    async with pool.acquire() as db:
        found = await articles.revisions_of(db, [ARTICLE])
    assert [r.raw_time for r in found[ARTICLE] if r == revision(1, after=1)]
    assert {r.article for r in found[ARTICLE]} == {said.article, other.article}


async def test_a_state_is_not_written_over_another(pool: Pool) -> None:
    """Who folded what somebody else folded meanwhile has to look again."""
    made = state("a")
    async with pool.acquire() as db:
        assert await articles.state_numbers(db, [made.article_id]) == {}
        await articles.keep(db, [made], {})
        assert await articles.state_numbers(db, [made.article_id]) == {
            made.article_id: 1
        }
        await articles.keep(db, [made], {made.article_id: 1})
        for read in ({}, {made.article_id: 1}):
            with pytest.raises(Stale):
                await articles.keep(db, [made], read)


async def test_a_batch_is_written_whole_or_not_at_all(pool: Pool) -> None:
    """One stale state rolls its neighbours back."""
    first, second = state("a"), state("b")
    async with pool.acquire() as db:
        await articles.keep(db, [first], {})
        with pytest.raises(Stale):
            async with db.transaction():
                await articles.keep(db, [first, second], {})
        assert await db.fetchval("select count(*) from articles") == 1

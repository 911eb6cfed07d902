"""Promises about running stories as they are kept."""

from datetime import UTC, datetime, timedelta
from uuid import UUID

from services.database import links, running
from services.database.links import Link, StoredPrint
from services.runtime.postgres import Pool, transaction


DAY = datetime(2026, 2, 5, tzinfo=UTC)
EVENT = "same event"
ONE, TWO, THREE, FOUR, STORY = (UUID(int=n) for n in (1, 2, 3, 4, 9))


async def kept(pool: Pool, *pairs: Link) -> None:
    """Four stories, an hour apart, and links among them."""
    async with transaction(pool) as db:
        times = [
            (id_, DAY + timedelta(hours=id_.int)) for id_ in (ONE, TWO, THREE, FOUR)
        ]
        await links.keep_prints(db, [StoredPrint(id_, at, b"") for id_, at in times])
        await links.relink(db, [ONE, TWO, THREE, FOUR], pairs)


async def test_what_strong_links_join_is_found_whole(pool: Pool) -> None:
    """Directly or through others; what is only in the background is not."""
    await kept(
        pool,
        Link(ONE, TWO, 0.5, EVENT),
        Link(TWO, THREE, 0.5, EVENT),
        Link(THREE, FOUR, 0.25, "background"),
    )
    async with transaction(pool) as db:
        found = await running.around(db, [ONE], [EVENT], 10)
        assert found.times.keys() == {ONE, TWO, THREE}
        assert found.links == [(ONE, TWO, 0.5), (TWO, THREE, 0.5)]
        few = await running.around(db, [ONE], [EVENT], 1)
        assert few.times.keys() == {ONE, TWO}
        many = await running.around(db, [ONE, FOUR], [EVENT], 2)
        assert many.times.keys() == {ONE, TWO, THREE, FOUR}


async def test_who_was_of_the_story_is_looked_at_too(pool: Pool) -> None:
    """A story that falls apart is told to all whom it held."""
    await kept(pool)
    async with transaction(pool) as db:
        assert await running.keep(db, {ONE: STORY, TWO: STORY}) == {ONE, TWO}
        found = await running.around(db, [ONE], [EVENT], 10)
        assert found.times.keys() == {ONE, TWO}
        assert await running.keep(db, {ONE: None, TWO: STORY}) == {ONE}
        assert await running.keep(db, {ONE: None, TWO: STORY}) == set()


async def test_a_score_comes_back_as_it_was_kept(pool: Pool) -> None:
    """Just enough stays enough; and a flood is looked at in part."""
    await kept(pool, Link(ONE, TWO, 0.45, EVENT), Link(TWO, THREE, 0.9, EVENT))
    async with transaction(pool) as db:
        found = await running.around(db, [ONE], [EVENT], 10)
        assert found.links == [(ONE, TWO, 0.45), (TWO, THREE, 0.9)]
        await running.keep(db, dict.fromkeys([ONE, TWO, THREE, FOUR], STORY))
        assert len((await running.around(db, [ONE], [EVENT], 2)).times) <= 3


async def test_a_translation_joins_no_story(pool: Pool) -> None:
    """Neither by itself nor as a weak link where a story is cut."""
    await kept(pool, Link(ONE, TWO, 0.5, EVENT), Link(ONE, THREE, 1.0, "translation"))
    async with transaction(pool) as db:
        found = await running.around(db, [ONE, THREE], [EVENT], 10)
        assert found.links == [(ONE, TWO, 0.5)]

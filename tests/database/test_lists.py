"""Lists of sections, as they are kept."""

import asyncio

import pytest

from schemas.identity import section_subject
from schemas.page import Section
from services.database import lists
from services.runtime.postgres import Pool, transaction


PATIENCE = 10
WAITING = "select count(*) from pg_locks where not granted"

pytestmark = pytest.mark.line


async def test_a_renamed_rubric_has_its_new_name_in_its_list(pool: Pool) -> None:
    """The id stays; sites read the name from the list."""
    for name in ("World", "International", "International"):
        async with transaction(pool) as db:
            subjects = await lists.ensure(db, [(Section(id="world", name=name), "en")])
            (listed,) = await lists.read(db, subjects)
            assert listed.section.name == name


async def test_shards_that_name_sections_in_another_order_never_lock_each_other_out(
    pool: Pool,
) -> None:
    """Each notes what the broker has, and most have stories of several sections."""
    named = [Section(id=one, name=one.title()) for one in ("world", "sport", "health")]
    named.sort(key=lambda one: section_subject(one.id, "en"))
    first, *_, last = [(one, "en") for one in named]
    async with asyncio.TaskGroup() as tasks, transaction(pool) as db:
        await lists.ensure(db, [first])
        tasks.create_task(_ensured(pool, [last, first]))
        await _somebody_waits(pool)
        await lists.ensure(db, [last])


async def test_a_list_that_stands_as_it_should_is_nobodys_to_wait_for(
    pool: Pool,
) -> None:
    """Or the shards would note one after the other what the broker has."""
    world = [(Section(id="world", name="World"), "en")]
    await _ensured(pool, world)
    async with transaction(pool) as db:
        await lists.ensure(db, world)
        async with asyncio.timeout(PATIENCE):
            await _ensured(pool, world)


async def _ensured(pool: Pool, sections: list[tuple[Section, str]]) -> None:
    async with transaction(pool) as db:
        await lists.ensure(db, sections)


async def _somebody_waits(pool: Pool) -> None:
    async with asyncio.timeout(PATIENCE):
        while not await pool.fetchval(WAITING):  # noqa: ASYNC110 - it has no event
            await asyncio.sleep(0.01)

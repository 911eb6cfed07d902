"""The linker on a real database: what it compares, keeps and takes back."""

import asyncio
from collections.abc import AsyncIterator, Sequence
from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest
import pytest_asyncio

from schemas.article import OrderKind
from schemas.names import Move
from services.database import lease, links, snapshots, work
from services.database.links import StoredPrint
from services.database.work import Kind, Mark
from services.enrich.fields import Fields
from services.enrich.related.__main__ import NAME, Linking
from services.enrich.related.counting import packed
from services.enrich.related.prints import print_of_fields
from services.runtime.ownership import Owned, Ownership
from services.runtime.postgres import Pool, Stale, transaction
from services.runtime.pulse import Pulse
from services.runtime.settings import Settings


NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
QUAKE, AGAIN, FERRY = (
    print_of_fields(Fields(title, "", "", (), "en")).to_bytes()
    for title in (
        "Quake shakes Veldmark harbour, 42 houses damaged",
        "Veldmark harbour quake: 42 houses damaged",
        "Night ferry to Ostrand sails again",
    )
)
ONE, TWO, OLD, OLDER, TOLD_ANEW = (UUID(int=n) for n in (1, 2, 3, 4, 5))
OWNER = "linker-1"

pytestmark = pytest.mark.line


class Desk:
    """A linker that owns the window."""

    def __init__(self, pool: Pool) -> None:
        self.pool = pool
        settings = Settings()
        settings.enrich.window_articles = 2
        self.pulse = Pulse(NAME, asyncio.Event())
        self.job = Linking(pool, OWNER, settings, self.pulse)

    async def open(self) -> None:
        """Take the lease, and load the window."""
        leases = lease.Leases(self.pool, OWNER, 60)
        epoch = await leases.acquire(NAME)
        assert epoch
        self.job.windows = Ownership(leases, self.job.open_window, self.pulse)
        async with self.job.open_window(NAME, epoch) as window:
            self.job.windows.owned[NAME] = Owned(epoch, window, asyncio.Event())

    async def comes(self, *prints: tuple[UUID, timedelta, bytes]) -> None:
        """Articles are stored and marked, as enrich does it."""
        async with transaction(self.pool) as db:
            await links.keep_prints(
                db,
                [StoredPrint(id_, NOON - age, print_) for id_, age, print_ in prints],
            )
            await work.mark(db, [Mark(Kind.LINK, id_) for id_, _, _ in prints])

    async def turn(self) -> None:
        """A batch."""
        items = await self.job.due()
        await self.job.keep(items, await self.job.prepare(items))

    async def linked(self) -> Sequence[tuple[UUID, UUID]]:
        """All pairs."""
        rows = await self.pool.fetch("select low_id, high_id from links order by 1, 2")
        return [(row["low_id"], row["high_id"]) for row in rows]

    async def kinds(self) -> Sequence[str]:
        """What the links are, in order of their words."""
        rows = await self.pool.fetch("select kind from links order by 1")
        return [row["kind"] for row in rows]

    async def in_stories(self) -> Sequence[UUID]:
        """All that are of a running story."""
        rows = await self.pool.fetch("select article_id from running order by 1")
        return [row["article_id"] for row in rows]


def translation(one: UUID, of: UUID, before: UUID | None = None) -> Move:
    """An agency says what it has translated, and what it said before."""
    return Move(UUID(int=99), OrderKind.TRANSLATION, one, before, of)


@pytest_asyncio.fixture
async def desk(pool: Pool) -> AsyncIterator[Desk]:
    """One, with nothing stored yet."""
    made = Desk(pool)
    await made.open()
    yield made


HOUR, MONTH = timedelta(hours=1), timedelta(days=30)


async def test_what_has_no_print_any_more_leaves_links_and_window(desk: Desk) -> None:
    """A killed story joins nothing, whether it was here before its kill or not."""
    await desk.comes((ONE, HOUR, QUAKE), (TWO, 2 * HOUR, AGAIN))
    await desk.turn()
    assert await desk.linked() == [(ONE, TWO)]
    assert await desk.in_stories() == [ONE, TWO]
    async with transaction(desk.pool) as db:
        await links.drop_prints(db, [ONE, OLD])
    await desk.turn()
    assert await desk.linked() == []
    assert await desk.in_stories() == []
    await desk.comes((TWO, 2 * HOUR, AGAIN))
    await desk.turn()
    assert await desk.linked() == []


async def test_an_old_story_finds_those_of_its_time(desk: Desk) -> None:
    """Whatever the window holds; also when its neighbour is told anew at that moment."""
    await desk.comes((ONE, HOUR, QUAKE), (TWO, 2 * HOUR, AGAIN))
    await desk.turn()
    await desk.comes((OLD, MONTH, QUAKE), (OLDER, MONTH + HOUR, AGAIN))
    await desk.turn()
    assert await desk.linked() == [(ONE, TWO), (OLD, OLDER)]


async def test_an_old_story_finds_those_of_its_time_as_they_now_stand(
    desk: Desk,
) -> None:
    """Not one that was killed since the last old story came, nor its earlier words."""
    await desk.comes((ONE, HOUR, QUAKE), (TWO, 2 * HOUR, AGAIN))
    await desk.comes((OLD, MONTH, QUAKE), (TOLD_ANEW, MONTH, QUAKE))
    await desk.turn()
    async with transaction(desk.pool) as db:
        await links.drop_prints(db, [OLD])
    await desk.comes((TOLD_ANEW, HOUR / 2, QUAKE))
    await desk.turn()
    await desk.comes((OLDER, MONTH + HOUR, AGAIN))
    await desk.turn()
    assert not [pair for pair in await desk.linked() if OLDER in pair]


async def test_an_old_story_keeps_its_links_however_full_its_week_was(
    desk: Desk,
) -> None:
    """More came at that time than the window holds; it is told again, others come."""
    await desk.comes((ONE, HOUR, QUAKE), (TWO, 2 * HOUR, AGAIN))
    await desk.turn()
    other = [(UUID(int=n), MONTH + n * HOUR, FERRY) for n in range(10, 30)]
    await desk.comes((OLD, MONTH, QUAKE), (OLDER, MONTH + 40 * HOUR, AGAIN), *other)
    await desk.turn()
    assert (OLD, OLDER) in await desk.linked()
    await desk.comes((UUID(int=30), MONTH + 99 * HOUR, FERRY))
    await desk.turn()
    await desk.comes((OLD, MONTH, QUAKE))
    await desk.turn()
    assert (OLD, OLDER) in await desk.linked()


async def test_an_update_keeps_a_link_to_what_has_left_the_window(desk: Desk) -> None:
    """Of a wire that fills the window in less than its days; new words are compared."""
    await desk.comes((ONE, HOUR, QUAKE), (TWO, 2 * HOUR, AGAIN))
    await desk.turn()
    await desk.comes((OLD, HOUR / 2, FERRY))
    await desk.turn()
    await desk.comes((ONE, HOUR, AGAIN))
    await desk.turn()
    assert await desk.linked() == [(ONE, TWO)]
    await desk.comes((ONE, HOUR, FERRY))
    await desk.turn()
    assert await desk.linked() == [(ONE, OLD)]


async def test_prints_of_older_rules_do_not_hide_that_there_are_older_stories(
    desk: Desk,
) -> None:
    """The window is loaded while a replay makes the prints anew."""
    await desk.comes((OLD, MONTH, QUAKE), (OLDER, MONTH + HOUR, AGAIN))
    await desk.comes((ONE, HOUR, b"of older rules"), (TWO, 2 * HOUR, b"as well"))
    await desk.pool.execute("delete from heartbeats")
    await desk.open()
    await desk.turn()
    assert await desk.linked() == [(OLD, OLDER)]


async def test_what_is_no_translation_any_more_is_compared(desk: Desk) -> None:
    """The agency had named the wrong original; the two are alike all the same."""
    await desk.comes((ONE, HOUR, QUAKE), (TWO, 2 * HOUR, AGAIN))
    async with transaction(desk.pool) as db:
        await links.translate(db, [translation(ONE, of=TWO)])
    await desk.turn()
    assert await desk.kinds() == ["translation"]
    async with transaction(desk.pool) as db:
        await links.translate(db, [translation(ONE, of=OLD, before=TWO)])
    await desk.turn()
    assert await desk.kinds() == ["same event", "translation"]


async def test_a_new_snapshot_compares_all_again(desk: Desk) -> None:
    """The window is loaded anew; what is in hand is taken again; no mark is left."""
    await desk.comes((ONE, HOUR, QUAKE), (TWO, 2 * HOUR, AGAIN))
    items = await desk.job.due()
    made = await desk.job.prepare(items)
    async with transaction(desk.pool) as db:
        await snapshots.add(db, 1, packed({}), 10)
    with pytest.raises(Stale):
        await desk.job.keep(items, made)
    with pytest.raises(Stale):
        await desk.job.prepare(items)
    await desk.pool.execute("delete from heartbeats")
    await desk.open()
    await desk.turn()
    assert await desk.linked() == [(ONE, TWO)]
    left = await desk.pool.fetchval("select count(*) from work where kind = 'link'")
    assert left == 0

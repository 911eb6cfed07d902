"""The linker: which stories belong together. Enrich runs it beside its workers.

    take link marks ─▶ prints into the window ─▶ pairs ─▶ links ─▶ running stories
        ─▶ marks for every page that this changes

One owner by lease, so that no pair is missed because its halves were in two windows.
"""

import asyncio
from collections.abc import AsyncIterator, Collection, Iterable, Iterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from uuid import UUID

from schemas.identity import story_id
from schemas.relation import OF_ONE_EVENT
from services.database import lease, links, outbox, running, snapshots, work
from services.database.links import Link, StoredPrint
from services.database.work import Due, Kind, Mark, Rank
from services.enrich.related.comparison import Comparison
from services.enrich.related.counting import unpacked
from services.enrich.related.late import chunks_of
from services.enrich.related.prints import Print
from services.enrich.related.statistics import SNAPSHOT, Statistics
from services.enrich.related.stories import stories_of
from services.enrich.related.window import Entry, Pair, Window
from services.runtime import metrics
from services.runtime.limits import Outcome
from services.runtime.ownership import Owned, Ownership
from services.runtime.postgres import (
    Connection,
    Pool,
    Stale,
    listening,
    open_pool,
    transaction,
)
from services.runtime.pulse import Pulse
from services.runtime.service import Service, main
from services.runtime.settings import Settings
from services.runtime.worker import Worker
from services.runtime.worktable import WorkTable


NAME = "linker"
POSTPONED = 60.0
AGAIN = 50
"""Compared anew by another snapshot beside a batch of news, at most."""
MOST_MEMBERS = 10_000


@dataclass(frozen=True, slots=True)
class Linked:
    """What a batch of marked articles links to."""

    epoch: int
    snapshot: int
    articles: frozenset[UUID]
    pairs: Sequence[Pair]
    rejections: Sequence[Outcome] = ()


class Linking:
    """The job: compare what is marked with the window."""

    name = NAME

    def __init__(
        self, pool: Pool, owner: str, settings: Settings, pulse: Pulse
    ) -> None:
        self.windows: Ownership[Window] | None = None
        self._pool = pool
        self._owner = owner
        self._settings = settings
        self._pulse = pulse

    @asynccontextmanager
    async def open_window(self, name: str, epoch: int) -> AsyncIterator[Window]:
        """Load the newest articles' prints, without reading their texts."""
        del name, epoch
        rules = self._settings.enrich
        statistics = await _statistics(self._pool)
        window = Window(rules.window_articles, rules.window_days, statistics)
        left = rules.window_articles
        # One more than it holds: it knows then that there are older ones.
        async for page in links.newest_prints(self._pool, left + 1):
            await asyncio.to_thread(window.add, list(_entries(page)))
            left -= len(page)
            if left < 0:
                window.begin_after(page[-1].at)
        metrics.gauge("related_window_articles", len(window))
        yield window

    async def due(self) -> list[Due]:
        """Marked articles, if the window is ours."""
        if self._owned() is None:
            return []
        most = {Rank.NEWS: self._settings.worker.batch, Rank.LINKS: AGAIN}
        return await work.due(self._pool, [Kind.LINK], work.SHARDS, most)

    async def prepare(self, items: Sequence[Due]) -> Linked:
        """Put the articles into the window and find their pairs, in a thread."""
        owned = self._owned()
        if owned is None:
            raise Stale
        window = owned.thing
        if await snapshots.newest(self._pool) != window.statistics.number:
            self._drop()
            raise Stale
        ids = frozenset(item.subject for item in items)
        stored = await links.prints_of(self._pool, ids)
        entries = list(_entries(stored))
        gone = ids - {one.article_id for one in stored}
        window.remove(gone)
        # What older rules have stored keeps the links that it has.
        ids -= {one.article_id for one in stored} - {one.article_id for one in entries}
        pairs = await self._pairs(window, entries)
        metrics.gauge("related_window_articles", len(window))
        return Linked(owned.epoch, window.statistics.number, ids, pairs)

    async def _pairs(self, window: Window, entries: Sequence[Entry]) -> Sequence[Pair]:
        """In the window, and with what is older than it."""
        most = self._settings.enrich.links_per_article
        pairs, capped = await asyncio.to_thread(_compare, window, entries, most)
        found = {pair[:2]: pair for pair in pairs}
        late, news = window.beyond(entries)
        async for done in self._compared(late, news, window.statistics):
            pairs, more = done.pairs()
            found |= {pair[:2]: pair for pair in pairs}
            capped += more
        metrics.count("late_links_total", len(late))
        metrics.count("links_capped_total", capped)
        return list(found.values())

    async def _compared(
        self, late: Sequence[Entry], news: Sequence[Entry], statistics: Statistics
    ) -> AsyncIterator[Comparison]:
        """Late stories with the stored ones of their time; news with whom it is linked to.

        So an update never loses a link because the other has left the window meanwhile.
        """
        rules = self._settings.enrich
        how = rules.window_days, statistics, rules.links_per_article
        for chunk in chunks_of(late, rules.window_days):
            of_late = await asyncio.to_thread(Comparison, chunk.entries, *how)
            async for page in links.prints_between(self._pool, chunk.begin, chunk.end):
                await asyncio.to_thread(of_late.page, list(_entries(page)))
                self._pulse.progressed()
            yield of_late
        ids = {entry.article_id for entry in news}
        if partners := list(_entries(await links.prints_linked(self._pool, ids))):
            of_news = await asyncio.to_thread(Comparison, news, *how)
            await asyncio.to_thread(of_news.page, partners)
            yield of_news

    async def keep(self, items: Sequence[Due], made: Linked) -> None:
        """Write the links under the lease, and mark every page whose links changed."""
        async with transaction(self._pool) as db:
            if not await lease.check(db, {NAME: made.epoch}, self._owner):
                raise Stale
            if await snapshots.newest(db) != made.snapshot:
                raise Stale
            found = [Link(p.low_id, p.high_id, p.score, p.kind) for p in made.pairs]
            others = await links.relink(db, made.articles, found)
            others |= await _retell(db, made.articles | others)
            after = self._settings.publish.partners_after
            # A page that went out without waiting for us is news no more.
            out = await outbox.public_of(db, made.articles)
            others = (others - made.articles) | out
            own = [Mark(Kind.ARTICLE, id_) for id_ in made.articles - out]
            await work.mark(db, own)
            await work.mark_once(
                db, [Mark(Kind.ARTICLE, id_, Rank.LINKS, after) for id_ in others]
            )
            await work.finish(db, [item.id for item in items])

    async def set_aside(self, item: Due, error: Exception) -> None:
        """Try an article that cannot be compared again later."""
        del error
        async with transaction(self._pool) as db:
            await work.finish(db, [item.id])
            await work.mark(db, [Mark(Kind.LINK, item.subject, after=POSTPONED)])

    def _drop(self) -> None:
        """Load the window anew: other statistics are in force."""
        if self.windows:
            self.windows.drop(NAME)

    def _owned(self) -> Owned[Window] | None:
        return self.windows.owned.get(NAME) if self.windows else None


def _entries(stored: Iterable[StoredPrint]) -> Iterator[Entry]:
    """What is stored, but for prints that older rules have made."""
    for one in stored:
        if print_ := Print.known(one.print):
            yield Entry(one.article_id, print_, one.at)


async def _statistics(pool: Pool) -> Statistics:
    """The newest snapshot, or the one that is shipped."""
    stored = await snapshots.read(pool)
    return unpacked(*stored) if stored else SNAPSHOT


async def _retell(db: Connection, articles: Collection[UUID]) -> set[UUID]:
    """Recompute the running stories around these; whose story is another now."""
    members = await running.around(db, articles, OF_ONE_EVENT, MOST_MEMBERS)
    # What was killed is no member, and of no story.
    told: dict[UUID, UUID | None] = dict.fromkeys(articles)
    earliest = stories_of(members.times, members.links)
    told |= {id_: story_id(one) if one else None for id_, one in earliest.items()}
    return await running.keep(db, told)


def _compare(
    window: Window, entries: Sequence[Entry], most: int
) -> tuple[list[Pair], int]:
    window.add(entries)
    return window.pairs((entry.article_id for entry in entries), most)


async def run_linker(service: Service, pool: Pool, pulse: Pulse) -> None:
    """Link what is marked for as long as the window is ours, until told to stop."""
    settings = service.settings
    leases = lease.Leases(pool, service.owner, settings.publish.lease)
    job = Linking(pool, service.owner, settings, pulse)
    job.windows = Ownership(leases, job.open_window, pulse)
    async with listening(pool, work.CHANNEL) as woken, asyncio.TaskGroup() as tasks:
        tending = tasks.create_task(job.windows.tend([NAME]))
        table = WorkTable(job.due, woken)
        await Worker(table, job, service.limits(), pulse).run()
        tending.cancel()


async def run(service: Service) -> None:
    """Run the linker alone."""
    async with open_pool(service.settings.postgres) as pool:
        with service.pulse(NAME) as pulse:
            await run_linker(service, pool, pulse)


if __name__ == "__main__":
    main(NAME, run)

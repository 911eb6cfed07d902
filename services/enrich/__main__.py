"""Enrich: what was received in, what is true out.

    take events ─▶ prepare (pure): read, tag ─▶ one transaction:
        offsets, names, revisions ─▶ settle (pure): fold ─▶ states, orders, work, books

Two workers take the ordinary and the urgent topic; the linker runs beside them.
"""

import asyncio
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

from schemas.article import Action
from schemas.feeds import Feeds
from schemas.record import Record
from schemas.state import Revision
from schemas.story import Kind as StoryKind
from schemas.topics import Role
from services.database import (
    articles,
    intake,
    lineage,
    links,
    names,
    offsets,
    orders,
    outbox,
    shown,
    work,
)
from services.database.links import StoredPrint
from services.database.work import Kind, Mark, Rank
from services.enrich.accounting import intake_of, unexpected
from services.enrich.handler import Batch, Settled, prepare, settle
from services.enrich.learned.form import NotAModel, from_bytes
from services.enrich.learned.model import Model
from services.enrich.meaning import ends_of, moves
from services.enrich.own_rubrics import NotRubrics, own_rubrics
from services.enrich.related.__main__ import run_linker
from services.enrich.rubrics import SHIPPED, Rubrics
from services.runtime import metrics
from services.runtime.consumer import open_consumer
from services.runtime.faults import WrongSetting
from services.runtime.limits import Outcome
from services.runtime.postgres import Connection, Pool, open_pool, transaction
from services.runtime.producer import Producer, open_producer
from services.runtime.service import Service, main
from services.runtime.topicsource import TopicSource, spans
from services.runtime.worker import Worker


AT_ONCE = (Action.KILL, Action.HOLD)
RECEIVED = (Role.ARTICLES, Role.URGENT)


@dataclass(frozen=True, slots=True)
class Worked:
    """A batch, worked out as far as it can be without looking anything up."""

    batch: Batch
    rejections: Sequence[Outcome] = ()


class Enriching:
    """The job: make a batch true, by the newsroom's own model and rubrics if any."""

    learned: Model | None = None
    rubrics: Rubrics = SHIPPED

    def __init__(
        self,
        name: str,
        pool: Pool,
        producer: Producer,
        feeds: Feeds,
        links_after: float,
    ) -> None:
        self.name = name
        self.pool = pool
        self._producer = producer
        self._feeds = feeds
        self._links_after = links_after

    async def prepare(self, items: Sequence[Record]) -> Worked:
        """Read and tag, off the event loop so that heartbeats go on."""
        own = self.learned, self.rubrics
        return Worked(await asyncio.to_thread(prepare, items, self._feeds, *own))

    async def keep(self, items: Sequence[Record], made: Worked) -> None:
        """Make the batch true in one transaction, or not at all."""
        async with transaction(self.pool) as db:
            await offsets.advance(db, spans(items))
            new = await self._settle(db, made.batch)
            booked = await intake.book(db, intake_of(made.batch, new))
        for entry in booked:
            if entry.outcome == "duplicate":
                metrics.count("duplicates_total", kind="revision")

    async def set_aside(self, item: Record, error: Exception) -> None:
        """Keep an event that this program cannot handle, and count its item."""
        letter, row = unexpected(item, type(error).__name__)
        await self._producer.send([letter])
        async with transaction(self.pool) as db:
            await offsets.advance(db, spans([item]))
            await intake.book(db, [row] if row else [])
        metrics.count("dead_letters_total", reason="unexpected_error")

    async def _settle(self, db: Connection, batch: Batch) -> set[UUID]:
        """Keep revisions, states, prints and orders; returns the new revisions."""
        await names.lock(db, batch.names(), batch.shared())
        fresh = await articles.add_revisions(db, batch.revisions.values())
        shows = batch.shows(fresh)
        await shown.note(db, shows)
        await shown.hold(db, {medium for medium, _ in shows})
        called = await orders.call(db, batch.called)
        await orders.add(db, batch.orders)
        asked = await orders.asked(db, batch.spoken_of(fresh, called))
        moved = moves(asked)
        anew, moved_on = ends_of(moved)
        said = {batch.revisions[id_].article.article_id for id_ in fresh}
        await orders.hold(db, moved, said | anew | moved_on)
        await orders.bind(db, moved)
        await links.translate(db, moved)
        settled = await self._fold(db, batch, fresh, anew)
        await self._mark(db, settled, moved_on)
        return {revision for revision, is_new in fresh.items() if is_new}

    async def _mark(
        self, db: Connection, settled: Sequence[Settled], moved_on: set[UUID]
    ) -> None:
        """Tell publish and the linker what has changed, and whom that concerns."""
        marks = [mark for s in settled for mark in self._marks(s)]
        gone = {s.state.article_id for s in settled if s.state.action in AT_ONCE}
        changed = {s.state.article_id for s in settled} - gone
        at_once = await _concerned(db, gone)
        # A replaced page goes at the moment at which its successor could appear.
        later = moved_on | await _concerned(db, changed | moved_on)
        # Of a long chain one page is out: only that goes before the news.
        out = await outbox.out_of(db, at_once)
        marks += [
            Mark(Kind.ARTICLE, id_, Rank.RECALL if id_ in out else Rank.NEWS)
            for id_ in sorted(at_once)
        ]
        marks += [
            Mark(Kind.ARTICLE, id_, Rank.NEWS, self._links_after)
            for id_ in sorted(later - at_once - changed)
        ]
        await work.mark(db, marks)

    async def _fold(
        self,
        db: Connection,
        batch: Batch,
        fresh: Iterable[UUID],
        targets: Collection[UUID],
    ) -> list[Settled]:
        """Fold each article of which something new was said, by itself or by others."""
        said: dict[UUID, list[Revision]] = {}
        for revision_id in fresh:
            revision = batch.revisions[revision_id]
            said.setdefault(revision.article.article_id, []).append(revision)
        touched = said.keys() | targets
        numbers = await articles.state_numbers(db, touched)
        # Only of articles that were here before is there more than the batch holds.
        known = said | await articles.revisions_of(db, numbers.keys())
        given = await orders.given(db, touched)
        settled = settle(batch, known, self._feeds, given)
        await articles.keep(db, [s.state for s in settled], numbers)
        prints = [(s.state.article_id, s.at, s.print) for s in settled if s.print]
        await links.keep_prints(db, [StoredPrint(*each) for each in prints])
        await links.drop_prints(
            db, [s.state.article_id for s in settled if not s.print]
        )
        return settled

    def _marks(self, settled: Settled) -> list[Mark]:
        """When publish looks at it, and whether the linker does."""
        state = settled.state
        urgent = state.action in AT_ONCE or state.kind is StoryKind.ALERT
        rank = Rank.RECALL if urgent else Rank.NEWS
        after = 0.0 if urgent else self._links_after
        marks = [Mark(Kind.ARTICLE, state.article_id, rank, after)]
        if settled.print is not None:
            marks.append(Mark(Kind.LINK, state.article_id))
        return marks


async def _concerned(db: Connection, articles: set[UUID]) -> set[UUID]:
    """Whose page depends on these: replaced ones, leads, those that show them."""
    if not articles:
        return set()
    showing = await shown.showing(db, articles)
    return showing | await lineage.concerned(db, articles | showing)


async def run(service: Service) -> None:
    """Make true what was received until told to stop."""
    settings = service.settings
    feeds = settings.load_feeds()
    learned = load_model(settings.enrich.model)
    rubrics = load_rubrics(settings.enrich.sections)
    async with (
        open_pool(settings.postgres) as pool,
        open_producer(settings.kafka) as producer,
        asyncio.TaskGroup() as tasks,
    ):
        after = settings.publish.links_after
        for role in RECEIVED:
            job = Enriching(f"enrich-{role}", pool, producer, feeds, after)
            job.learned, job.rubrics = learned, rubrics
            tasks.create_task(_run_worker(service, job, role))
        with service.pulse("linker") as pulse:
            await run_linker(service, pool, pulse)


def load_model(path: Path | None) -> Model | None:
    """The newsroom's own model, when one is set; raises `WrongSetting`."""
    try:
        return from_bytes(path.read_bytes()) if path else None
    except (OSError, NotAModel) as error:
        raise WrongSetting(f"{path}: {_why(error)}") from None


def load_rubrics(path: Path | None) -> Rubrics:
    """The site's rubrics, with what a newsroom's file changes; raises `WrongSetting`."""
    try:
        return own_rubrics(path.read_text(encoding="utf-8")) if path else SHIPPED
    except (OSError, UnicodeDecodeError, NotRubrics) as error:
        raise WrongSetting(f"{path}: {_why(error)}") from None


def _why(error: Exception) -> str:
    return error.strerror or "" if isinstance(error, OSError) else str(error)


async def _run_worker(service: Service, job: Enriching, role: Role) -> None:
    settings = service.settings
    topics = [settings.kafka.topic(role)]
    async with open_consumer(settings.kafka, group=role, topics=topics) as consumer:
        source = TopicSource(consumer, settings.worker, offsets.Stored(job.pool))
        with service.pulse(job.name) as pulse:
            await Worker(source, job, service.limits(), pulse).run()


if __name__ == "__main__":
    main("enrich", run)

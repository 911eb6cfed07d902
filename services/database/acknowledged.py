"""What follows when the broker has an event: facts, and marks for whom it concerns."""

from collections.abc import Collection, Sequence
from typing import Protocol
from uuid import UUID

from schemas.page import Section
from schemas.state import Event
from services.database import lineage, lists, outbox, work
from services.database.work import Kind, Mark, Rank
from services.runtime.postgres import Connection


class Ripples(Protocol):
    """Whose links, whose sections and whose kin must be looked at."""

    @property
    def appeared(self) -> Collection[UUID]: ...
    @property
    def gone(self) -> Collection[UUID]: ...
    @property
    def listed(self) -> Collection[UUID]: ...
    @property
    def sections(self) -> Collection[tuple[Section, str]]: ...


async def note(
    db: Connection,
    events: Sequence[Event],
    ripples: Ripples,
    waits: tuple[float, float],
) -> None:
    """Note the facts and mark who is concerned: partners, sections, kin.

    `waits`: seconds until partners and sections are looked at; none after a withdrawal.
    """
    partners_after, sections_after = waits
    concerned = await outbox.lists_told(db, ripples.listed)
    await outbox.acknowledge(db, events)
    at_once = await outbox.naming(db, ripples.gone)
    kin = await lineage.kin(db, ripples.gone)
    later = await outbox.partners(db, ripples.appeared) - at_once
    # Kin have waited for this one: for them it is news.
    concerned |= await lists.ensure(db, ripples.sections)
    rank, after = (Rank.RECALL, 0.0) if ripples.gone else (Rank.NEWS, sections_after)
    marks = [Mark(Kind.ARTICLE, id_, Rank.RECALL) for id_ in at_once]
    await work.mark(db, marks + [Mark(Kind.ARTICLE, id_) for id_ in kin - at_once])
    await work.mark_once(
        db,
        [Mark(Kind.ARTICLE, id_, Rank.LINKS, partners_after) for id_ in later]
        + [Mark(Kind.SECTION, id_, rank, after) for id_ in concerned],
    )

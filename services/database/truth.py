"""The truth about articles, as publish reads it, and what the world was told."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple
from uuid import UUID

from pydantic import TypeAdapter

from schemas.article import Action
from schemas.identity import story_id
from schemas.page import Section
from schemas.state import Facts, Neighbour, Part, Sent, Standing, Truth
from schemas.story import Dated, Kind
from services.database import neighbours, shown
from services.database.lineage import Lineage, around
from services.runtime.postgres import Connection, Row


FACTS: TypeAdapter[Facts] = TypeAdapter(Facts)
LOCK, SLOTS = 7_239_002, 4096


class Known(NamedTuple):
    """An article's truth, and what was told of it."""

    truth: Truth
    sent: Sent


async def read(db: Connection, articles: Collection[UUID]) -> list[Known]:
    """What is true now of these articles; those that are not there are absent."""
    ids = sorted(articles)
    await _lock(db, ids)
    lineage = Lineage(await around(db, ids))
    rows = await _states(db, ids, lineage.members())
    own = [row for row in rows if row["is_own"]]
    out = {row["article_id"] for row in rows if row["is_out"]}
    states = {row["article_id"]: shown.standing_of(row) for row in rows}
    relatives = Relatives(lineage, states, out)
    related = await neighbours.of(db, ids)
    media = await shown.media_of(db, [*ids, *relatives.takes()])
    return [
        Known(
            _truth(row, relatives, media, related.get(row["article_id"], ())),
            _sent(row),
        )
        for row in own
    ]


async def _lock(db: Connection, ids: list[UUID]) -> None:
    """Of kin that two publishers look at, one looks when the other has decided.

    Kin share the oldest of their story. Who is alone shares its lock with all but
    those that replace it. Bits of the id, so that no number of ids fills the table.
    """
    lineage = Lineage(await around(db, ids))
    alone = {_slot(id_): False for id_ in ids if lineage.is_alone(id_)}
    of_kin = {
        _slot(old): True
        for id_ in ids
        if not lineage.is_alone(id_)
        for old in lineage.oldest(id_)
    }
    slots = sorted((alone | of_kin).items())
    await db.execute(
        """
        select case when of_kin then pg_advisory_xact_lock($1, slot)
            else pg_advisory_xact_lock_shared($1, slot) end
        from unnest($2::int[], $3::bool[]) wanted(slot, of_kin)
        """,
        LOCK,
        [slot for slot, _ in slots],
        [is_of_kin for _, is_of_kin in slots],
    )


def _slot(article: UUID) -> int:
    return int.from_bytes(article.bytes[-2:]) % SLOTS


async def _states(db: Connection, ids: list[UUID], kin: Collection[UUID]) -> list[Row]:
    """These articles and their kin as they stand at one moment, and what was told.

    In one statement, so that nobody is released by a state that his kin's are not of.
    """
    rows: list[Row] = await db.fetch(
        """
        select a.article_id, a.agency, a.kind, a.action, a.not_before, a.expires,
            a.arrived_at, a.headline, a.language, a.section_id, a.section_name, a.take,
            a.content is not null as has_content,
            case when is_own or a.take is not null then a.content end as content,
            is_own, coalesce(p.public, false) or o.seq is not null as is_out,
            running.story_id, p.seq as told_seq, case when is_own then p.facts end as told_facts,
            o.seq as waiting_seq, case when is_own then o.facts end as waiting_facts
        from unnest($1::uuid[], $2::bool[]) wanted(id, is_own)
        join articles a on a.article_id = wanted.id
        left join lateral (
            select story_id from running where article_id = a.article_id offset 0
        ) running on true
        left join lateral (
            select seq, public, facts from publications where article_id = a.article_id offset 0
        ) p on true
        left join lateral (
            select seq, facts from outbox where subject = a.article_id offset 0
        ) o on true
        order by a.article_id
        """,
        *_marked(ids, kin),
    )
    return rows


def _marked(own: list[UUID], kin: Collection[UUID]) -> tuple[list[UUID], list[bool]]:
    all_ = sorted({*own, *kin})
    mine = set(own)
    return all_, [one in mine for one in all_]


@dataclass(frozen=True)
class Relatives:
    """All articles that others' pages depend on, as they stand; `out`: with pages."""

    lineage: Lineage
    states: Mapping[UUID, Standing] = field(default_factory=dict)
    out: Collection[UUID] = ()

    @cached_property
    def _kin_of_out(self) -> Mapping[UUID, set[UUID]]:
        """Of each page that is out its kin: there are few, where there are many kin."""
        return {one: self.lineage.kin(one) for one in self.out}

    def kin_out(self, article: UUID) -> tuple[UUID, ...]:
        """Whoever of its kin has a page."""
        kin = self._kin_of_out.items()
        return tuple(sorted(one for one, others in kin if article in others))

    def takes(self) -> list[UUID]:
        """Those that are parts of others."""
        return [id_ for id_, state in self.states.items() if state.take is not None]

    def successors(self, article: UUID) -> tuple[Standing, ...]:
        """What replaces an article, the newest first."""
        found = self.lineage.successors(article)
        return tuple(self.states[id_] for id_ in found if id_ in self.states)

    def parts(self, article: UUID) -> tuple[Part, ...]:
        """The takes of an article, in order of their numbers, the latest first."""
        said = self.lineage.takes(article)
        found = [
            Part(
                number=state.take, at=at, state=state, successors=self.successors(take)
            )
            for take, at in said.items()
            if (state := self.states.get(take)) and state.take is not None
        ]
        found.sort(key=lambda part: (part.at, part.state.article_id), reverse=True)
        return tuple(sorted(found, key=lambda part: part.number))


def dated_of(row: Row) -> Dated | None:
    """The sender's date from its two columns."""
    if row["dated_at"] is None:
        return None
    return Dated(at=row["dated_at"], precision=row["dated_precision"])


def _truth(
    row: Row,
    relatives: Relatives,
    media: Mapping[UUID, tuple[Standing, ...]],
    related: tuple[Neighbour, ...],
) -> Truth:
    section, id_ = row["section_id"], row["article_id"]
    parts = relatives.parts(id_)
    shown_by = (id_, *(part.state.article_id for part in parts))
    return Truth(
        article_id=id_,
        agency=row["agency"],
        kind=Kind(row["kind"]),
        action=Action(row["action"]),
        not_before=row["not_before"],
        expires=row["expires"],
        arrived_at=row["arrived_at"],
        headline=row["headline"],
        content=row["content"],
        language=row["language"],
        section=Section(id=section, name=row["section_name"]) if section else None,
        take=row["take"],
        successors=relatives.successors(id_),
        replaces=relatives.lineage.replaced(id_),
        kin_out=relatives.kin_out(id_),
        parts=parts,
        pictures=tuple(one for by in shown_by for one in media.get(by, ())),
        related=related,
        story_id=row["story_id"] or story_id(id_),
    )


def _sent(row: Row) -> Sent:
    return Sent(
        seq=max(row["told_seq"] or 0, row["waiting_seq"] or 0),
        acknowledged=_facts(row["told_facts"]),
        pending=_facts(row["waiting_facts"]),
    )


def _facts(value: str | None) -> Facts | None:
    return None if value is None else FACTS.validate_json(value)

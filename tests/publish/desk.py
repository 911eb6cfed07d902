"""The line without its broker and its database: the same rules over dictionaries."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from random import Random
from uuid import UUID

from pydantic_core import from_json

from schemas.article import OrderKind
from schemas.events import EventType
from schemas.feeds import Feeds
from schemas.identity import name_id
from schemas.names import Asked, Bearer, Called
from schemas.state import Given, Revision, Standing, State, Truth
from services.database.lineage import Edge, Lineage
from services.database.truth import Relatives
from services.enrich.handler import Batch, prepare, settle
from services.enrich.meaning import ends_of, moves
from services.publish.composing import Json
from tests.publish.scripts import Said
from tests.publish.truths import World


FEEDS = Feeds()
ENVELOPE = ("seq", "published_at", "updated_at")


@dataclass
class Desk:
    """All that was said, what it makes true, and what the world was told."""

    random: Random = field(default_factory=lambda: Random(0))  # noqa: S311 - a test
    revisions: defaultdict[UUID, dict[UUID, Revision]] = field(
        default_factory=lambda: defaultdict(dict)
    )
    called: dict[tuple[UUID, UUID], Called] = field(default_factory=dict)
    orders: dict[UUID, Given] = field(default_factory=dict)
    targets: dict[UUID, UUID] = field(default_factory=dict)
    shown: set[tuple[UUID, UUID]] = field(default_factory=set)
    states: dict[UUID, State] = field(default_factory=dict)
    worlds: defaultdict[UUID, World] = field(default_factory=lambda: defaultdict(World))
    marked: set[UUID] = field(default_factory=set)
    wakes: dict[UUID, datetime] = field(default_factory=dict)
    arrived: int = 0
    most_readable: int = 0

    def arrive(self, *items: Said) -> None:
        """One batch of items."""
        first = self.arrived
        self.arrived += len(items)
        records = [item.event(first + n) for n, item in enumerate(items)]
        self._settle(prepare(records, FEEDS))

    def look(self, now: datetime) -> None:
        """Publish looks at what is marked, in any order, until nothing is."""
        self.marked |= {id_ for id_, at in self.wakes.items() if at <= now}
        while turn := sorted(self.marked & self.states.keys()):
            self.random.shuffle(turn)
            for id_ in turn:
                self._look_at(id_, now)

    def pages(self) -> dict[UUID, Json]:
        """What readers see at last."""
        return {
            id_: {
                name: part
                for name, part in from_json(shown.body).items()
                if name not in ENVELOPE and part != []
            }
            for id_, world in self.worlds.items()
            if (shown := world.shows)
        }

    def _look_at(self, id_: UUID, now: datetime) -> None:
        world = self.worlds[id_]
        world.now = now
        self.marked.discard(id_)
        decision = world.look(self.truth(id_))
        self.wakes[id_] = decision.wake_at or datetime.max.replace(tzinfo=UTC)
        self.marked |= set(decision.after)
        # Some are sent at once, others wait while their kin are looked at.
        if self.random.random() < 0.7:
            self._deliver(id_)
        elif world.waiting:
            self.marked.add(id_)
        readable = [w for w in self.worlds.values() if _is_readable(w)]
        self.most_readable = max(self.most_readable, len(readable))

    def _deliver(self, id_: UUID) -> None:
        waiting = self.worlds[id_].waiting
        self.worlds[id_].deliver()
        if waiting and waiting.type is EventType.WITHDRAWN:
            self.marked |= Lineage(self._edges()).kin(id_)

    def _edges(self) -> list[Edge]:
        return [
            Edge(key, g.order.kind, target, g.order.by, g.order.at, g.raw_time)
            for key, target in self.targets.items()
            if (g := self.orders[key]).order.by
        ]

    def _concerned(self, articles: set[UUID]) -> set[UUID]:
        """Those that show these, and all that one of them replaces or continues."""
        showing = {by for medium, by in self.shown if medium in articles}
        kinds = (OrderKind.REPLACE, OrderKind.TAKE)
        found, edges = articles | showing, self._edges()
        for _ in edges:
            found = found | {
                e.target_id for e in edges if e.kind in kinds and e.by_id in found
            }
        return found

    def truth(self, id_: UUID) -> Truth:
        """As it is read from the database."""
        out = {one for one, world in self.worlds.items() if _is_out(world)}
        all_ = {one: _standing(state) for one, state in self.states.items()}
        kin = Relatives(Lineage(self._edges()), all_, out)
        state, parts = self.states[id_], kin.parts(id_)
        showing = {id_, *(part.state.article_id for part in parts)}
        return Truth(
            article_id=id_,
            agency=state.agency,
            kind=state.kind,
            action=state.action,
            not_before=state.not_before,
            expires=state.expires,
            headline=state.headline,
            content=state.content,
            language=state.language,
            take=state.take,
            successors=kin.successors(id_),
            replaces=kin.lineage.replaced(id_),
            kin_out=kin.kin_out(id_),
            parts=parts,
            pictures=tuple(
                all_[medium]
                for medium, by in sorted(self.shown)
                if by in showing and medium in all_
            ),
        )

    def _settle(self, batch: Batch) -> None:
        """What `services.enrich` does in its transaction."""
        fresh = [one for one in batch.revisions.values() if self._add(one)]
        ids = [one.revision_id for one in fresh]
        self.shown |= batch.shows(ids)
        called = [(c.name_id, c.at) for c in batch.called if self._call(c)]
        for given in batch.orders:
            before = self.orders.get(given.order.order_id, given)
            self.orders[given.order.order_id] = min(before, given, key=_earliest)
        moved = moves(self._asked(batch.spoken_of(ids, called).items()))
        for move in moved:
            self.targets.pop(move.order_id, None)
            if move.target:
                self.targets[move.order_id] = move.target
        anew, moved_on = ends_of(moved)
        touched = anew | {one.article.article_id for one in fresh}
        known = {one: list(self.revisions[one].values()) for one in touched}
        for settled in settle(batch, known, FEEDS, self._given(touched)):
            self.states[settled.state.article_id] = settled.state
        self.marked |= self._concerned(touched | moved_on)

    def _add(self, said: Revision) -> bool:
        known = self.revisions[said.article.article_id]
        before = known.get(said.revision_id)
        if before and before.raw_time <= said.raw_time:
            return False
        known[said.revision_id] = said
        return True

    def _call(self, called: Called) -> bool:
        key = called.name_id, called.article_id
        before = self.called.get(key)
        if before and (before.at, before.raw_time) <= (called.at, called.raw_time):
            return False
        self.called[key] = called
        return True

    def _asked(self, names: Iterable[tuple[UUID, datetime]]) -> Sequence[Asked]:
        return [
            Asked(
                key,
                given.order.kind,
                given.order.at,
                given.raw_time,
                given.order.by,
                given.order.recurring,
                self.targets.get(key),
                name if name in self.revisions else None,
                self._spoke_last(name, given.order.at),
                tuple(
                    Bearer(c.article_id, c.at, c.raw_time)
                    for c in self.called.values()
                    if c.name_id == name
                ),
            )
            for name, since in names
            for key, given in self.orders.items()
            if name_id(given.order.agency, given.order.target) == name
            and given.order.at >= since
        ]

    def _spoke_last(self, article: UUID, before: datetime) -> datetime | None:
        made = (
            r.article.version_created or r.raw_time
            for r in self.revisions.get(article, {}).values()
        )
        return max((at for at in made if at <= before), default=None)

    def _given(self, articles: Iterable[UUID]) -> dict[UUID, list[Given]]:
        found: dict[UUID, list[Given]] = {id_: [] for id_ in articles}
        for key, target in self.targets.items():
            kind = self.orders[key].order.kind
            if target in found and kind not in (OrderKind.REPLACE, OrderKind.TAKE):
                found[target].append(self.orders[key])
        return found


def _earliest(given: Given) -> tuple[datetime, datetime]:
    return given.order.at, given.raw_time


def _standing(state: State) -> Standing:
    return Standing(
        article_id=state.article_id,
        kind=state.kind,
        action=state.action,
        not_before=state.not_before,
        expires=state.expires,
        has_content=state.content is not None,
        content=state.content,
        take=state.take,
    )


def _is_out(world: World) -> bool:
    """Whether the world has its page, or may have: publications and outbox."""
    told = world.sent.acknowledged
    return world.waiting is not None or (told is not None and told.public)


def _is_readable(world: World) -> bool:
    told = world.sent.acknowledged
    return told is not None and told.public

"""What a batch of received items makes true. Pure: `__main__` looks up and keeps."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from types import MappingProxyType
from uuid import UUID, uuid5

from pydantic import TypeAdapter

from schemas.article import Action, Article, Order, OrderKind
from schemas.events import ArticleReceived, OrderReceived, Received
from schemas.feeds import Feeds
from schemas.identity import name_id
from schemas.names import Called
from schemas.record import Record
from schemas.state import Given, Revision, State
from schemas.story import PAGE_KINDS
from services.enrich.fields import fields_of
from services.enrich.fold import Folded, Scale, fold
from services.enrich.learned.model import Model
from services.enrich.related.prints import Print, print_of
from services.enrich.rubrics import SHIPPED, Rubrics
from services.enrich.state import state_of
from services.enrich.tags import Tags, tags_of


RECEIVED: TypeAdapter[Received] = TypeAdapter(Received)
NO_ORDERS: Mapping[UUID, Sequence[Given]] = MappingProxyType({})
ALWAYS = datetime.min.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Reading:
    """What one text says of its section, topics and sectors, and its print."""

    tags: Tags
    print: Print


@dataclass(frozen=True, slots=True)
class Batch:
    """A batch, worked out as far as it can be without looking anything up.

    `shown`: what the media of each revision name, perhaps items of their own;
    `learned` and `rubrics`: for texts that only `settle` puts together.
    """

    events: tuple[Received, ...]
    revisions: Mapping[UUID, Revision]
    readings: Mapping[UUID, Reading]
    orders: tuple[Given, ...]
    called: tuple[Called, ...]
    shown: Mapping[UUID, frozenset[UUID]]
    learned: Model | None = None
    rubrics: Rubrics = SHIPPED

    def names(self) -> list[UUID]:
        """Every name that the batch's stories bear or use, or its orders; sorted."""
        return sorted(self._said().union(*self.shown.values()))

    def shared(self) -> set[UUID]:
        """The names of these that only media use: many pages show one picture."""
        return set().union(*self.shown.values()) - self._said()

    def _said(self) -> set[UUID]:
        """The names that its stories bear and its orders use."""
        own = {r.article.article_id for r in self.revisions.values()}
        others = {one.name_id for one in self.called}
        return own | others | {_named(given) for given in self.orders}

    def spoken_of(
        self, fresh: Iterable[UUID], called: Iterable[tuple[UUID, datetime]]
    ) -> dict[UUID, datetime]:
        """The names by which an order may now mean another item than before.

        Each with the time from which on: an item's own id means it always. `fresh`:
        revisions that are new; `called`: other names that are, and since when.
        """
        own = [(self.revisions[id_].article.article_id, ALWAYS) for id_ in fresh]
        given = [(_named(given), given.order.at) for given in self.orders]
        found: dict[UUID, datetime] = {}
        for name, at in (*own, *called, *given):
            found[name] = min(at, found.get(name, at))
        return found

    def shows(self, fresh: Iterable[UUID]) -> set[tuple[UUID, UUID]]:
        """The media of new revisions as (medium, article)."""
        return {
            (medium, self.revisions[id_].article.article_id)
            for id_ in fresh
            for medium in self.shown.get(id_, ())
        }


@dataclass(frozen=True, slots=True)
class Settled:
    """An article as it now stands; print and time to link it by, None without page."""

    state: State
    print: bytes | None
    at: datetime


def prepare(
    records: Sequence[Record],
    feeds: Feeds,
    learned: Model | None = None,
    rubrics: Rubrics = SHIPPED,
) -> Batch:
    """Read a batch and tag each of its stories; the costly part, done outside locks.

    `learned`: the newsroom's own model; `rubrics`: the site's.
    """
    values = [record.value for record in records if record.value is not None]
    events = tuple(RECEIVED.validate_json(value) for value in values)
    revisions = _earliest(events)
    return Batch(
        events=events,
        revisions=revisions,
        readings={
            id_: _reading(revision.article, feeds, learned, rubrics)
            for id_, revision in revisions.items()
            if _has_page(revision.article)
        },
        orders=tuple(given for event in events for given in _orders(event)),
        called=tuple(row for event in events for row in _called(event)),
        shown={
            id_: shown
            for id_, revision in revisions.items()
            if (shown := _shown(revision.article))
        },
        learned=learned,
        rubrics=rubrics,
    )


def settle(
    batch: Batch,
    known: Mapping[UUID, Sequence[Revision]],
    feeds: Feeds,
    orders: Mapping[UUID, Sequence[Given]] = NO_ORDERS,
) -> list[Settled]:
    """Fold each article, of which `known` has all revisions; sorted by id.

    `orders`: what others said of these articles.
    """
    return [
        _settled(
            fold(revisions, _scale(revisions, feeds), orders.get(id_, ())),
            batch,
            feeds,
        )
        for id_, revisions in sorted(known.items())
    ]


def _settled(folded: Folded, batch: Batch, feeds: Feeds) -> Settled:
    content = folded.content
    feed = feeds.named(folded.standing.article.feed)
    if content is None or not _has_page(content):
        return Settled(state_of(folded, None, feed), None, folded.arrived_at)
    reading = batch.readings.get(content.revision_id)
    if reading is None or folded.overlaid:
        reading = _reading(content, feeds, batch.learned, batch.rubrics)
    at = content.dated.at if content.dated else folded.arrived_at
    # A take is read on its lead's page, so it is linked to nothing by itself.
    print_ = reading.print.to_bytes() if folded.take is None else None
    return Settled(state_of(folded, reading.tags, feed), print_, at)


def _scale(revisions: Sequence[Revision], feeds: Feeds) -> Scale:
    return feeds.named(revisions[0].article.feed).versions


def _has_page(article: Article) -> bool:
    return article.kind in PAGE_KINDS and article.verdict.action is not Action.KILL


def _reading(
    article: Article, feeds: Feeds, learned: Model | None, rubrics: Rubrics
) -> Reading:
    sections, fields = feeds.named(article.feed).sections, fields_of(article)
    tags = tags_of(article, sections, fields, learned, rubrics)
    return Reading(tags, print_of(article, fields))


def _earliest(events: Sequence[Received]) -> dict[UUID, Revision]:
    """Each revision once, with the earliest time stamp that it came with."""
    found: dict[UUID, Revision] = {}
    for event in events:
        if not isinstance(event, ArticleReceived):
            continue
        article, time = event.article, event.raw.time
        before = found.get(article.revision_id)
        if before is None or time < before.raw_time:
            found[article.revision_id] = Revision(article.revision_id, time, article)
    return found


def _orders(event: Received) -> list[Given]:
    if isinstance(event, (ArticleReceived, OrderReceived)):
        orders = (*event.orders, *_translations(event))
        return [Given(order, event.raw.time) for order in orders]
    return []


def _translations(event: ArticleReceived | OrderReceived) -> Iterator[Order]:
    """What an article says that it was made of, to be found as any other name is."""
    if isinstance(event, OrderReceived):
        return
    article = event.article
    for name in article.translation_of:
        yield Order(
            order_id=uuid5(article.revision_id, f"{OrderKind.TRANSLATION}\n{name}"),
            kind=OrderKind.TRANSLATION,
            agency=article.agency,
            target=name,
            at=article.version_created or event.raw.time,
            by=article.article_id,
        )


def _named(given: Given) -> UUID:
    return name_id(given.order.agency, given.order.target)


def _called(event: Received) -> list[Called]:
    """Its other names, but for one that a take bears because its lead does."""
    if not isinstance(event, ArticleReceived):
        return []
    article = event.article
    at = article.version_created or event.raw.time
    leads = {o.target for o in event.orders if o.kind is OrderKind.TAKE}
    return [
        Called(name_id(article.agency, name), article.article_id, at, event.raw.time)
        for name in dict.fromkeys(article.alt_ids)
        if name not in leads
    ]


def _shown(article: Article) -> frozenset[UUID]:
    """What its media name; a picture sent alone names itself."""
    names = {medium.id for medium in article.media if medium.id}
    found = {name_id(article.agency, name) for name in names}
    return frozenset(found - {article.article_id})

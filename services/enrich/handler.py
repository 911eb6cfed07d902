"""What a batch of received items makes true. Pure: `__main__` looks up and keeps."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from types import MappingProxyType
from uuid import UUID

from pydantic import TypeAdapter

from schemas.article import Action, Article, Order
from schemas.events import ArticleReceived, OrderReceived, Received
from schemas.feeds import Feeds
from schemas.identity import name_id
from schemas.record import Record
from schemas.state import Revision, State
from schemas.story import PAGE_KINDS
from services.enrich.fields import fields_of
from services.enrich.fold import Folded, Scale, fold
from services.enrich.related.terms import Terms, terms_of
from services.enrich.state import state_of
from services.enrich.tags import Tags, tags_of


RECEIVED: TypeAdapter[Received] = TypeAdapter(Received)
NO_ORDERS: Mapping[UUID, Sequence[Order]] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Reading:
    """What one text says of its section, topics and sectors, and its terms."""

    tags: Tags
    terms: Terms


@dataclass(frozen=True, slots=True)
class Batch:
    """A batch, worked out as far as it can be without looking anything up.

    `called`: other names of articles, as (name, article, since when).
    """

    events: tuple[Received, ...]
    revisions: Mapping[UUID, Revision]
    readings: Mapping[UUID, Reading]
    orders: tuple[Order, ...]
    called: tuple[tuple[UUID, UUID, datetime], ...]

    def names(self) -> list[UUID]:
        """Every name that the batch's stories bear or its orders use, sorted."""
        own = {r.article.article_id for r in self.revisions.values()}
        others = {name for name, _, _ in self.called}
        wanted = {name_id(order.agency, order.target) for order in self.orders}
        return sorted(own | others | wanted)


@dataclass(frozen=True, slots=True)
class Settled:
    """An article as it now stands; terms and time to link it by, None without page."""

    state: State
    terms: bytes | None
    at: datetime


def prepare(records: Sequence[Record], feeds: Feeds) -> Batch:
    """Read a batch and tag each of its stories; the costly part, done outside locks."""
    values = [record.value for record in records if record.value is not None]
    events = tuple(RECEIVED.validate_json(value) for value in values)
    revisions = _earliest(events)
    return Batch(
        events=events,
        revisions=revisions,
        readings={
            id_: _reading(revision.article, feeds)
            for id_, revision in revisions.items()
            if _has_page(revision.article)
        },
        orders=tuple(order for event in events for order in _orders(event)),
        called=tuple(row for event in events for row in _called(event)),
    )


def settle(
    batch: Batch,
    known: Mapping[UUID, Sequence[Revision]],
    feeds: Feeds,
    orders: Mapping[UUID, Sequence[Order]] = NO_ORDERS,
) -> list[Settled]:
    """Fold each article, of which `known` has all revisions; sorted by id.

    `orders`: what others said of these articles.
    """
    return [
        _settled(
            fold(revisions, _scale(revisions, feeds), orders.get(id_, ())),
            batch.readings,
            feeds,
        )
        for id_, revisions in sorted(known.items())
    ]


def _settled(folded: Folded, readings: Mapping[UUID, Reading], feeds: Feeds) -> Settled:
    content = folded.content
    feed = feeds.named(folded.standing.article.feed)
    if content is None or not _has_page(content):
        return Settled(state_of(folded, None, feed), None, folded.arrived_at)
    reading = readings.get(content.revision_id)
    if reading is None or folded.overlaid:
        reading = _reading(content, feeds)
    at = content.dated.at if content.dated else folded.arrived_at
    return Settled(state_of(folded, reading.tags, feed), reading.terms.to_bytes(), at)


def _scale(revisions: Sequence[Revision], feeds: Feeds) -> Scale:
    return feeds.named(revisions[0].article.feed).versions


def _has_page(article: Article) -> bool:
    return article.kind in PAGE_KINDS and article.verdict.action is not Action.KILL


def _reading(article: Article, feeds: Feeds) -> Reading:
    sections, fields = feeds.named(article.feed).sections, fields_of(article)
    return Reading(tags_of(article, sections, fields), terms_of(article, fields=fields))


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


def _orders(event: Received) -> tuple[Order, ...]:
    if isinstance(event, (ArticleReceived, OrderReceived)):
        return event.orders
    return ()


def _called(event: Received) -> list[tuple[UUID, UUID, datetime]]:
    if not isinstance(event, ArticleReceived):
        return []
    article = event.article
    at = article.version_created or event.raw.time
    return [
        (name_id(article.agency, name), article.article_id, at)
        for name in dict.fromkeys(article.alt_ids)
    ]

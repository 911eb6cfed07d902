"""What Postgres holds of an article: what enrich makes and publish reads."""

from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple
from uuid import UUID

from schemas.article import Action, Article, Order
from schemas.events import EventType
from schemas.identity import shard_of
from schemas.page import Section
from schemas.reasons import Withdrawal
from schemas.story import Dated, Kind


MOST_SUCCESSORS = 200
"""Of what replaces an article so many are looked at, the newest."""


class Revision(NamedTuple):
    """Something the agency said; `raw_time` is the earliest broker time stamp."""

    revision_id: UUID
    raw_time: datetime
    article: Article


class Given(NamedTuple):
    """An order, and the earliest broker time stamp that it came with."""

    order: Order
    raw_time: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """An article as all its revisions together make it.

    `content` is the JSON of a `schemas.page.Content`, None without a whole revision.
    `take`: which part of another article's page it is, if it is one.
    """

    article_id: UUID
    agency: str
    feed: str
    item_id: str
    revision_id: UUID
    kind: Kind
    action: Action
    rule: str
    signal: str | None
    flagged: bool
    not_before: datetime | None
    expires: datetime | None
    arrived_at: datetime
    headline: str | None
    language: str | None
    dated: Dated | None
    section: Section | None
    content: str | None
    take: int | None = None


class Neighbour(NamedTuple):
    """A public article that a page may name.

    `later`: it is of a later time than the page; None: of the same.
    """

    article_id: UUID
    headline: str
    dated_at: datetime | None
    precision: str | None
    kind: str
    score: float
    later: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """An article that another's page depends on, as its own state stands.

    `content` only where the page shows it.
    """

    article_id: UUID
    kind: Kind
    action: Action
    not_before: datetime | None = None
    expires: datetime | None = None
    arrived_at: datetime | None = None
    has_content: bool = True
    content: str | None = None
    take: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A take of a story; `at`: when the agency said last that it is one."""

    number: int
    at: tuple[datetime, datetime]
    state: Standing
    successors: tuple[Standing, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Truth:
    """All that decides what the world may see of an article.

    `successors` replace it, directly or through others: the newest, so many as count.
    `kin_out`: those that it replaces or that replace it, and whose pages the world may
    have. `pictures`: items that media of this page or of its parts may name by their
    ids.
    """

    article_id: UUID
    agency: str
    kind: Kind
    action: Action
    not_before: datetime | None = None
    expires: datetime | None = None
    arrived_at: datetime | None = None
    headline: str | None = None
    content: str | None = None
    language: str | None = None
    section: Section | None = None
    take: int | None = None
    successors: tuple[Standing, ...] = ()
    replaces: tuple[UUID, ...] = ()
    kin_out: tuple[UUID, ...] = ()
    parts: tuple[Part, ...] = ()
    pictures: tuple[Standing, ...] = ()
    related: tuple[Neighbour, ...] = ()
    story_id: UUID | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What an event told the world: enough to see what differs from it.

    `fields` maps the name of each part to a digest of what was sent, `notes` has
    one of each note; `related_at`: when a change of links alone was told last.
    """

    event: EventType
    public: bool
    agency: str | None = None
    kind: Kind | None = None
    published_at: datetime | None = None
    updated_at: datetime | None = None
    sent_at: datetime | None = None
    related_at: datetime | None = None
    notes: tuple[str, ...] = ()
    section: Section | None = None
    language: str | None = None
    headline: str | None = None
    reason: Withdrawal | None = None
    related: tuple[UUID, ...] = ()
    fields: dict[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sent:
    """What was told: the last `seq` given, what was acknowledged, what still waits."""

    seq: int = 0
    acknowledged: Facts | None = None
    pending: Facts | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """Something to tell the world; `body` is the JSON of the page or the notice."""

    subject: UUID
    event_id: UUID
    seq: int
    type: EventType
    body: bytes
    changed: tuple[str, ...]
    facts: Facts
    arrived_at: datetime | None = None

    @property
    def shard(self) -> int:
        """Who may send it."""
        return shard_of(self.subject)

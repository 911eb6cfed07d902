"""What a parser returns: an item in its agency's own words, not yet under house rules.

A parser fills what the format has and leaves the rest. Dates stay as sent (strings);
`normalise` reads them with the feed's zone. Body blocks are already clean.
"""

from dataclasses import dataclass, field

from schemas.article import OrderKind, Subject
from schemas.blocks import Block
from schemas.reasons import Skip
from schemas.story import Kind, Media, Rights, SuppliedLink
from services.ingest.rejected import Rejected


__all__ = [
    "Hint",
    "Orders",
    "Parsed",
    "Rejected",
    "Signals",
    "Skipped",
    "Target",
    "WireStory",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Hint:
    """What the feed says of its messages; the bytes have the last word."""

    format: str | None = None
    encoding: str | None = None
    language: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Signals:
    """Everything the life-cycle rules look at, as sent.

    Codes are lower case without their scheme where the scheme is the standard's own
    (`stat:usable` is `usable`, `sig:update` is `sig:update`). `embargoed` is None when
    absent, "" when the element is there and empty; of several embargoes the others are
    in `also_embargoed`, and the latest holds.
    """

    status: str | None = None
    embargoed: str | None = None
    also_embargoed: tuple[str, ...] = ()
    release: str | None = None
    signals: tuple[str, ...] = ()
    types: tuple[str, ...] = ()
    genres: tuple[str, ...] = ()
    services: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    correction: str | None = None
    priority: str | None = None
    previous: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """Another item that this one speaks about, by any of its names.

    `recurring`: the name is given anew each day (a running number, a slug).
    """

    kind: OrderKind
    name: str
    recurring: bool = False
    note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class WireStory:
    """One item of a message; `canonical` is what its revision's hash is made of.

    `named`: the sender named it; else `item_id` is made of its words, and it can be
    found again only by the same words.
    `take`: which part of a story sent in several, if not the first; a target of kind
    TAKE then names the lead that it belongs to.
    """

    item_id: str
    canonical: bytes
    named: bool = True
    alt_ids: tuple[str, ...] = ()
    version: str | None = None
    version_created: str | None = None
    first_created: str | None = None
    dated: str | None = None
    expires: str | None = None
    partial: bool = False
    take: int | None = None
    translation_of: tuple[str, ...] = ()
    kind: Kind = Kind.STORY
    language: str | None = None
    direction: str | None = None
    headline: str | None = None
    subheadline: str | None = None
    slugline: str | None = None
    byline: str | None = None
    dateline: str | None = None
    located: tuple[str, ...] = ()
    summary: str | None = None
    key_points: tuple[str, ...] = ()
    body: tuple[Block, ...] = ()
    risks: tuple[str, ...] = ()
    media: tuple[Media, ...] = ()
    keywords: tuple[str, ...] = ()
    subjects: tuple[Subject, ...] = ()
    genres: tuple[str, ...] = ()
    urgency: str | None = None
    public_notes: tuple[str, ...] = ()
    editor_notes: tuple[str, ...] = ()
    rights: Rights | None = None
    supplied_section: str | None = None
    supplied_links: tuple[SuppliedLink, ...] = ()
    signals: Signals = field(default_factory=Signals)
    targets: tuple[Target, ...] = ()
    problems: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Orders:
    """An item that is no story, only orders on others; `at` as sent."""

    targets: tuple[Target, ...]
    at: str | None = None


@dataclass(frozen=True, slots=True)
class Skipped:
    """An item that was read and is no story."""

    reason: Skip
    detail: str | None = None


Parsed = WireStory | Orders | Skipped | Rejected

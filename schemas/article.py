"""An article inside the house: one revision of one item, as the agency sent it."""

from datetime import datetime
from enum import StrEnum
from typing import Annotated
from uuid import UUID

from pydantic import WithJsonSchema

from schemas.model import Model
from schemas.story import Story


class Action(StrEnum):
    """What the agency wants done with a revision."""

    PUBLISH = "publish"
    UPDATE = "update"
    CORRECT = "correct"
    KILL = "kill"
    HOLD = "hold"
    ADVISE = "advise"
    TEST = "test"


class Verdict(Model):
    """The life-cycle decision; `rule` and `signal` say what made it.

    `not_before` is the end of an embargo. `flagged`: a person should look.
    """

    action: Action
    not_before: datetime | None = None
    rule: str
    signal: str | None = None
    flagged: bool = False


class Subject(Model):
    """A code or name that the agency gave; relevance 0 to 100."""

    scheme: str | None = None
    code: str | None = None
    name: str | None = None
    relevance: int | None = None


class OrderKind(StrEnum):
    """What one item can say about another; a take belongs to the page of its lead.

    No event bears a translation as an order: what it is made of stands in the article,
    where readers of the first release pass over it.
    """

    REPLACE = "replace"
    TAKE = "take"
    TRANSLATION = "translation"
    KILL = "kill"
    HOLD = "hold"
    RELEASE = "release"


_IN_EVENTS = [str(kind) for kind in OrderKind if kind is not OrderKind.TRANSLATION]


class Order(Model):
    """What one item says about another, named by `target` within the agency.

    `at`: the time of the item that says it. `by`: that item's article, if it is one.
    `recurring`: the name is given anew each day (a running number, a slug).
    """

    order_id: UUID
    kind: Annotated[
        OrderKind,
        WithJsonSchema({"title": "OrderKind", "type": "string", "enum": _IN_EVENTS}),
    ]
    agency: str
    target: str
    at: datetime
    by: UUID | None = None
    recurring: bool = False
    note: str | None = None


class Article(Story):
    """A story with everything the desk knows of it; nothing of this goes outside.

    `take`: which part of a story sent in several this is, if it is not the first.
    `translation_of`: names of the items that it was translated from.
    """

    article_id: UUID
    revision_id: UUID
    feed: str
    item_id: str
    alt_ids: tuple[str, ...] = ()
    version_created: datetime | None = None
    first_created: datetime | None = None
    partial: bool = False
    take: int | None = None
    translation_of: tuple[str, ...] = ()
    slugline: str | None = None
    subjects: tuple[Subject, ...] = ()
    genres: tuple[str, ...] = ()
    supplied_section: str | None = None
    editor_notes: tuple[str, ...] = ()
    correction_note: str | None = None
    verdict: Verdict
    problems: tuple[str, ...] = ()

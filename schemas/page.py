"""A page: what a downstream site shows, and the notice that stands where it was."""

from datetime import datetime
from uuid import UUID

from pydantic import Field

from schemas.model import Model
from schemas.reasons import Withdrawal
from schemas.story import Dated, Story


class Section(Model):
    """A rubric of the site."""

    id: str
    name: str


class Topic(Model):
    """A Media Topic; `why` names the rule or code that gave it."""

    qcode: str
    label: str
    confidence: float = Field(ge=0, le=1)
    why: str


class Sector(Model):
    """A market sector that the story affects."""

    id: str
    name: str
    confidence: float = Field(ge=0, le=1)
    why: str


class Correction(Model):
    """What was wrong, told to readers, and when it was mended."""

    at: datetime
    note: str | None = None


class Related(Model):
    """Another page that a reader of this one may want; score 0 to 1.

    `kind`: a `schemas.relation.Relation`; sites pass over what they do not know.
    """

    article_id: UUID
    headline: str
    dated: Dated | None = None
    kind: str
    score: float


class Content(Story):
    """What a page says, before it is decided whether and when the world may see it."""

    item_id: str | None = Field(
        default=None, description="the agency's name of it, where the feed shows it"
    )
    section: Section | None = None
    topics: tuple[Topic, ...] = ()
    sectors: tuple[Sector, ...] = ()
    corrections: tuple[Correction, ...] = ()


class Page(Content):
    """The whole of what a site may show of an article."""

    article_id: UUID
    seq: int
    published_at: datetime
    updated_at: datetime
    replaces: tuple[UUID, ...] = ()
    takes: tuple[UUID, ...] = ()
    related: tuple[Related, ...] = ()
    story_id: UUID | None = Field(
        default=None, description="the running story: the same on all its pages"
    )


class Notice(Model):
    """What stands where a page was: no word of the story."""

    article_id: UUID
    seq: int
    at: datetime
    reason: Withdrawal
    replaced_by: UUID | None = None


class Title(Model):
    """A page in a section's list."""

    article_id: UUID
    headline: str
    dated: Dated | None = None
    published_at: datetime


NEWEST = 50
"""Titles in a section's list."""


class SectionList(Model):
    """The newest titles of a section in one language, newest first."""

    section: Section
    language: str
    seq: int
    at: datetime
    titles: tuple[Title, ...] = ()

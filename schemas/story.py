"""The parts of a story that are the same inside the house and outside."""

from datetime import datetime
from enum import StrEnum
from typing import Literal

from pydantic import Field

from schemas.blocks import Block
from schemas.model import Model


class Kind(StrEnum):
    """What an item is; only stories and alerts get pages of their own."""

    STORY = "story"
    ALERT = "alert"
    PICTURE = "picture"
    GRAPHIC = "graphic"
    VIDEO = "video"
    AUDIO = "audio"
    PACKAGE = "package"


PAGE_KINDS = (Kind.STORY, Kind.ALERT)


class Dated(Model):
    """The sender's date: an instant in UTC, or a day (its midnight in UTC)."""

    at: datetime
    precision: Literal["instant", "day"] = "instant"


class Rights(Model):
    """Who owns it and what may be done; `restricted` when terms bind unread."""

    holder: str | None = None
    notice: str | None = None
    usage_terms: tuple[str, ...] = ()
    territories: tuple[str, ...] = ()
    restricted: bool = False


class Rendition(Model):
    """One file of a picture, graphic, video or sound; sizes in pixels and bytes."""

    href: str
    role: str | None = None
    mime: str | None = None
    width: int | None = None
    height: int | None = None
    bytes: int | None = None


class Media(Model):
    """A picture or other medium that stands with the story."""

    id: str | None = None
    kind: Literal["picture", "graphic", "video", "audio"] = "picture"
    headline: str | None = None
    caption: str | None = None
    credit: str | None = None
    byline: str | None = None
    rights: Rights | None = None
    renditions: tuple[Rendition, ...] = ()


class SuppliedLink(Model):
    """A title that the sender put beside the story; never one of ours."""

    title: str
    dated: Dated | None = None
    href: str | None = None


class Story(Model):
    """What the agency told: a part that was not sent is absent."""

    agency: str
    version: str | None = None
    dated: Dated | None = None
    language: str | None = Field(default=None, description="BCP 47")
    direction: Literal["ltr", "rtl"] = "ltr"
    kind: Kind = Kind.STORY
    headline: str | None = None
    headline_tags: tuple[str, ...] = ()
    subheadline: str | None = Field(default=None, description="the standfirst")
    byline: str | None = None
    dateline: str | None = None
    located: tuple[str, ...] = ()
    summary: str | None = None
    key_points: tuple[str, ...] = ()
    body: tuple[Block, ...] = ()
    risks: tuple[str, ...] = ()
    media: tuple[Media, ...] = ()
    keywords: tuple[str, ...] = ()
    urgency: int | None = Field(default=None, ge=1, le=9)
    public_notes: tuple[str, ...] = ()
    rights: Rights | None = None
    expires: datetime | None = None
    supplied_links: tuple[SuppliedLink, ...] = ()

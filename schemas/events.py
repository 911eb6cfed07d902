"""The events: what ingest tells enrich, and what publish tells the world."""

from datetime import datetime
from enum import StrEnum
from typing import Annotated, Literal
from uuid import UUID

from pydantic import Field

from schemas.article import Article, Order
from schemas.model import Model
from schemas.page import Notice, Page
from schemas.reasons import Reject, Skip


class RawItem(Model):
    """Where an item came from: the raw record's coordinates, and n of m in it."""

    feed: str
    topic: str
    partition: int
    offset: int
    time: datetime = Field(description="the broker's time stamp")
    item: int = Field(ge=0, description="counted from 0")
    items: int = Field(ge=1)
    format: str | None = None
    reading: int


class ArticleReceived(Model):
    """A revision of an article, and what it says of other items."""

    type: Literal["ArticleReceived"] = "ArticleReceived"
    raw: RawItem
    article: Article
    orders: tuple[Order, ...] = ()


class OrderReceived(Model):
    """An item that is only an order on others."""

    type: Literal["OrderReceived"] = "OrderReceived"
    raw: RawItem
    orders: tuple[Order, ...]


class ItemSkipped(Model):
    """An item that was read and is no article."""

    type: Literal["ItemSkipped"] = "ItemSkipped"
    raw: RawItem
    reason: Skip
    detail: str | None = None


class ItemRejected(Model):
    """An item that could not be read; its record lies in the dead letters."""

    type: Literal["ItemRejected"] = "ItemRejected"
    raw: RawItem
    reason: Reject
    detail: str | None = None


Received = Annotated[
    ArticleReceived | OrderReceived | ItemSkipped | ItemRejected,
    Field(discriminator="type"),
]


class EventType(StrEnum):
    """What happened to a page; the CloudEvents type."""

    PUBLISHED = "ArticlePublished"
    UPDATED = "ArticleUpdated"
    CORRECTED = "ArticleCorrected"
    WITHDRAWN = "ArticleWithdrawn"
    RELATED_CHANGED = "RelatedChanged"


class PageEvent(Model):
    """A page as it is now, and the names of the parts that changed."""

    type: Literal[
        EventType.PUBLISHED,
        EventType.UPDATED,
        EventType.CORRECTED,
        EventType.RELATED_CHANGED,
    ]
    event_id: UUID
    seq: int
    article_id: UUID
    changed: tuple[str, ...] = ()
    page: Page


class ArticleWithdrawn(Model):
    """A page is gone."""

    type: Literal[EventType.WITHDRAWN] = EventType.WITHDRAWN
    event_id: UUID
    seq: int
    article_id: UUID
    notice: Notice


Published = Annotated[PageEvent | ArticleWithdrawn, Field(discriminator="type")]


class Latest(Model):
    """The value of `wire.latest`: an article's page, or its notice."""

    page: Page | None = None
    notice: Notice | None = None

"""Stories of our own making, each under a name that no other test has."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from uuid import UUID, uuid4

from tests.line.line import article_id
from tests.line.wrap import Item


FEED = "north"


def story(title: str, **parts: object) -> Item:
    """A World story of a minute ago; the title ends in what no other has."""
    mark = uuid4().hex[:10]
    made = Item(
        guid=f"urn:newsml:north.example:{mark}",
        at=datetime.now(UTC).replace(microsecond=0) - timedelta(minutes=1),
        headline=f"{title} {mark}",
        paragraphs=(f"What is known of {title} is told here.", "There is no more."),
    )
    return replace(made, **parts)  # type: ignore[arg-type] # a test names fields freely


def later(item: Item, **parts: object) -> Item:
    """The item's next version, a second newer."""
    at = item.at + timedelta(seconds=1) if item.at else None
    newer = replace(item, version=(item.version or 1) + 1, at=at)
    return replace(newer, **parts)  # type: ignore[arg-type] # a test names fields freely


def killed(item: Item) -> Item:
    """The item's withdrawal: the same guid, and not a word of it."""
    return later(item, status="canceled", headline=None, paragraphs=())


def id_of(item: Item, feed: str = FEED) -> UUID:
    """The article's id."""
    return article_id(feed, item.guid)

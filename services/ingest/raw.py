"""A raw record with all that its topic and headers say of it."""

from typing import NamedTuple

from schemas.events import RawItem
from schemas.feeds import Feed, Feeds
from schemas.reading import READING
from schemas.record import Headers, Record
from services.ingest.characters import clean


_PASSED_ON = ("traceparent",)


class Raw(NamedTuple):
    """A record and its feed.

    Headers say nothing of where and when it came: whoever may push could book another's
    coordinates. `mismatch`: why it may not be read at all.
    """

    record: Record
    feed: Feed
    mismatch: str | None = None

    @property
    def key(self) -> bytes:
        """The key of what has no article, and of the dead letter."""
        record = self.record
        return f"{record.topic}/{record.partition}/{record.offset}".encode()

    @property
    def passed_on(self) -> Headers:
        """The headers of what is sent on."""
        kept = tuple(h for h in self.record.headers if h[0] in _PASSED_ON)
        return (("feed", self.feed.name.encode()), *kept)

    def item(self, number: int, items: int, form: str | None) -> RawItem:
        """The place of item `number`, counted from 0, of `items`."""
        return RawItem(
            feed=self.feed.name,
            topic=self.record.topic,
            partition=self.record.partition,
            offset=self.record.offset,
            time=self.record.time,
            item=number,
            items=items,
            format=form,
            reading=READING,
        )


def raw_of(record: Record, feeds: Feeds) -> Raw:
    """Find the feed of a record; headers count only where they are allowed to."""
    said = dict(record.headers)
    owner = feeds.owner(record.topic)
    named = _text(said.get("feed"))
    mismatch = None
    if named and named != owner.name:
        if owner.shared:
            owner = feeds.named(named)
        else:
            mismatch = "the header names a feed that does not own the topic"
    return Raw(record, owner, mismatch)


def _text(value: bytes | None) -> str:
    return clean(value.decode("utf-8", "replace")).strip() if value else ""

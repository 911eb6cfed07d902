"""A raw record with all that its topic and headers say of it."""

from datetime import UTC, datetime
from typing import NamedTuple

from schemas.events import RawItem
from schemas.feeds import Feed, Feeds
from schemas.reading import READING
from schemas.record import Headers, Record
from services.ingest.dates import moment


_PASSED_ON = ("traceparent",)


class Raw(NamedTuple):
    """A record, its feed, and where and when it first came.

    A replayed record carries the coordinates of its first coming in headers; its feed
    is always the owner of the topic that it really came by. `mismatch`: why it may
    not be read at all.
    """

    record: Record
    feed: Feed
    topic: str
    partition: int
    offset: int
    time: datetime
    mismatch: str | None = None

    @property
    def key(self) -> bytes:
        """The key of what has no article, and of the dead letter."""
        return f"{self.topic}/{self.partition}/{self.offset}".encode()

    @property
    def passed_on(self) -> Headers:
        """The headers of what is sent on."""
        kept = tuple(h for h in self.record.headers if h[0] in _PASSED_ON)
        return (("feed", self.feed.name.encode()), *kept)

    def item(self, number: int, items: int, form: str | None) -> RawItem:
        """The place of item `number`, counted from 0, of `items`."""
        return RawItem(
            feed=self.feed.name,
            topic=self.topic,
            partition=self.partition,
            offset=self.offset,
            time=self.time,
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
    return Raw(record, owner, *_place(record, said), mismatch)


def _place(record: Record, said: dict[str, bytes]) -> tuple[str, int, int, datetime]:
    """The coordinates of a first coming, if the headers tell them all."""
    texts = [
        _text(said.get(f"replay-{part}"))
        for part in ("topic", "partition", "offset", "time")
    ]
    topic, partition, offset, time = texts
    first = _time(time)
    if not (topic and partition.isdecimal() and offset.isdecimal() and first):
        return record.topic, record.partition, record.offset, record.time
    return topic, int(partition), int(offset), first


def _time(text: str) -> datetime | None:
    """ISO 8601, or milliseconds since 1970 as brokers write them."""
    if text.isdecimal():
        return datetime.fromtimestamp(int(text) / 1000, UTC)
    read = moment(text)
    return read.at if read else None


def _text(value: bytes | None) -> str:
    return value.decode("utf-8", "replace").strip() if value else ""

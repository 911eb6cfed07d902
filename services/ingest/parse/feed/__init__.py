"""RSS 0.9x, 1.0 and 2.0, RDF, Atom 0.3 and 1.0: each entry is an item.

A feed is a window on its newest entries: that an entry is gone says nothing.
"""

from schemas.reasons import Reject
from services.ingest.json import JsonObject
from services.ingest.parse.feed.entry import story_of
from services.ingest.parse.feed.reading import read
from services.ingest.parse.wirestory import Hint, Parsed, Rejected


__all__ = ["parse"]

_CUT = (Reject.NOT_WELL_FORMED, "cut off within the entry")


def parse(body: bytes, hint: Hint) -> tuple[Parsed, ...]:
    """The entries in the feed's order; none for a feed that has none.

    Of a message that was cut off, the last entry is refused: half a story is none.
    """
    found = read(body, hint.encoding)
    feed = found.feed if found.version.startswith("atom") else _of_all(found.feed)
    stories = tuple(story_of(entry, feed, found.problems) for entry in found.entries)
    return (*stories[:-1], Rejected(*_CUT)) if stories and found.cut else stories


def _of_all(feed: JsonObject) -> JsonObject:
    """What an RSS channel says for its items: not its author, who edits the channel."""
    return {name: value for name, value in feed.items() if name != "authors"}

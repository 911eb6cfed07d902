"""RSS 0.9x, 1.0 and 2.0, RDF, CDF, Atom 0.3 and 1.0: each entry is an item.

A feed is a window on its newest entries: that an entry is gone says nothing.
"""

from schemas.reasons import Reject, Skip
from services.ingest.parse.feed.entry import Feed, feed_of, outcome_of, tombstone_of
from services.ingest.parse.feed.names import TOMBSTONE, name_of
from services.ingest.parse.feed.reading import read
from services.ingest.wirestory import Hint, Parsed, Rejected, Skipped
from services.ingest.xml import Element


__all__ = ["parse"]


def parse(body: bytes, hint: Hint) -> tuple[Parsed, ...]:
    """The entries in the feed's order; one skip for a feed that has none.

    Of a message that was cut off, the last entry is refused: half a story is none.
    """
    found = read(body, hint.encoding)
    if not found.entries:
        return (Skipped(Skip.EMPTY, "no entries in the feed"),)
    about = found.about or found.entries[:1]
    feed = feed_of(about, found.problems, atom=found.atom)
    stories = [_outcome(entry, feed) for entry in found.entries]
    if found.cut:
        stories[-1] = Rejected(Reject.NOT_WELL_FORMED, "cut off within the entry")
    return tuple(stories)


def _outcome(entry: Element, feed: Feed) -> Parsed:
    return (
        tombstone_of(entry) if name_of(entry) == TOMBSTONE else outcome_of(entry, feed)
    )

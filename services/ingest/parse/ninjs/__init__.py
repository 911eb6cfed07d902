"""ninjs 1, 2 and 3 and the dialects of Superdesk, Fingerpost, PA, AP and TT.

One reader for all: a version is a row of names in `spellings`, what the standard
allows a row of `standard.toml`, a dialect a row of `dialects`.
"""

from services.ingest.parse.items import Envelope, outcomes
from services.ingest.parse.ninjs.story import story
from services.ingest.wirestory import Hint, Parsed


# Pages of an API, of Superdesk (`_items`) and of search engines (`hits`, `_source`).
_ENVELOPE = Envelope(
    own=frozenset({"uri", "guid", "usn"}),
    pages=("items", "_items", "hits"),
    wrappers=("data", "item", "_source"),
)


def parse(body: bytes, hint: Hint) -> tuple[Parsed, ...]:
    """One outcome an item, from one item, a list, or a page of items."""
    return outcomes(body, hint, _ENVELOPE, story)

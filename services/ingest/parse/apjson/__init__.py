"""AP Media API JSON: one item's answer, a page of a feed, a list, or a bare item."""

from services.ingest.parse.apjson.story import story
from services.ingest.parse.items import Envelope, outcomes
from services.ingest.wirestory import Hint, Parsed


_ENVELOPE = Envelope(
    own=frozenset({"altids", "itemid"}), pages=("items",), wrappers=("data", "item")
)


def parse(body: bytes, hint: Hint) -> tuple[Parsed, ...]:
    """One outcome an item."""
    return outcomes(body, hint, _ENVELOPE, story)

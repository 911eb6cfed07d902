"""dpa-digitalwires JSON, 0.5.3 to 0.9.1: one entry, a list, or a page of entries."""

from services.ingest.parse.dpajson.story import story
from services.ingest.parse.items import Envelope, outcomes
from services.ingest.wirestory import Hint, Parsed


_ENVELOPE = Envelope(
    own=frozenset({"urn", "entry_id"}), pages=("entries",), wrappers=("data", "entry")
)


def parse(body: bytes, hint: Hint) -> tuple[Parsed, ...]:
    """One outcome an entry."""
    return outcomes(body, hint, _ENVELOPE, story)

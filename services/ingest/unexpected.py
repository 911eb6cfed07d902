"""What becomes of a record that sets off a mistake of ours: kept, counted, replayable."""

from schemas.events import ItemRejected
from schemas.feeds import Feeds
from schemas.reasons import Reject
from schemas.record import Outgoing, Record
from schemas.topics import Role
from services.ingest.dead_letters import dead_letter
from services.ingest.handler import Handled, Outcome
from services.ingest.raw import raw_of
from services.ingest.serialised import serialised


def set_aside(record: Record, feeds: Feeds, error: str) -> Handled:
    """One rejection for the whole record; `error` names the exception's type."""
    raw = raw_of(record, feeds)
    reason = Reject.UNEXPECTED_ERROR
    rejected = ItemRejected(raw=raw.item(0, 1, None), reason=reason, detail=error)
    event = Outgoing(Role.ARTICLES, raw.key, serialised(rejected), raw.passed_on)
    counted = Outcome(raw.feed.name, "rejected", reason, 1)
    return Handled((dead_letter(raw, [rejected]),), (event,), (counted,))

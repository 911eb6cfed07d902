"""What becomes of a record that sets off a mistake of ours: kept, counted, replayable.

Only the items that set it off are set aside; the others of the message go on.
"""

from collections.abc import Iterator

from schemas.events import ItemRejected, RawItem, Received
from schemas.feeds import Feeds
from schemas.reasons import Reject
from schemas.record import Record
from services.ingest.handler import Handled, event_of, items_of, told
from services.ingest.raw import Raw, raw_of
from services.ingest.serialised import serialised
from services.ingest.wirestory import Parsed


def set_aside(record: Record, feeds: Feeds, error: str) -> Handled:
    """Reject what fails of a record by itself; all of it where nothing does.

    `error` names the exception's type: never its text, which may quote the story.
    """
    raw = raw_of(record, feeds)
    events = tuple(one_by_one(raw))
    if not any(_is_ours(event) for event in events):
        events = (_unexpected(raw.item(0, 1, None), error),)
    return told([(raw, events)])


def one_by_one(raw: Raw) -> Iterator[Received]:
    """One event an item, also for those that fail; one for all that cannot be read."""
    try:
        form, parsed = items_of(raw)
    except Exception as error:  # noqa: BLE001 - the message cannot be taken apart: all of it fails
        yield _unexpected(raw.item(0, 1, None), type(error).__name__)
        return
    for number, item in enumerate(parsed):
        yield _alone(item, raw, raw.item(number, len(parsed), form))


def _alone(item: Parsed, raw: Raw, place: RawItem) -> Received:
    try:
        event = event_of(item, raw, place)
        serialised(event)
    except Exception as error:  # noqa: BLE001 - whatever it is, it is this item's alone
        return _unexpected(place, type(error).__name__)
    return event


def _unexpected(place: RawItem, error: str) -> ItemRejected:
    return ItemRejected(raw=place, reason=Reject.UNEXPECTED_ERROR, detail=error)


def _is_ours(event: Received) -> bool:
    unexpected = Reject.UNEXPECTED_ERROR
    return isinstance(event, ItemRejected) and event.reason is unexpected

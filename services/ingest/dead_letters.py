"""Dead letters: a raw record verbatim, with what is wrong with which of its items."""

import json
from collections.abc import Iterable

from schemas.events import ItemRejected
from schemas.record import Headers, Outgoing
from schemas.topics import Role
from services.ingest.raw import Raw


def dead_letter(raw: Raw, rejected: Iterable[ItemRejected]) -> Outgoing:
    """The dead letter of a record, whose key is the record's coordinates.

    The record's own headers stand under `raw.`, its key under `key`, the broker's time
    under `time`, and each failing item has a `rejected` header.
    """
    record = raw.record
    own: Headers = tuple((f"raw.{name}", value) for name, value in record.headers)
    key: Headers = (("key", record.key),) if record.key is not None else ()
    headers = (
        ("feed", raw.feed.name.encode()),
        ("time", raw.record.time.isoformat().encode()),
        *key,
        *(("rejected", _told(event)) for event in rejected),
        *own,
    )
    return Outgoing(Role.DEAD_LETTERS, raw.key, record.value, headers)


def _told(event: ItemRejected) -> bytes:
    told = {
        "item": event.raw.item,
        "items": event.raw.items,
        "reason": event.reason,
        "detail": event.detail,
    }
    return json.dumps(told).encode()

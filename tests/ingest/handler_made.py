"""Made-up raw records, and what the handler says of them."""

from datetime import UTC, datetime

from pydantic import TypeAdapter

from schemas.events import Received
from schemas.feeds import Feed, Feeds
from schemas.record import Headers, Record
from services.ingest.handler import Handled


NOW = datetime(2026, 2, 5, 12, tzinfo=UTC)
PAGE = b"World February 5, 2026\n\nHeadline\n\nBy A. B.\n\nText of it.\n"
RECEIVED: TypeAdapter[Received] = TypeAdapter(Received)
FEEDS = Feeds(
    feeds={
        "acme": Feed(name="acme", agency="acme", topic="wire.raw.acme"),
        "mixed": Feed(
            name="mixed", agency="mixed", topic="wire.raw.mixed", shared=True
        ),
    }
)


def record(
    value: bytes | None = PAGE, headers: Headers = (), topic: str = "wire.raw.acme"
) -> Record:
    """A raw record, by default of one good page from acme."""
    return Record(topic, 2, 7, NOW, b"k", value, headers)


def events(handled: Handled) -> list[Received]:
    """The events that were sent, read back from their bytes."""
    return [RECEIVED.validate_json(event.value or b"") for event in handled.events]


def only(handled: Handled) -> Received:
    """The one event that was sent."""
    (event,) = events(handled)
    return event

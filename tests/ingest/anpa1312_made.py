"""Messages of ANPA 1312, made for the tests."""

from services.ingest.parse import anpa1312
from services.ingest.wirestory import (
    Hint,
    Parsed,
    WireStory,
)


SECOND = "r i\x13\x11 BC-NO--Ferry-Sails   02-20 0120"
TEXT = "^BC-NO--Ferry Sails,96<\n^Ferry sails<\n\t   NORRVIK (NW) _ It sails.\n\n"
SENT = "2026-02-20T15:09:00Z"


def message(
    text: str = TEXT,
    second: str = SECOND,
    number: str = "W2607",
    trailer: str = "NW-WF-02-20-26 1509GMT<",
) -> bytes:
    """A message as agencies send it."""
    head = f"\x16\x16\x01{number}\x1fnorth\n{second}\n"
    whole = f"{head}\x02{text}\t   \x03{trailer}\n\n\x0c\n\x04"
    return whole.replace("\n", "\r\n").encode("cp1252")


def read(body: bytes) -> Parsed:
    """The one outcome of a message."""
    (found,) = anpa1312.parse(body, Hint())
    return found


def story(text: str = TEXT, second: str = SECOND, number: str = "W2607") -> WireStory:
    """The message as a story."""
    found = read(message(text, second, number))
    assert isinstance(found, WireStory)
    return found

"""Messages of IPTC 7901, made for the tests."""

from services.ingest.parse import iptc7901
from services.ingest.wirestory import (
    Hint,
    Parsed,
    WireStory,
)


HEADER = "bdt0157 3 vm 44  dpa 0312"
TEXT = "Fähre fährt wieder =\n\nNorrvik (nw) - Sie fährt.\n\n"


def message(
    text: str = TEXT, header: str = HEADER, date: str = "200801 Feb 26"
) -> bytes:
    """A message as agencies send it."""
    whole = f"\x01{header}\n\nVerkehr/Fähre/\n\x02{text}\x03{date}\n\x7f\n\x7f\x04\n"
    return whole.replace("\n", "\r\n").encode()


def read(body: bytes, hint: Hint | None = None) -> Parsed:
    """The one outcome of a message."""
    (found,) = iptc7901.parse(body, hint or Hint())
    return found


def story(
    text: str = TEXT, header: str = HEADER, date: str = "200801 Feb 26"
) -> WireStory:
    """The message as a story."""
    found = read(message(text, header, date))
    assert isinstance(found, WireStory)
    return found

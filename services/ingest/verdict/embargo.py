"""Until when an item is closed, by its embargo and its release time."""

from datetime import datetime
from typing import NamedTuple

from services.ingest.dates import moment
from services.ingest.parse.wirestory import Signals


class Embargo(NamedTuple):
    """What an item's dates say: `until` in UTC, always the latest meaning.

    `empty`: an embargo without a date. `unreadable`: a date nobody can read.
    """

    until: datetime | None = None
    ambiguous: bool = False
    empty: bool = False
    unreadable: bool = False


def embargo_of(signals: Signals, zone: str) -> Embargo:
    """Read both times; the later one holds, and one that cannot be read spoils all."""
    sent = [text for text in (signals.embargoed, signals.release) if _said(text)]
    read = [moment(text or "", zone) for text in sent]
    known = [found for found in read if found]
    return Embargo(
        until=max((found.latest for found in known), default=None),
        ambiguous=any(found.ambiguous for found in known),
        empty=signals.embargoed is not None and not _said(signals.embargoed),
        unreadable=len(known) < len(read),
    )


def _said(text: str | None) -> bool:
    return bool(text and text.strip())

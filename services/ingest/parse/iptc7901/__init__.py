"""IPTC 7901 (1995): control characters around one story, or several in a row."""

from schemas.reasons import Reject
from services.ingest.parse.iptc7901.envelope import is_message, messages
from services.ingest.parse.iptc7901.story import outcome
from services.ingest.parse.transmission import outcomes
from services.ingest.wirestory import Hint, Parsed, Rejected


__all__ = ["is_message", "parse"]


def parse(body: bytes, hint: Hint) -> tuple[Parsed, ...]:
    """One outcome a message."""
    found = outcomes(body, hint, messages, outcome)
    if not found:
        raise Rejected(Reject.WRONG_STRUCTURE, "no header of IPTC 7901")
    return found

"""ANPA 1312: the wire of American papers, one story between SYN SYN SOH and EOT."""

from schemas.reasons import Reject
from services.ingest.parse.anpa1312.envelope import is_message, messages
from services.ingest.parse.anpa1312.story import outcome
from services.ingest.parse.transmission import outcomes
from services.ingest.wirestory import Hint, Parsed, Rejected


__all__ = ["is_message", "parse"]


def parse(body: bytes, hint: Hint) -> tuple[Parsed, ...]:
    """One outcome a message."""
    found = outcomes(body, hint, messages, outcome)
    if not found:
        raise Rejected(Reject.WRONG_STRUCTURE, "no header of ANPA 1312")
    return found

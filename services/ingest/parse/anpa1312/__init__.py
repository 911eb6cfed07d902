"""ANPA 1312: the wire of American papers, one story between SYN SYN SOH and EOT."""

from schemas.reasons import Reject
from services.ingest.encoding import decoded
from services.ingest.parse.anpa1312.envelope import is_message, messages
from services.ingest.parse.anpa1312.story import outcome
from services.ingest.parse.wirestory import Hint, Parsed, Rejected


__all__ = ["is_message", "parse"]

MAX_BYTES = 16 * 1024 * 1024
MAX_MESSAGES = 10_000


def parse(body: bytes, hint: Hint) -> tuple[Parsed, ...]:
    """One outcome a message."""
    if len(body) > MAX_BYTES or body.count(b"\x01") > MAX_MESSAGES:
        raise Rejected(Reject.TOO_LARGE, f"{len(body)} bytes")
    text, problem = decoded(body, hint.encoding)
    found = messages(text)
    if not found:
        raise Rejected(Reject.WRONG_STRUCTURE, "no header of ANPA 1312")
    problems = (problem,) if problem else ()
    return tuple(outcome(one, hint, problems) for one in found)

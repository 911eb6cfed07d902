"""IPTC 7901 (1995): control characters around one story, or several in a row."""

from schemas.reasons import Reject
from services.ingest.encoding import decoded
from services.ingest.parse.iptc7901.envelope import is_message, messages
from services.ingest.parse.iptc7901.story import outcome
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
        raise Rejected(Reject.WRONG_STRUCTURE, "no header of IPTC 7901")
    problems = (problem,) if problem else ()
    return tuple(outcome(one, hint, problems) for one in found)

"""Wires framed by control characters: one text, its messages, an outcome each."""

from collections.abc import Callable, Sequence
from typing import TypeVar

from schemas.reasons import Reject
from services.ingest.encoding import decoded
from services.ingest.parse.wirestory import Hint, Parsed, Rejected


Message = TypeVar("Message")
MAX_BYTES = 16 * 1024 * 1024
MAX_MESSAGES = 10_000


def outcomes(
    body: bytes,
    hint: Hint,
    messages: Callable[[str], Sequence[Message]],
    outcome: Callable[[Message, Hint, tuple[str, ...]], Parsed],
) -> tuple[Parsed, ...]:
    """One outcome a message; none where no header is found."""
    if len(body) > MAX_BYTES or body.count(b"\x01") > MAX_MESSAGES:
        raise Rejected(Reject.TOO_LARGE, f"{len(body)} bytes")
    text, problem = decoded(body, hint.encoding)
    problems = (problem,) if problem else ()
    return tuple(outcome(one, hint, problems) for one in messages(text))

"""Wires of plain text: one text, its messages, an outcome each; and their bounds."""

from collections.abc import Callable, Sequence
from typing import TypeVar

from schemas.reasons import Reject
from services.ingest.encoding import decoded
from services.ingest.parse.bounds import bounded
from services.ingest.parse.national import read_national
from services.ingest.wirestory import Hint, Parsed, Rejected


Message = TypeVar("Message")
MAX_BYTES = 16 * 1024 * 1024
# More lines than this, of hardly a word each, are no copy.
MAX_SHORT_LINES = 50_000
_SHORT = 12
CUT_OFF = "message: cut off, its end is missing"


def outcomes(
    body: bytes,
    hint: Hint,
    messages: Callable[[str], Sequence[Message]],
    outcome: Callable[[Message, Hint, tuple[str, ...]], Parsed],
) -> tuple[Parsed, ...]:
    """One outcome a message; none where no header is found."""
    if len(body) > MAX_BYTES:
        raise Rejected(Reject.TOO_LARGE, f"{len(body)} bytes")
    refuse_short_lines(body)
    text, problem = _text(body, hint.encoding)
    problems = (problem,) if problem else ()
    return tuple(outcome(one, hint, problems) for one in bounded(messages(text)))


def refuse_short_lines(body: bytes) -> None:
    """A block for each of a million lines would take seconds, and be no story."""
    lines = max(body.count(b"\n"), body.count(b"\r"))
    if lines > MAX_SHORT_LINES and lines * _SHORT > len(body):
        raise Rejected(Reject.TOO_LARGE, f"{lines} lines")


def _text(body: bytes, hint: str | None) -> tuple[str, str | None]:
    """The padding of some senders is bytes of ones, which no encoding has."""
    bare = body.replace(b"\xff", b"") if body.startswith(b"\xff\xff\xff") else body
    return read_national(bare, hint) or decoded(bare, hint)

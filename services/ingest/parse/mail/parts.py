"""The parts of a mail: their bytes as they were meant, and the stories in them."""

import binascii
import re
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import replace
from email.errors import MessageError
from email.header import decode_header, make_header
from email.message import Message
from typing import TypeAlias

from services.ingest.characters import line
from services.ingest.encoding import decoded
from services.ingest.parse.transmission import refuse_short_lines
from services.ingest.wirestory import Hint, Parsed, Rejected


Mail: TypeAlias = "Message[str, str]"
# Reads a part, or returns None for one that is no story.
PartReader = Callable[[bytes, Hint], tuple[Parsed, ...] | None]

# A mail that somebody forwarded as text: its header, behind whatever stands before.
_FORWARDED = re.compile(
    rb"^(?:>? ?(?:From|Von|De|Date|Datum|Sent|Gesendet|Subject|Betreff|To|An|Cc)"
    rb":[^\r\n]*\r?\n){3,12}\s*",
    re.MULTILINE,
)
_FORWARDED_WITHIN = 4_096
_START = b"\x01"
_LONGEST_FIELD = 2_000


def stories(part: Mail, hint: Hint, read: PartReader) -> Iterator[tuple[Parsed, ...]]:
    """The items of each part that is in a format of a wire."""
    if not part.is_multipart():
        if items := _read(part, hint, read):
            yield items
        return
    parts = [one for one in part.get_payload() if isinstance(one, Message)]
    told = [items for one in parts for items in stories(one, hint, read)]
    yield from told[-1:] if part.get_content_subtype() == "alternative" else told


def body_of(part: Mail) -> bytes:
    """The bytes of a part, unpacked; what cannot be unpacked as it stands."""
    try:
        payload = part.get_payload(decode=True)
    except (binascii.Error, ValueError):
        return b""
    return payload if isinstance(payload, bytes) else b""


def text_of(part: Mail, hint: Hint) -> tuple[str, str | None]:
    """The text of a part, its soft line ends mended, and what had to be guessed."""
    body = body_of(part)
    refuse_short_lines(body)
    charset = _charset(part)
    text, problem = decoded(body, charset or hint.encoding)
    if charset and problem and problem.endswith(f"read as {charset}"):
        problem = None
    return (_unfolded(text, part) if _is_flowed(part) else text), problem


def _charset(part: Mail) -> str | None:
    """The library stumbles over a name with a zero byte in it."""
    try:
        return part.get_content_charset()
    except ValueError:
        return None


def _is_flowed(part: Mail) -> bool:
    return _parameter(part, "format") == "flowed"


def field(mail: Mail, name: str) -> str | None:
    """A header field on one line, its encoded words read (RFC 2047)."""
    raw = mail.get(name)
    if raw is None:
        return None
    told = str(raw)[:_LONGEST_FIELD]
    with suppress(MessageError, LookupError, ValueError):
        told = str(make_header(decode_header(told)))
    return line(told) or None


def _parameter(part: Mail, name: str) -> str:
    found = part.get_param(name)
    return found.lower() if isinstance(found, str) else ""


def _unfolded(text: str, part: Mail) -> str:
    """Soft line ends are spaces (RFC 3676); a space that guards a line's start goes."""
    joint = "" if _parameter(part, "delsp") == "yes" else " "
    told: list[str] = []
    soft = False
    for one in text.split("\n"):
        bare = one.rstrip("\r").removeprefix(" ")
        goes_on = bare.endswith(" ") and bare != "-- "
        kept = bare[:-1] + joint if goes_on else bare
        told.append(kept if not told or (soft and bare != "-- ") else f"\n{kept}")
        soft = goes_on
    return "".join(told)


def _read(part: Mail, hint: Hint, read: PartReader) -> tuple[Parsed, ...] | None:
    charset = _charset(part) or hint.encoding
    if _is_flowed(part):
        body, charset = text_of(part, hint)[0].encode("utf-8", "replace"), "utf-8"
    else:
        body = body_of(part)
    if not body.strip():
        return None
    inner = replace(hint, encoding=charset, format=None)
    try:
        found = (read(one, inner) for one in _candidates(body))
        return next((items for items in found if items is not None), None)
    except Rejected as fault:
        return (fault,)


def _candidates(body: bytes) -> Iterator[bytes]:
    """The part, or what stands in it behind a forwarder's words."""
    yield body
    at = body.find(_START, 0, _FORWARDED_WITHIN)
    if at > 0:
        yield body[at:]
    if found := _FORWARDED.search(body[:_FORWARDED_WITHIN]):
        yield body[found.end() :]

"""A mail (RFC 822, MIME) whose text or attachment is a wire story in another format.

The innermost parts decide, whatever the mail calls them; its own subject and date are
the carrier's and are not read.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from email import message_from_bytes
from email.message import Message

from schemas.reasons import Reject
from services.ingest.parse.wirestory import Hint, Parsed, Rejected


# Reads a part, or returns None for one that is no story.
PartReader = Callable[[bytes, Hint], tuple[Parsed, ...] | None]

MAX_BYTES = 32 * 1024 * 1024
MAX_NESTING = 100
MAX_PARTS = 10_000

_LINE = re.compile(rb"(?:From [^\r\n]+|[!-9;-~]{1,60}:[^\r\n]*)\r?\n")
_FIELD = re.compile(
    rb"^(from|to|date|subject|message-id|mime-version|received|return-path|sender"
    rb"|content-type|delivered-to)[ \t]*:",
    re.IGNORECASE | re.MULTILINE,
)
_HEAD = 65_536
_FIELDS = 3
_NESTING = re.compile(rb"boundary[ \t]*=|message/rfc822", re.IGNORECASE)
_BLANK_LINE = re.compile(rb"\r?\n\r?\n")


def is_mail(body: bytes) -> bool:
    """Whether it opens with header lines, among them three that only mails have."""
    start = body[:_HEAD].lstrip(b"\r\n")
    if not _LINE.match(start):
        return False
    head = _BLANK_LINE.split(start, maxsplit=1)[0]
    return len({one.lower() for one in _FIELD.findall(head)}) >= _FIELDS


def parse(body: bytes, hint: Hint, *, read: PartReader) -> tuple[Parsed, ...]:
    """The items of every part that is a story; of alternatives, of the last one."""
    if len(body) > MAX_BYTES:
        raise Rejected(Reject.TOO_LARGE, f"{len(body)} bytes")
    if body.count(b"\n--") > MAX_PARTS:
        raise Rejected(Reject.TOO_LARGE, f"more than {MAX_PARTS} parts")
    if len(_NESTING.findall(body)) > MAX_NESTING:
        raise Rejected(Reject.TOO_DEEP, f"more than {MAX_NESTING} parts with parts")
    mail = message_from_bytes(body.lstrip(b"\r\n"))
    found = [item for items in _stories(mail, hint, read) for item in items]
    if not found:
        raise Rejected(Reject.UNKNOWN_FORMAT, "a mail without a story")
    return tuple(found)


def _stories(
    part: "Message[str, str]", hint: Hint, read: PartReader
) -> Iterator[tuple[Parsed, ...]]:
    inner = part.get_payload()
    if not isinstance(inner, list):
        if items := _read(part, hint, read):
            yield items
        return
    parts = [one for one in inner if isinstance(one, Message)]
    told = [items for one in parts for items in _stories(one, hint, read)]
    yield from told[-1:] if part.get_content_subtype() == "alternative" else told


def _read(
    part: "Message[str, str]", hint: Hint, read: PartReader
) -> tuple[Parsed, ...] | None:
    payload = part.get_payload(decode=True)
    if not isinstance(payload, bytes) or not payload.strip():
        return None
    charset = part.get_content_charset() or hint.encoding
    try:
        return read(payload, replace(hint, encoding=charset))
    except Rejected as fault:
        return (fault,)

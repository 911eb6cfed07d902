"""A mail (RFC 822, MIME): the wire stories in it, or the mail itself as a story.

The innermost parts decide, whatever the mail calls them. Only where the feed says that
it is a feed of mails is a text in no other format a story: a greeting is no news.
"""

import re
from collections.abc import Iterator
from email import message_from_bytes

from schemas.reasons import Reject
from services.ingest.parse.mail.letter import letter
from services.ingest.parse.mail.parts import Mail, PartReader, stories
from services.ingest.wirestory import Hint, Parsed, Rejected


__all__ = ["PartReader", "is_mail", "parse"]

MAX_BYTES = 32 * 1024 * 1024
MAX_NESTING = 100
MAX_PARTS = 10_000
MAX_MAILS = 1_000
_SHORTEST = 400
# The library looks at each line once a level; beyond this it is no mail, but a load.
_MOST_LOOKS = 1.2
_LARGE = 65_536

_LINE = re.compile(rb"(?:From [^\r\n]+|[!-9;-~]{1,60}:[^\r\n]*)\r?\n")
_FIELD = re.compile(
    rb"^(from|to|date|subject|message-id|mime-version|received|return-path|sender"
    rb"|content-type|delivered-to)[ \t]*:",
    re.IGNORECASE | re.MULTILINE,
)
_HEAD = 65_536
_FIELDS = 3
_NESTING = re.compile(rb"boundary[ \t]*=|message/rfc822", re.IGNORECASE)
_SPACE = b" \t\r\n\xef\xbb\xbf\0"
_BLANK_LINE = re.compile(rb"\r?\n\r?\n")
# What parts the mails of a box, and how it marks such a line inside one.
_NEXT = re.compile(rb"^From [^\r\n]{1,200}\r?\n(?=[!-9;-~]{1,60}:)", re.MULTILINE)
_MARKED = re.compile(rb"^>(?=>*From )", re.MULTILINE)


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
    mails = list(_mails(body.lstrip(_SPACE)))
    if len(mails) == 1:
        return _items(mails[0], hint, read)
    return tuple(item for one in mails for item in _apart(one, hint, read))


def _apart(body: bytes, hint: Hint, read: PartReader) -> tuple[Parsed, ...]:
    """The items of one mail of a box; a bad one is refused alone."""
    try:
        return _items(body, hint, read)
    except Rejected as fault:
        return (fault,)


def _mails(body: bytes) -> Iterator[bytes]:
    """The mails of a box, or the one."""
    starts = [one.start() for one in _NEXT.finditer(body)]
    if not body.startswith(b"From ") or len(starts) < len(("one", "next")):
        yield body
        return
    if len(starts) > MAX_MAILS and len(starts) * _SHORTEST > len(body):
        raise Rejected(Reject.TOO_LARGE, f"{len(starts)} mails")
    for start, end in zip(starts, [*starts[1:], len(body)], strict=True):
        yield _MARKED.sub(b"", body[start:end])


def _items(body: bytes, hint: Hint, read: PartReader) -> tuple[Parsed, ...]:
    _bounded(body)
    mail = _opened(body)
    found = [item for items in stories(mail, hint, read) for item in items]
    if not found and hint.format == "mail" and (told := letter(mail, hint)):
        found.append(told)
    if not found:
        raise Rejected(Reject.UNKNOWN_FORMAT, "a mail without a story")
    return tuple(found)


def _opened(body: bytes) -> Mail:
    try:
        return message_from_bytes(body)
    except ValueError:
        # A zero byte in the character set of a parameter (RFC 2231).
        raise Rejected(Reject.NOT_WELL_FORMED, "a mail's header") from None


def _bounded(body: bytes) -> None:
    """Refuse before it is taken apart what nobody would send."""
    if body.count(b"\n--") > MAX_PARTS:
        raise Rejected(Reject.TOO_LARGE, f"more than {MAX_PARTS} parts")
    levels = len(_NESTING.findall(body))
    if levels > MAX_NESTING:
        raise Rejected(Reject.TOO_DEEP, f"more than {MAX_NESTING} parts with parts")
    looks = body.count(b"\n") * (2 + levels)
    if len(body) > _LARGE and looks > _MOST_LOOKS * len(body):
        raise Rejected(Reject.TOO_DEEP, f"{levels} parts with parts, of short lines")

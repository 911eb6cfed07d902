"""What stands around the text: header, slug line, date line.

SOH <service><number> <priority> <category> <words> <options> <sender> <number>
slug/words/
STX text ETX
ddhhmm [zone] month year

Only SOH, a number and a space are certain: priority, category, words and sender may
each be missing, and keywords stand in the header where there is no slug line.
"""

import re
from typing import NamedTuple

from services.ingest.characters import line
from services.ingest.months import month_of
from services.ingest.parse.takes import slugged


class Message(NamedTuple):
    """One message; `sent` is its time as ISO 8601, `numbers` the names it goes by."""

    service: str
    number: int
    priority: str
    category: str
    sender: str
    sequence: int
    slug: str
    take: int | None
    text: str
    sent: str | None
    is_cut: bool

    @property
    def day(self) -> str:
        return (self.sent or "").partition("T")[0]

    @property
    def numbers(self) -> tuple[str, ...]:
        """Names that come again: "dpa 157" as kills say it; 0 is no number."""
        named = ((self.sender, self.sequence), (self.service, self.number))
        told = (f"{name} {number}" for name, number in named if name and number)
        return tuple(dict.fromkeys(told))


_PADDING = b"\x7f\x00\x16\x11\x13\xff \t\r\n"
_START = (
    r"\x01[\s\x7f]{0,4}(?P<service>[A-Za-z][A-Za-z-]{0,7})?[ -]?(?P<number>\d{1,6})"
)
_OPENING = re.compile(
    _START.encode()
    + rb"(?: +[1-9A-Za-z])?(?: +[A-Za-z]{1,4}\b| +\d{1,5}\b|(?= *[\r\n]))"
)
_HEADER = re.compile(
    rf"{_START}(?=[ \r\n])(?: +(?P<priority>[1-9A-Za-z])(?=[ \r\n]))?"
    r"(?: +(?P<category>[A-Za-z]{1,4})(?=[ \r\n]))?(?P<rest>[^\r\n\x02]{0,200})"
)
_SENDER = re.compile(r"(?:^|\s)([A-Za-z][\w/-]{0,15}) +(\d{1,5})\s*$")
# Words, then options of one letter each; what is left are keywords.
_COUNTED = re.compile(r"\s*(?:\d{1,5}\b)?(?: +[A-Za-z](?= |$)){0,5}\s*")
_DATE = re.compile(
    r"\s*(\d\d)(\d\d)(\d\d)\s*(GMT|UTC|Z|[A-Z]{3,4}(?=\s+[^\W\d]{3}))?"
    r"\s+([^\W\d]{3,9})\.?\s+(\d\d(?:\d\d)?)\b"
)
_UTC = frozenset({"GMT", "UTC", "Z"})
_CENTURY = 2000
_LONGEST_HEADER = 1_000


def is_message(body: bytes) -> bool:
    """Whether the bytes, behind their padding, open as a header does."""
    return _OPENING.match(body.lstrip(_PADDING)) is not None


def messages(text: str) -> list[Message]:
    """The messages in a text; what stands before the first header is padding."""
    found = list(_HEADER.finditer(text))
    ends = [one.start() for one in found[1:]] + [len(text)]
    return [
        _message(one, text[one.end() : end])
        for one, end in zip(found, ends, strict=False)
    ]


def _message(header: re.Match[str], rest: str) -> Message:
    before, after = _opened(rest)
    text, ended, tail = after.partition("\x03")
    sender = _SENDER.search(header["rest"])
    slug, take = slugged(" ".join(before.split()).rstrip("/ "))
    return Message(
        service=(header["service"] or "").rstrip("-").lower(),
        number=int(header["number"]),
        priority=header["priority"] or "",
        category=(header["category"] or "").lower(),
        sender=sender[1].lower() if sender else "",
        sequence=int(sender[2]) if sender else 0,
        slug=line(slug or _keywords(header["rest"], sender)),
        take=take,
        text=_even(text),
        sent=_sent(tail),
        is_cut=not ended,
    )


def _even(text: str) -> str:
    """The text with line feeds only, without what pads a message that was cut."""
    return text.replace("\r\n", "\n").replace("\r", "\n").rstrip("\x04\x7f\x00\xff")


def _opened(rest: str) -> tuple[str, str]:
    """What stands before the text, and the text."""
    at = rest.find("\x02", 0, _LONGEST_HEADER)
    if at >= 0:
        return rest[:at], rest[at + 1 :]
    # Without STX the slug is the first line that ends in a slash.
    first, _, others = rest.lstrip().partition("\n")
    return (first, others) if first.rstrip().endswith("/") else ("", rest)


def _keywords(rest: str, sender: re.Match[str] | None) -> str:
    """Keywords in the header itself, behind words and options."""
    told = rest[: sender.start()] if sender else rest
    counted = _COUNTED.match(told)
    found = told[counted.end() if counted else 0 :]
    return found.strip(" /") if any(one.isalpha() for one in found) else ""


def _sent(tail: str) -> str | None:
    """ISO 8601; without a zone where the sender names none."""
    found = _DATE.match(tail)
    if not found:
        return None
    day, hour, minute, zone, named, year = found.groups()
    month = month_of(named)
    if month is None:
        return None
    whole = int(year) if len(year) > len("24") else _CENTURY + int(year)
    told = "Z" if zone in _UTC else f" {zone}" if zone else ""
    return f"{whole}-{month:02}-{day}T{hour}:{minute}:00{told}"

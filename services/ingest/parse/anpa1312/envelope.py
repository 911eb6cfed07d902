"""What stands around the text: two header lines and a trailer.

SYN SYN SOH <service><number> US <selectors>
<priority> <category> DC3|DC4 DC1|DC2 <keyword> [take key]  mm-dd <words>
STX text ETX <sender>-<bureau>-mm-dd-yy hhmm<zone>
FF EOT
"""

import re
from typing import NamedTuple


class Message(NamedTuple):
    """One message; `sent` is its time, of which the header has only the day."""

    number: str
    priority: str
    category: str
    tabular: bool
    keyword: str
    take_key: str
    text: str
    day: str
    sent: str | None


_PADDING = b"\x7f\x00\x16\xff \t\r\n"
_OPENING = re.compile(rb"\x01[A-Za-z]\d{4}[A-Za-z]{0,10}\x1f")
_HEADER = re.compile(r"\x01(?P<number>[A-Za-z]\d{4})[A-Za-z]{0,10}\x1f[^\r\n\x02]*")
_TABULAR = "\x12"
_SECOND = re.compile(
    r"\s*(?P<priority>[A-Za-z]) +(?P<category>[A-Za-z]{0,2})[\x10-\x14\x08 ]*"
    r"(?P<keys>[^\n]{0,200}?)"
    r"(?:[\x10\x08\t ]+(?P<month>\d\d)-(?P<day>\d\d)(?:\D{1,4}\d{1,6})?)?\s*$"
)
_TRAILER = re.compile(
    r"\s*[A-Z]{1,8}(?:-[A-Z]{1,8})?-(\d\d)-(\d\d)-(\d\d(?:\d\d)?)"
    r"\s+(\d\d)(\d\d)\s*([A-Z]{3,4})?"
)
_CENTURY = 2000
_LONGEST_HEADER = 300


def is_message(body: bytes) -> bool:
    """Whether the bytes, behind their padding, open as a header does."""
    return _OPENING.match(body.lstrip(_PADDING)) is not None


def messages(text: str) -> list[Message]:
    """The messages in a text, in order."""
    found = list(_HEADER.finditer(text))
    ends = [one.start() for one in found[1:]] + [len(text)]
    return [
        _message(one["number"], text[one.end() : end])
        for one, end in zip(found, ends, strict=False)
    ]


def _message(number: str, rest: str) -> Message:
    before, _, after = rest.partition("\x02")
    text, _, trailer = after.partition("\x03")
    header = before.strip("\r\n\x16")[:_LONGEST_HEADER]
    second = _SECOND.match(header)
    keyword, _, take_key = (second["keys"] if second else "").strip().partition(" ")
    sent = _sent(trailer)
    day = f"{second['month']}-{second['day']}" if second and second["month"] else ""
    return Message(
        number=number,
        priority=second["priority"].lower() if second else "",
        category=second["category"].lower() if second else "",
        tabular=_TABULAR in header,
        keyword=keyword,
        take_key=take_key.strip(),
        text=text.replace("\r\n", "\n").replace("\r", "\n"),
        day=sent[: len("2016-02-20")] if sent else day,
        sent=sent,
    )


def _sent(trailer: str) -> str | None:
    """The date and time with the zone that the trailer names."""
    found = _TRAILER.match(trailer)
    if not found:
        return None
    month, day, year, hour, minute, zone = found.groups()
    whole = int(year) if len(year) > len("16") else _CENTURY + int(year)
    named = "Z" if zone in {"GMT", "UTC"} else f" {zone}" if zone else ""
    return f"{whole}-{month}-{day}T{hour}:{minute}:00{named}"

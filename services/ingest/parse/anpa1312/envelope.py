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
    is_cut: bool


_PADDING = b"\x7f\x00\x16\xff \t\r\n"
_START = r"\x01(?P<number>[A-Za-z]{0,2}\d{0,5})[A-Za-z]{0,10}[ ]?\x1f"
_OPENING = re.compile(_START.encode())
_HEADER = re.compile(rf"{_START}[^\r\n\x02]{{0,200}}")
_TABULAR = "\x12"
_SECOND = re.compile(
    r"\s*(?P<priority>[A-Za-z])[ \x08\x10]++(?:(?P<category>[A-Za-z]{1,2})(?![\w-]))?[\x10-\x14\x08 ]*+"
    r"(?P<keys>[^\n]{0,200}?)"
    r"(?:[\x10\x08\t ]++(?P<month>\d{1,2})-(?P<day>\d{1,2})(?:-\d\d(?:\d\d)?)?"
    r"(?:[^\d\n]{1,6}\d{1,6})?)?\s*+$"
)
_TABS = re.compile(r"[\x08\x10\t ]+")
_TRAILER = re.compile(
    r"\s*[A-Z]{1,8}(?:-[A-Z]{1,8})?-(\d\d)-(\d\d)-(\d\d(?:\d\d)?)"
    r"\s+(\d\d)(\d\d)\s*([A-Z]{3,4})?"
)
# Where the sign before it was lost, it is told by its form, at the very end.
_LOST = re.compile(
    r"\s\^?[A-Z]{1,8}-[A-Z]{1,8}-\d\d-\d\d-\d\d(?:\d\d)? \d{4}(?:[A-Z]{3,4})?<?\s*$"
)
_LOST_WITHIN = 120
_CENTURY = 2000
_LONGEST_HEADER = 240
_UTC = frozenset({"GMT", "UTC"})


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
    header, after = _opened(rest)
    text, ended, trailer = _closed(after)
    second = _SECOND.match(header)
    keys = _TABS.sub(" ", second["keys"] if second else "").strip()
    keyword, _, take_key = keys.partition(" ")
    sent = _sent(trailer)
    day = (
        "-".join(f"{one:0>2}" for one in second.group("month", "day") if one)
        if second
        else ""
    )
    return Message(
        number=number,
        priority=second["priority"].lower() if second else "",
        category=(second["category"] or "").lower() if second else "",
        tabular=_TABULAR in header,
        keyword=keyword,
        take_key=take_key.strip(),
        text=text.replace("\r\n", "\n").replace("\r", "\n").rstrip("\x04\x0c\x00"),
        day=sent[: len("2016-02-20")] if sent else day,
        sent=sent,
        is_cut=not ended,
    )


def _opened(rest: str) -> tuple[str, str]:
    """The second header line, and the text; where STX is lost, behind that line."""
    rest = rest.lstrip("\r\n\x16")
    at = rest.find("\x02", 0, 2 * _LONGEST_HEADER)
    if at >= 0:
        return rest[:at].rstrip("\r\n\x16")[:_LONGEST_HEADER], rest[at + 1 :]
    header, _, after = rest.partition("\n")
    return header.rstrip("\r")[:_LONGEST_HEADER], after


def _closed(after: str) -> tuple[str, str, str]:
    text, ended, trailer = after.partition("\x03")
    if ended:
        return text, ended, trailer
    lost = _LOST.search(text.rstrip("\x04\x0c\r\n"), max(0, len(text) - _LOST_WITHIN))
    if lost is None:
        return text, "", ""
    return text[: lost.start()], "lost", lost.group().replace("^", "")


def _sent(trailer: str) -> str | None:
    """The date and time with the zone that the trailer names."""
    found = _TRAILER.match(trailer)
    if not found:
        return None
    month, day, year, hour, minute, zone = found.groups()
    whole = int(year) if len(year) > len("16") else _CENTURY + int(year)
    named = "Z" if zone in _UTC else f" {zone}" if zone else ""
    return f"{whole}-{month}-{day}T{hour}:{minute}:00{named}"

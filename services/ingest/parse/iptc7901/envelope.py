"""What stands around the text: header, slug line, date line.

SOH <service><number> <priority> <category> <words> <options> <sender> <number>
slug/words/
STX text ETX
ddhhmm [zone] month year
"""

import re
from typing import NamedTuple


class Message(NamedTuple):
    """One message; `sent` is its time as ISO 8601, `numbers` the names it goes by."""

    service: str
    number: int
    priority: str
    category: str
    sender: str
    sequence: int
    slug: str
    text: str
    sent: str | None

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
_OPENING = re.compile(rb"\x01\s{0,4}[A-Za-z]{0,8}\d{1,6} +\w +[A-Za-z]{1,3}\b")
_HEADER = re.compile(
    r"\x01\s{0,4}(?P<service>[A-Za-z]{0,8})(?P<number>\d{1,6}) +(?P<priority>\w)"
    r" +(?P<category>[A-Za-z]{1,3})\b(?P<rest>[^\r\n\x02]*)"
)
_SENDER = re.compile(r"(?:^|\s)([A-Za-z][\w/-]{0,15}) +(\d{1,5})\s*$")
_DATE = re.compile(
    r"\s*(\d\d)(\d\d)(\d\d)\s*(GMT|UTC|Z)?\s+([^\W\d]{3,9})\.?\s+(\d\d(?:\d\d)?)\b"
)
# By the first letters, in English, German, French, Italian, Spanish and Dutch.
_MONTHS = (
    ("jan", "jän", "gen", "ene"),
    ("feb", "fév", "fev"),
    ("mar", "mär", "mrz", "maa", "mrt"),
    ("apr", "avr", "abr"),
    ("may", "mai", "mag", "mei"),
    ("jun", "giu", "juin"),
    ("jul", "lug", "juil"),
    ("aug", "aoû", "aou", "ago"),
    ("sep", "set"),
    ("oct", "okt", "ott"),
    ("nov",),
    ("dec", "dez", "déc", "dic"),
)
_NUMBER_OF = {name: n for n, names in enumerate(_MONTHS, start=1) for name in names}
_CENTURY = 2000


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
    before, opened, after = rest.partition("\x02")
    if not opened:
        # Without STX the slug is the first line that ends in a slash.
        before, after = _first_line(rest)
    text, _, tail = after.partition("\x03")
    sender = _SENDER.search(header["rest"])
    return Message(
        service=header["service"].lower(),
        number=int(header["number"]),
        priority=header["priority"],
        category=header["category"].lower(),
        sender=sender[1].lower() if sender else "",
        sequence=int(sender[2]) if sender else 0,
        slug=" ".join(before.split()).rstrip("/ "),
        text=text.rstrip("\x04\x7f"),
        sent=_sent(tail),
    )


def _first_line(rest: str) -> tuple[str, str]:
    first, _, others = rest.lstrip().partition("\n")
    return (first, others) if first.rstrip().endswith("/") else ("", rest)


def _sent(tail: str) -> str | None:
    """ISO 8601; without a zone where the sender names none."""
    found = _DATE.match(tail)
    if not found:
        return None
    day, hour, minute, zone, named, year = found.groups()
    month = _month(named)
    if month is None:
        return None
    whole = int(year) if len(year) > len("24") else _CENTURY + int(year)
    return f"{whole}-{month:02}-{day}T{hour}:{minute}:00{'Z' if zone else ''}"


def _month(name: str) -> int | None:
    """`juin` and `juil` need four letters, all others three."""
    folded = name.lower()
    return _NUMBER_OF.get(folded[:4]) or _NUMBER_OF.get(folded[:3])

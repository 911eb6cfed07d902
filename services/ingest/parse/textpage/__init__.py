"""The plain-text article page: a finished page, saved as text.

    Section Month D, YYYY          (or D Month YYYY)
    headline
    standfirst
    By NAME
    caption (the headline again)
    summary
    Key Points, then bullets       (or another of `lines.py`'s names)
    body paragraphs
    Risks, then bullets
    More from SECTION, then titles that each end in a date

Only the first line is certain, and something after it; any part may be missing.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from hashlib import sha256
from itertools import groupby

from schemas.blocks import Block, ListBlock
from schemas.reasons import Reject
from schemas.story import Dated, Media, SuppliedLink
from services.ingest.characters import line
from services.ingest.dates import moment
from services.ingest.encoding import decoded
from services.ingest.markup import blocks_of_text
from services.ingest.parse.textpage.head import Head, read_head
from services.ingest.parse.textpage.lines import Line, lines_of, parts_of
from services.ingest.wirestory import Hint, Parsed, Rejected, WireStory


MAX_BYTES = 16 * 1024 * 1024
# A page is read by people.
MAX_LINES = 20_000

_MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?"
    r"|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\.?"
)
_WEEKDAY = r"(?:(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?:day)?\.?,? )?"
_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
_DATE = rf"{_WEEKDAY}(?:{_MONTH} {_DAY},? \d{{4}}|{_DAY} {_MONTH},? \d{{4}})"
# Section and date, also parted by a sign.
_FIRST_LINE = re.compile(
    rf"([^\W\d_][\w&'\u2019,./ -]{{0,60}}?)(?: +| *[|\u2022\u00b7\u2013\u2014-] *)({_DATE})"
)
_NO_SECTION = frozenset(
    {"updated", "published", "posted", "date", "dated", "on", "since", "from", "last"}
)
_LINK_END = re.compile(rf"(?<=\s){_DATE}(?=\s|$)")


def is_page(body: bytes) -> bool:
    """Whether the first line is a section and a date, with something after it."""
    first, _, rest = body.strip().replace(b"\r", b"\n").partition(b"\n")
    return bool(rest.strip()) and _first(decoded(first).text) is not None


def parse(body: bytes, hint: Hint) -> tuple[Parsed, ...]:
    """The one story of a page."""
    if len(body) > MAX_BYTES or max(body.count(b"\n"), body.count(b"\r")) > MAX_LINES:
        raise Rejected(Reject.TOO_LARGE, f"{len(body)} bytes")
    text, problem = decoded(body, hint.encoding)
    lines = list(lines_of(text))
    first = _first(lines[0].text) if lines else None
    if first is None:
        raise Rejected(Reject.WRONG_STRUCTURE, "no section and date in the first line")
    found = _story(lines, first, hint)
    return (replace(found, problems=(problem,)) if problem else found,)


def _story(lines: Sequence[Line], first: tuple[str, str], hint: Hint) -> WireStory:
    parts = parts_of(lines[1:])
    head = read_head(parts["head"], more=bool(parts["points"]))
    summary, copy = _summary(head, parts)
    return WireStory(
        item_id=_item_id(first, head, copy),
        named=False,
        canonical="\n".join(entry.text for entry in lines).encode(),
        dated=first[1],
        language=hint.language or "en",
        headline=head.headline,
        subheadline=head.standfirst,
        byline=head.byline,
        summary=summary,
        key_points=_points(parts["points"]),
        body=tuple(_blocks(copy)),
        risks=_points(parts["risks"]),
        media=(Media(caption=head.caption),) if head.caption else (),
        supplied_section=first[0],
        supplied_links=tuple(_links(parts["links"])),
    )


def _first(text: str) -> tuple[str, str] | None:
    """The section and the date as written."""
    found = _FIRST_LINE.fullmatch(line(text))
    if not found or found[1].split()[0].lower() in _NO_SECTION:
        return None
    return (found[1], found[2]) if moment(found[2]) else None


def _summary(head: Head, parts: dict[str, list[Line]]) -> tuple[str | None, list[Line]]:
    """The text before the key points; without those nothing is a summary."""
    if not parts["points"]:
        return None, [*head.rest, *parts["body"]]
    return " ".join(entry.text for entry in head.rest) or None, parts["body"]


def _points(lines: Sequence[Line]) -> tuple[str, ...]:
    points: list[str] = []
    for entry in lines:
        if entry.is_bullet or not points:
            points.append(entry.point)
        else:
            points[-1] = f"{points[-1]} {entry.text}"
    return tuple(points)


def _blocks(lines: Sequence[Line]) -> Iterator[Block]:
    for is_list, entries in groupby(lines, key=lambda entry: entry.is_bullet):
        if is_list:
            yield ListBlock(items=tuple(entry.point for entry in entries))
        else:
            yield from blocks_of_text(
                "\n".join(("" if e.joined else "\n") + e.raw for e in entries)
            )


def _links(lines: Sequence[Line]) -> Iterator[SuppliedLink]:
    """Titles by the dates that end them; a title without one ends its line."""
    text = "\n".join(entry.point for entry in lines)
    end = 0
    for found in _LINK_END.finditer(text):
        if title := line(text[end : found.start()]):
            yield SuppliedLink(title=title, dated=_day(found.group()))
            end = found.end()
    for rest in text[end:].split("\n"):
        if title := line(rest):
            yield SuppliedLink(title=title)


def _day(text: str) -> Dated | None:
    read = moment(text)
    return Dated(at=read.at, precision="day") if read else None


def _item_id(first: tuple[str, str], head: Head, copy: Sequence[Line]) -> str:
    """A hash of date, section and headline; a page without one has its first line."""
    section, date = first
    read = moment(date)
    day = read.at.date().isoformat() if read else date
    title = head.headline or (copy[0].text if copy else "")
    return sha256(f"{day}\n{section}\n{title}".encode()).hexdigest()[:32]

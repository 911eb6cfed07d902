"""The head of a page: headline, standfirst, byline, caption."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from services.ingest.parse.textpage.lines import Line


_BYLINE = re.compile(r"By:? +[^\W\d_].{0,150}")
_SENTENCE_END = re.compile(r"[.!?][\"'\u201d\u2019)]?$")
_LONGEST_STANDFIRST = 300
_BYLINE_WITHIN = 4


class Head(NamedTuple):
    """What stands before the key points; without those, `rest` is the body's."""

    headline: str | None = None
    standfirst: str | None = None
    byline: str | None = None
    caption: str | None = None
    rest: tuple[Line, ...] = ()


def read_head(lines: Sequence[Line], *, more: bool) -> Head:
    """Read the head by its byline, else by the repeated headline, else by its stops."""
    if not lines:
        return Head()
    headline = None if _is_byline(lines[0]) else lines[0].text
    at = next((i for i, e in enumerate(lines[:_BYLINE_WITHIN]) if _is_byline(e)), None)
    if at is not None:
        rest = lines[at + 1 :]
        caption = rest[0].text if rest and _is_caption(rest, headline) else None
        return Head(
            headline,
            " ".join(entry.text for entry in lines[1:at]) or None,
            lines[at].text,
            caption,
            tuple(rest[1:] if caption else rest),
        )
    again = [
        i for i, e in enumerate(lines) if 0 < i < _BYLINE_WITHIN if e.text == headline
    ]
    if again:
        standfirst = " ".join(entry.text for entry in lines[1 : again[0]]) or None
        return Head(headline, standfirst, None, headline, tuple(lines[again[0] + 1 :]))
    cut = 2 if _is_standfirst(lines, more=more) else 1
    standfirst = lines[1].text if cut > 1 else None
    return Head(headline, standfirst, None, None, tuple(lines[cut:]))


def _is_byline(entry: Line) -> bool:
    return bool(_BYLINE.fullmatch(entry.text)) and not _SENTENCE_END.search(entry.text)


def _is_caption(rest: Sequence[Line], headline: str | None) -> bool:
    """The headline again, or a line right under the byline that is no sentence."""
    first = rest[0]
    alone = first.joined and not (len(rest) > 1 and rest[1].joined)
    return first.text == headline or (alone and not _SENTENCE_END.search(first.text))


def _is_standfirst(lines: Sequence[Line], *, more: bool) -> bool:
    after = [entry for entry in lines[1:] if not entry.is_bullet]
    if (
        not after
        or after[0] is not lines[1]
        or len(after[0].text) > _LONGEST_STANDFIRST
    ):
        return False
    return (more and len(after) > 1) or not _SENTENCE_END.search(after[0].text)

"""The lines before the text: tags, notes in brackets, headline, byline.

    (Berichtigung: ...)        REFILE
    (KORR-Bericht)             1ST LEAD
    Headline, wrapped          Headline
    Von Jo Hill, dpa           By dpa correspondents =
    (Foto Archiv) =

The last one ends in "=". A sender without it has a headline only if the first
paragraph is short and does not begin with a dateline.
"""

import re
from typing import NamedTuple


class Head(NamedTuple):
    """The head's parts, and the text that is left."""

    headline: str | None
    subheadline: str | None
    byline: str | None
    tags: tuple[str, ...]
    notes: tuple[str, ...]
    rest: str


_END = re.compile(r"[ \t]*=[ \t]*(?=\n|$)")
_LONGEST = 2_000
_BYLINE = re.compile(r"(?:Von|By|Par|Por|Di|Door|Av|Af) +[^\W\d]", re.UNICODE)
_TAG = re.compile(r"[A-Z0-9][A-Z0-9 .-]{1,24}")
_BRACKET = re.compile(r"^\(([^()]*(?:\([^()]*\)[^()]*)*)\)[ \t]*(?=\n|$)", re.MULTILINE)
_COLUMNS = 69
_MOST_LINES = 3
_SHORT = 200
DATELINE = re.compile(
    r"[^\W\d_][^\n()]{1,60}? \((?:[A-Za-z][\w./ -]{1,20})\)(?: ?[-\u2013\u2014_=.])"
)


def read_head(text: str) -> Head:
    """Part the head from the text."""
    text = text.lstrip("\n ")
    found = _END.search(text, 0, _LONGEST)
    if not found or "\n\n" in text[: found.start()]:
        return _unmarked(text)
    return _read(text[: found.start()], text[found.end() :])


def _unmarked(text: str) -> Head:
    first, _, rest = text.partition("\n\n")
    lines = first.count("\n") + 1
    is_text = DATELINE.match(first.strip()) or len(first) > _SHORT
    if not rest.strip() or is_text or lines > _MOST_LINES:
        return Head(None, None, None, (), (), text)
    return _read(first, rest)


def _read(head: str, rest: str) -> Head:
    notes = tuple(" ".join(one[1].split()) for one in _BRACKET.finditer(head))
    lines = [one.strip() for one in _BRACKET.sub("", head).split("\n")]
    lines = [one for one in lines if one.strip(" .")]
    at = next((n for n, one in enumerate(lines) if n and _BYLINE.match(one)), None)
    bylines = lines[at:] if at is not None else []
    titles = lines[:at] if at is not None else lines
    cut = _tags(titles)
    headline, subheadline = _unwrapped(titles[cut:])
    return Head(
        headline=headline,
        subheadline=subheadline,
        byline=" ".join(bylines) or None,
        tags=tuple(titles[:cut]),
        notes=tuple(one for one in notes if one),
        rest=rest,
    )


def _tags(lines: list[str]) -> int:
    """How many lines in capitals stand before a headline."""
    cut = 0
    while cut < len(lines) - 1 and _TAG.fullmatch(lines[cut]):
        cut += 1
    return cut


def _unwrapped(lines: list[str]) -> tuple[str | None, str | None]:
    """The headline, and what stands under it on a line of its own.

    A line goes on where the next line's first word had no room. Wrong for a sender
    with shorter lines, whose headline then ends with its first line.
    """
    if not lines:
        return None, None
    cut = 1
    while cut < len(lines) and _is_full(lines[cut - 1], lines[cut]):
        cut += 1
    return " ".join(lines[:cut]), " ".join(lines[cut:]) or None


def _is_full(line: str, after: str) -> bool:
    return len(line) + 1 + len(after.split(maxsplit=1)[0]) > _COLUMNS

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

from services.ingest.parse.datelines import dateline_of
from services.ingest.parse.openings import is_note, meaning_of
from services.ingest.parse.takes import take_of, titled
from services.ingest.verdict.tags import read_headline


class Head(NamedTuple):
    """The head's parts, and the text that is left."""

    rest: str
    headline: str | None = None
    subheadline: str | None = None
    byline: str | None = None
    tags: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    take: int | None = None


_END = re.compile(r"(?<![ \t])[ \t]*=[ \t]*(?=\n|$)")
_LONGEST = 2_000
_BYLINE = re.compile(
    r"(?:Von|By|Par|Por|Di|Door|Av|Af|BY|VON|PAR|by|par|von) +[^\W\d]", re.UNICODE
)
_TAG = re.compile(r"[A-Z0-9][A-Z0-9 .-]{1,24}")
_LEAD = re.compile(
    r"(?:\d{1,2}(?:st|nd|rd|th|\.)? ?)?(?:lead|writethru|neufassung)", re.IGNORECASE
)
_BRACKET = re.compile(
    r"^\(([^()]*(?:\([^()]*\)[^()]*)*)\)[ \t]*=?[ \t]*(?=\n|$)", re.MULTILINE
)
_COLUMNS = 69
_MOST_LINES = 3
_MOST_NOTES = 4
_SHORT = 200
_CUE = re.compile(r"^=(\([^()\n]*\))=?$", re.MULTILINE)


def read_head(text: str) -> Head:
    """Part the head from the text; notes of the desk may stand above both."""
    notes, text = _above(text.lstrip("\n "))
    cut = _end(text)
    head = _unmarked(text) if cut is None else _read(text[:cut], text[cut:])
    return head._replace(notes=(*notes, *head.notes))


def _above(text: str) -> tuple[list[str], str]:
    """The paragraphs before all others that say what may be done with the text."""
    notes: list[str] = []
    while len(notes) < _MOST_NOTES:
        first, blank, rest = text.partition("\n\n")
        is_line = "\n" not in first.strip() or _BRACKET.fullmatch(first.strip())
        if not blank or not is_line or meaning_of(first) is None:
            break
        notes.append(" ".join(first.strip("()= ").split()))
        text = rest.lstrip("\n ")
    return notes, text


def _end(text: str) -> int | None:
    """The end of the last line that ends in "=", before the first blank one."""
    first = text[:_LONGEST].partition("\n\n")[0]
    ends = [one.end() for one in _END.finditer(first)]
    return ends[-1] if ends else None


def _unmarked(text: str) -> Head:
    first, _, rest = text.partition("\n\n")
    lines = first.count("\n") + 1
    is_text = len(first) > _SHORT or dateline_of(first) or first.rstrip()[-1:] == "."
    if not rest.strip() or is_text or lines > _MOST_LINES:
        return Head(text)
    return _read(first, rest)


def _read(head: str, rest: str) -> Head:
    head = _CUE.sub(r"\1", _END.sub("", head))
    notes = [" ".join(one[1].split()) for one in _BRACKET.finditer(head)]
    lines = [one.strip() for one in _BRACKET.sub("", head).split("\n")]
    lines = [one for one in lines if one.strip(" .")]
    notes += [one for one in lines if is_note(one)]
    lines = [one for one in lines if not is_note(one)]
    at = next((n for n, one in enumerate(lines) if n and _BYLINE.match(one)), None)
    bylines = lines[at:] if at is not None else []
    tags, titles = _tags(lines[:at] if at is not None else lines)
    told, subheadline = _unwrapped(titles)
    title = titled(told or "", goes_on=not dateline_of(rest))
    takes = (title.take, *(take_of(one) for one in (*tags, *notes)))
    return Head(
        headline=title.text or None,
        subheadline=subheadline,
        byline=" ".join(bylines) or None,
        tags=tuple(tags),
        notes=tuple(one for one in notes if one),
        rest=rest,
        take=next((one for one in takes if one), None),
    )


def _tags(lines: list[str]) -> tuple[list[str], list[str]]:
    """The lines in capitals before a headline and any that number a take; the rest."""
    cut = 0
    while cut < len(lines) - 1 and _is_tag(lines[cut]):
        cut += 1
    behind = [one for one in lines[cut + 1 :] if take_of(one)]
    return [*lines[:cut], *behind], [one for one in lines[cut:] if one not in behind]


def _is_tag(told: str) -> bool:
    """In capitals, or one of the words that desks put above a headline."""
    if _TAG.fullmatch(told) or _LEAD.fullmatch(told) or take_of(told):
        return True
    # The verdict knows them in capitals: "Eil" and "Update 2" are said so, too.
    said = read_headline(told.upper().rstrip("!"))
    return bool(said.tags) and not said.text


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

"""The lines before the text, each in "^" and "<" (bylines in "=").

^BC-US--Giant Lobster Death, 1st Ld-Writethru,127<      slug, tags, words
^$210 lobster is found dead<                            headline
^AP Photo MEX101<  ^Eds: Updates. With AP Photos.<      notes
^A sentence or two.<                                    summary
^By JO HILL=  ^Associated Press=                        byline
^*9006<                                                 format call
"""

import re
from typing import NamedTuple

from services.ingest.characters import line
from services.ingest.parse.anpa1312.characters import spoken
from services.ingest.parse.openings import is_note


class Slug(NamedTuple):
    """The story's name, and what is said of this sending of it."""

    whole: str
    base: str
    tags: tuple[str, ...]


class Head(NamedTuple):
    """The head's parts, and the lines that are left."""

    slug: Slug
    headline: str | None
    summary: str | None
    byline: str | None
    notes: tuple[str, ...]
    public_notes: tuple[str, ...]
    rest: str


# A line goes on where the next one does not begin with a space, a tab or a "^"; a
# byline ends where it ends.
_LINE = re.compile(
    r"\s*\^([^\n<]{0,4000}(?:(?<!=)(?<!= )\n(?![\s^\x03\x08\x10])[^\n<]{0,4000}){0,9})"
    r"<?[ \t]*\n?"
)
# What stands beside the words of the verdict: what else is sent, and for when.
_NOTE = re.compile(
    r"\(?(?:Eds\b|Editors?\b|With AP\b|For use\b|Moved in advance\b|[A-Z]{2,8} "
    r"(?:Photos?|Video|Graphics?|Audio|Interactive|FACEBOX|Digital Embed)\b)",
    re.IGNORECASE,
)
_FOR_READERS = re.compile(r"\(?EDITOR'?S'? NOTE\b", re.IGNORECASE)
CYCLE = re.compile(r"^(?:BC|AM|PM|AP|ADV\d{0,2})-+(?=\S)", re.IGNORECASE)
_COUNTED = re.compile(
    r",(?:\s*\d{1,5})?$|,\s*(?:\d{1,2}(?:st|nd|rd|th)|Adv|HFR|Kill|Corr)", re.IGNORECASE
)
_NUMBER = re.compile(r"\d{1,6}")
_MOST_LINES = 40


def read_head(text: str) -> Head:
    """Part the lines of the head from the text."""
    told, rest = _lines(text)
    lines = [one for one in told if one and not one.startswith("*")]
    slug = _slug(lines.pop(0) if lines and _is_slug(lines[0]) else "")
    bylines = [one.rstrip("= ") for one in lines if _is_byline(one)]
    others = [one for one in lines if not _is_byline(one)]
    public = [one for one in others if _FOR_READERS.match(one)]
    notes = [one for one in others if _is_note(one) and one not in public]
    titles = [one for one in others if one not in (*notes, *public)]
    return Head(
        slug=slug,
        headline=spoken(titles[0]) if titles else None,
        summary=spoken(" ".join(titles[1:])) or None,
        byline=", ".join(bylines) or None,
        notes=tuple(spoken(one.strip("()")) for one in notes),
        public_notes=tuple(spoken(one.strip("()")) for one in public),
        rest=rest,
    )


def _lines(text: str) -> tuple[list[str], str]:
    told: list[str] = []
    at = 0
    while len(told) < _MOST_LINES and (found := _LINE.match(text, at)):
        told.append(line(found[1]))
        at = found.end()
    return told, text[at:]


def _is_note(told: str) -> bool:
    return _NOTE.match(told) is not None or is_note(told)


def _is_byline(told: str) -> bool:
    return told.endswith("=")


def _is_slug(told: str) -> bool:
    """A cycle in front, a double dash, a comma with words or tags behind: AP's way.

    Kyodo's first line is the headline.
    """
    if _is_byline(told):
        return False
    if CYCLE.match(told):
        return True
    return not _is_note(told) and bool("--" in told or _COUNTED.search(told))


def _slug(told: str) -> Slug:
    """Tags follow the name behind commas, the number of words ends the line."""
    base, *others = (part.strip() for part in told.split(","))
    tags = [part for part in others if part and not _NUMBER.fullmatch(part)]
    whole = ", ".join(one for one in (base, *tags) if one)
    return Slug(whole, CYCLE.sub("", base), tuple(tags))

"""Lines in which a desk tells others what may be done with a text.

Wires of plain text and mails have no field for a kill, a hold or an embargo: a line or
a short paragraph of its own, above the text or under it, says so. The words are the
verdict's. In a text they count only as desks write them: as a tag ("KILL", "Sperrfrist:
10.2., 12 Uhr"), or as a phrase that leaves hardly anything else to say.
"""

import re
from collections.abc import Iterator

from schemas.blocks import Block, Heading, Paragraph
from services.ingest.characters import line
from services.ingest.markup import blocks_of_html
from services.ingest.paragraphs import words_in
from services.ingest.verdict.tags import Found, closings, read_headline, read_note
from services.ingest.verdict.told import time_length
from services.ingest.verdict.words import ADDRESSES


_TELLING = frozenset({"kill", "hold", "embargo", "lifted"})
_AT_THE_END = frozenset({"embargo", "lifted"})
_BREAK = "<br>"
_NOISE = "\x07-+=_#> \t\r\n"
_WORD = re.compile(r"\w+")
_ADDRESSED = re.compile(
    rf"[\s(\[*]*(?:{'|'.join(re.escape(one.lower()) for one in sorted(ADDRESSES))})"
    r"(?:\s*[:.,!]|\s+[-\u2013\u2014_/](?=\s))"
)
# "Please kill AP Photo NY101" leaves its story, "Please kill me, he said" is one.
_STORY = re.compile(
    r"stor(?:y|ies)|\bitems?\b|dispatch|\balert|\barticle|meldung|\btext|d[ée]p[êe]che"
    r"|noti[czt]|despacho|dispaccio|bericht|\bBC-|\b[A-Za-z]\d{4}\b",
    re.IGNORECASE,
)
_THIS = re.compile(r"\s+(?:it|this|that)\W*$", re.IGNORECASE)
_LONGEST = 160
_FEW = 4
_FEWEST = 2
_FIRST_BLOCKS = 4
_LAST_BLOCKS = 2


def meaning_of(told: str) -> str | None:
    """What a line says of the life-cycle: kill, hold, embargo, lifted; or nothing."""
    text = line(told).strip(_NOISE)
    if len(text) > _LONGEST or text[:1].islower():
        return None
    return _tagged(text) or next(filter(None, _phrased(text)), None)


def is_note(told: str) -> bool:
    """Whether a line above a text is for desks: by its words, or by its address."""
    return meaning_of(told) is not None or is_addressed(told)


def is_addressed(told: str) -> bool:
    """Whether it speaks to editors: "Eds: ...", "Achtung Redaktionen: ..."."""
    return _ADDRESSED.match(told.lower()) is not None


def without_notes(body: tuple[Block, ...]) -> tuple[tuple[Block, ...], tuple[str, ...]]:
    """The text without the short paragraphs near its ends that are for desks, and those.

    At its end only an embargo is looked for.
    """
    last = max(_FIRST_BLOCKS, len(body) - _LAST_BLOCKS)
    kept: list[Block] = []
    notes: list[str] = []
    for at, block in enumerate(body):
        meanings = _TELLING if at < _FIRST_BLOCKS else _AT_THE_END
        if _FIRST_BLOCKS <= at < last or not isinstance(block, Paragraph | Heading):
            kept.append(block)
            continue
        told, rest = _opened(block.html, meanings)
        notes += told
        kept += blocks_of_html(f"<p>{rest}</p>") if told else (block,)
    return tuple(kept), tuple(notes)


def _opened(html: str, meanings: frozenset[str]) -> tuple[list[str], str]:
    """The lines that open a paragraph and are for desks, and what is left of it."""
    lines = html.split(_BREAK)
    notes: list[str] = []
    for one in lines:
        words = line(words_in(one))
        if meaning_of(words) not in meanings:
            break
        notes.append(words)
    return notes, _BREAK.join(lines[len(notes) :])


def _tagged(text: str) -> str | None:
    """A tag as it may open a headline; one that may open a sentence stands alone."""
    found = read_headline(text)
    tag = next((one for one in found.tags if one.meaning in _TELLING), None)
    if tag is None:
        return None
    certain = tag.word.isupper() or found.until or _is_short(found.text)
    return tag.meaning if certain else None


def _phrased(text: str) -> Iterator[str | None]:
    for found in read_note(text)[:1]:
        if found.meaning in _TELLING and _is_all(found, text):
            yield found.meaning


def _is_all(found: Found, text: str) -> bool:
    """Whether the phrase is what the line is for, and no sentence that begins so."""
    before, rest = _around(text, found.word)
    if len(_WORD.findall(before.rpartition(":")[2])) > _FEWEST:
        return False
    match found.meaning:
        case "embargo":
            return not _WORD.search(rest) or _is_dated(text)
        case "kill" if " " in found.word:
            return _is_of_a_story(text, rest)
        case "kill":
            return not _WORD.search(rest)
        case "hold":
            return not _WORD.search(rest)
        case _:
            return _is_short(rest)


def _around(text: str, word: str) -> tuple[str, str]:
    at = max(0, text.lower().find(word.lower()))
    return text[:at], text[at + len(word) :]


def _is_of_a_story(text: str, rest: str) -> bool:
    """Whether a sentence that begins so has a story for its object."""
    if _STORY.search(text):
        return True
    return not _WORD.search(rest) or bool(_THIS.match(rest))


def _is_dated(text: str) -> bool:
    """Whether it names a time, and hardly anything more."""
    for told in closings(text):
        length = time_length(told)
        if length and _is_short(told[length:]):
            return True
    return False


def _is_short(text: str) -> bool:
    return len(_WORD.findall(text)) <= _FEW

"""Words of the life-cycle where agencies put them: headlines and editor's notes.

Never in running text: a story about a killing is not a kill. What counts as a tag is
said in `words/en.toml`.
"""

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from services.ingest.verdict.words import ADDRESSES, FORMS


class Found(NamedTuple):
    """A word of the life-cycle, as it was written, and what it means."""

    meaning: str
    word: str


class Headline(NamedTuple):
    """A headline without its tags, and the tags."""

    text: str
    tags: tuple[Found, ...]


# Only these are taken from a note's tags: "ADVISORY: pictures follow" in a note does
# not make its story an advisory.
_IN_NOTES = frozenset({"kill", "hold", "embargo", "correction", "update"})
# A later sentence of a note may still own up to an error; it kills nothing.
_IN_LATER_SENTENCES = frozenset({"correction"})
_MOST_TAGS = 6


def _any_of(words: Iterable[str]) -> str:
    """Alternatives, longest first; "#" is a number and a space any white space."""
    ordered = sorted(words, key=lambda word: (-len(word), word))
    escaped = "|".join(re.escape(word) for word in ordered)
    return escaped.replace(r"\#", r"\d{1,2}").replace(r"\ ", r"\s+") or "(?!)"


_END = r"(?:\s*[:/)\]]|\s+[-\u2013\u2014](?=\s)|[\s*.!]*$)"
_LEAD = r"[\s*(\[]*"
_TAG = re.compile(
    rf"{_LEAD}(?:"
    rf"(?P<openings>{_any_of(FORMS['openings'])})(?!\w)"
    rf"|(?P<dashed>{_any_of(FORMS['dashed'])})(?:[-\u2013\u2014]|{_END})"
    rf"|(?P<tags>{_any_of(FORMS['tags'] | FORMS['dashed'])})"
    rf"(?:(?:[\s,!*-]+(?P=tags))+(?!\w)|{_END})"
    r")"
)
_AFTER_TAG = re.compile(r"[\s:/)\]*.!,\-\u2013\u2014]*")
# Notes are read in lower case: `re.IGNORECASE` makes these long lists 20 times slower.
_ADDRESS = re.compile(
    rf"{_LEAD}(?:{_any_of(word.lower() for word in ADDRESSES)})(?!\w)"
    r"[\s:,;.!\-\u2013\u2014]*"
)
_NOTE = re.compile(rf"{_LEAD}({_any_of(FORMS['notes'])})(?!\w)")
_ERROR = re.compile(rf"(?<!\w)({_any_of(FORMS['anywhere'])})(?!\w)")
_SENTENCE = re.compile(r"(?<=[.;!?])\s+|\n+")
_NUMBER = re.compile(r"\d{1,2}")


@lru_cache(maxsize=1024)
def read_headline(text: str) -> Headline:
    """Take the tags off the front: `REFILE-UPDATE 2-Bank fails` has two."""
    tags: list[Found] = []
    rest = text.strip()
    while len(tags) < _MOST_TAGS and (found := _TAG.match(rest)):
        tags.append(_meaning(found))
        rest = rest[_AFTER_TAG.match(rest, found.end()).end() :]  # type: ignore[union-attr] # matches the empty string
    return Headline(rest, tuple(tags))


def read_note(note: str) -> tuple[Found, ...]:
    """What an editor's note says of the life-cycle, at its start."""
    text = note.strip()
    if address := _ADDRESS.match(text.lower()):
        text = text[address.end() :]
    if alone := FORMS["alone"].get(text.strip(" .!()[]").lower()):
        return (Found(alone, _folded(text)),)
    first, *others = _SENTENCE.split(text)
    later = [found for other in others for found in _opening(other)]
    return (
        *_opening(first),
        *(found for found in later if found.meaning in _IN_LATER_SENTENCES),
    )


def names_error(note: str) -> str | None:
    """The word by which a note owns up to an error, if it does."""
    found = _ERROR.search(note.lower())
    return found[1] if found else None


def _opening(sentence: str) -> tuple[Found, ...]:
    """The phrase for notes at the start, else the tags there."""
    if found := _NOTE.match(sentence.lower()):
        word = _folded(found[1])
        return (Found(FORMS["notes"][word], word),)
    tags = read_headline(sentence).tags
    return tuple(tag for tag in tags if tag.meaning in _IN_NOTES)


def _meaning(found: re.Match[str]) -> Found:
    form = found.lastgroup or ""
    word = _folded(found[form])
    meanings = FORMS["dashed"] | FORMS[form]
    return Found(meanings[_NUMBER.sub("#", word)], word)


def _folded(word: str) -> str:
    return " ".join(word.split())

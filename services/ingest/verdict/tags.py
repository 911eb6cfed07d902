"""Words of the life-cycle where agencies put them: headlines and editor's notes.

Never in running text: a story about a killing is not a kill. What counts as a tag is
said in `words/en.toml`.
"""

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from services.ingest.verdict.calendar import Parts, after_markers, is_plain, parts_of
from services.ingest.verdict.words import ADDRESSES, FORMS


class Found(NamedTuple):
    """A word of the life-cycle, as it was written, and what it means."""

    meaning: str
    word: str


class Headline(NamedTuple):
    """A headline without its tags, the tags, and until when one of them closes it."""

    text: str
    tags: tuple[Found, ...]
    until: str = ""


# Only these are taken from a note's tags: "ADVISORY: pictures follow" in a note does
# not make its story an advisory.
_IN_NOTES = frozenset({"kill", "hold", "embargo", "correction", "update"})
# A later sentence of a note may still own up to an error or close the item until a
# time; it kills nothing.
_IN_LATER_SENTENCES = frozenset({"correction", "embargo"})
_MOST_TAGS = 6
# Desks write lines, not pages; what is longer is a text that somebody put there.
_LONGEST_NOTE = 10_000
_EMBARGO = "embargo"
_OTHER = "other"


def _any_of(words: Iterable[str]) -> str:
    """Alternatives, longest first; "#" is a number and a space any white space."""
    ordered = sorted(words, key=lambda word: (-len(word), word))
    escaped = "|".join(re.escape(word) for word in ordered)
    return escaped.replace(r"\#", r"\d{1,2}").replace(r"\ ", r"\s+") or "(?!)"


_END = r"(?:\s*[:/)\]\uff1a\uff09\uff3d\u3011]|\s+[-\u2013\u2014](?=\s)|[\s*.!]*$)"
_LEAD = r"[\s*(\[\uff08\uff3b\u3010]*+"
# Chinese and Japanese write no spaces: their words end where they end.
_STOP = r"(?:(?<=[\u3040-\u9fff])|(?!\w))"
_START = r"(?:(?=[\u3040-\u9fff])|(?<!\w))"
_TAG = re.compile(
    rf"{_LEAD}(?:"
    rf"(?P<openings>{_any_of(FORMS['openings'])})(?!\w)"
    rf"|(?P<dashed>{_any_of(FORMS['dashed'])})(?:[-\u2013\u2014]|{_END})"
    rf"|(?P<tags>{_any_of(FORMS['tags'] | FORMS['dashed'])})"
    rf"(?:(?:[\s,!*-]+(?P=tags))+(?!\w)|{_END})"
    r")"
)
_TIMED = re.compile(rf"{_LEAD}(?P<timed>{_any_of(FORMS['timed'])})(?!\w)")
_AFTER_TAG = re.compile(r"[\s:/)\]*.!,\-\u2013\u2014\uff1a\uff09\uff3d\u3011]*")
# Notes are read in lower case: `re.IGNORECASE` makes these long lists 20 times slower.
_ADDRESS = re.compile(
    rf"{_LEAD}(?:{_any_of(word.lower() for word in ADDRESSES)}){_STOP}"
    r"[\s:,;.!\-\u2013\u2014\uff1a]*"
)
_NOTE = re.compile(rf"{_LEAD}({_any_of(FORMS['notes'])}){_STOP}")
_ERROR = re.compile(rf"{_START}({_any_of(FORMS['anywhere'])}){_STOP}")
_SENTENCE = re.compile(r"(?<=[.;!?])\s+|(?<=\u3002)|\n+")
_NUMBER = re.compile(r"\d{1,2}")


@lru_cache(maxsize=1024)
def read_headline(text: str) -> Headline:
    """Take the tags off the front: `REFILE-UPDATE 2-Bank fails` has two."""
    if whole := FORMS["whole"].get(_bare(text)):
        return Headline("", (Found(whole, _folded(text)),))
    tags: list[Found] = []
    rest = text.strip()
    until = ""
    while len(tags) < _MOST_TAGS and (found := _TAG.match(rest) or _timed(rest)):
        tag, after = _meaning(found), _after_tag(rest, found.end())
        if tag.meaning == _OTHER and after.isupper():
            # Among capitals it may be a word: "TABLE-TENNIS FINAL".
            break
        tags.append(tag)
        length = _time_within(after, found) if tag.meaning == _EMBARGO else 0
        until = until or after[:length]
        rest = _after_tag(after, length) if length else after
    return Headline(rest, tuple(tags), until)


@lru_cache(maxsize=1024)
def read_note(note: str) -> tuple[Found, ...]:
    """What an editor's note says of the life-cycle, at its start."""
    text = note[:_LONGEST_NOTE].strip()
    if address := _ADDRESS.match(text.lower()):
        text = text[address.end() :]
    if alone := FORMS["alone"].get(_bare(text).lower()):
        return (Found(alone, _folded(text)),)
    first, *others = _SENTENCE.split(text)
    later = [found for other in others for found in _opening(other)]
    return (
        *_opening(first),
        *(found for found in later if found.meaning in _IN_LATER_SENTENCES),
    )


def closings(note: str) -> tuple[str, ...]:
    """Where a note that closes its item may say until when: what follows the word."""
    found = next((one for one in read_note(note) if one.meaning == _EMBARGO), None)
    if found is None:
        return ()
    # A number that belongs to the word is a day: "Adv12".
    stem = found.word.rstrip("0123456789")
    start = note.lower().find(stem.strip().lower()) + len(stem.strip())
    after = note[start:_LONGEST_NOTE]
    dated = after.lstrip() if stem != found.word else after
    return (dated, *after_markers(after))


def names_error(note: str) -> str | None:
    """The word by which a note owns up to an error, if it does."""
    found = _ERROR.search(note[:_LONGEST_NOTE].lower())
    return found[1] if found else None


def _bare(text: str) -> str:
    return _folded(text.strip(" .!*()[]"))


def _timed(text: str) -> re.Match[str] | None:
    """A word that is a tag because a time follows."""
    found = _TIMED.match(text)
    return found if found and _time_within(text[found.end() :], found) else None


def _time_within(text: str, after: re.Match[str]) -> int:
    """How much of a text is the time that a tag closes it until."""
    said, length = parts_of(text)
    return length if _closes(said, after) else 0


def _closes(said: Parts, after: re.Match[str]) -> bool:
    if after.lastgroup == "openings":
        return bool(said)
    if after.lastgroup == "timed":
        until_then = " " in after["timed"] and not said.keys() <= {"day"}
        return is_plain(said) or "weekday" in said or (bool(said) and until_then)
    return is_plain(said)


def _opening(sentence: str) -> tuple[Found, ...]:
    """The phrase for notes at the start, else the tags there."""
    sentence = sentence.lstrip("-\u2022 ")
    if found := _NOTE.match(sentence.lower()):
        word = _folded(found[1])
        return (Found(FORMS["notes"][_NUMBER.sub("#", word)], word),)
    tags = read_headline(sentence).tags
    return tuple(tag for tag in tags if tag.meaning in _IN_NOTES)


def _meaning(found: re.Match[str]) -> Found:
    form = found.lastgroup or ""
    word = _folded(found[form])
    meanings = FORMS["dashed"] | FORMS[form]
    return Found(meanings[_NUMBER.sub("#", word)], word)


def _after_tag(text: str, end: int) -> str:
    after = _AFTER_TAG.match(text, end)
    return text[after.end() if after else end :]


def _folded(word: str) -> str:
    return " ".join(word.split())

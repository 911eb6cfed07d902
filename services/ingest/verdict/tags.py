"""Words of the life-cycle where agencies put them: headlines and editor's notes.

Never in running text: a story about a killing is not a kill. What counts as a tag is
said in `words/en.toml`.
"""

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from services.ingest.verdict.calendar import after_markers
from services.ingest.verdict.told import Told, told_by
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
_LIFTED = "lifted"
_OTHER = "other"
_ORDERS = frozenset({"kill", "hold", "embargo", "lifted"})
_BRACKETS = " \t\r\n*([<{|/#\uff08\uff3b\u3010"
_PUNCTUATION = re.compile(r"[:,;.!*()\[\]\u2013\u2014\u3002-]+")


def _any_of(words: Iterable[str]) -> str:
    """Alternatives, longest first; "#" is a number and a space any white space."""
    ordered = sorted(words, key=lambda word: (-len(word), word))
    escaped = "|".join(re.escape(word) for word in ordered)
    return escaped.replace(r"\#", r"\d{1,2}").replace(r"\ ", r"\s+") or "(?!)"


def _folded(word: str) -> str:
    return " ".join(word.split())


def _flat(text: str) -> str:
    """In small letters, without punctuation."""
    return _folded(_PUNCTUATION.sub(" ", text.lower()))


def _phrases(form: str) -> str:
    """Longest first; one that lifts an embargo must not go on with its time."""
    known = FORMS[form]
    return "|".join(
        _any_of([word]) + (_AT_A_TIME if known[word] == _LIFTED else "")
        for word in sorted(known, key=lambda word: (-len(word), word))
    )


_CLOSE = r"(?:\s*(?:[)\]*>}|\uff09\uff3d\u3011]|//)|[\s*.!]*$)"
_END = rf"(?:\s*[:/\uff1a]|\s+[-\u2013\u2014](?=\s)|{_CLOSE})"
_LEAD = r"[\s*(\[<{|/#\uff08\uff3b\u3010]*+"
# Before a headline that stands for itself: "KILLED: Three soldiers".
_TITLE = r"(?:\s*:|\s+[-\u2013\u2014])\s+(?=[^\W\d_a-z])"
# A lifted embargo whose time follows is one still to be lifted.
_AT_A_TIME = r"(?!\s+(?:(?:at|on|um|am|à|le|a las|el|alle|om|op|kl)\s|\d))"
# Chinese and Japanese write no spaces: their words end where they end.
_STOP = r"(?:(?<=[\u3040-\u9fff])|(?!\w))"
_START = r"(?:(?=[\u3040-\u9fff])|(?<!\w))"
_MARKS = FORMS["marks"] | FORMS["glued"] | FORMS["titled"]
_TAG = re.compile(
    rf"{_LEAD}(?:"
    rf"(?P<openings>{_any_of(FORMS['openings'])})(?!\w)"
    rf"|(?P<dashed>{_any_of(FORMS['dashed'])})(?:[-\u2013\u2014]|{_END})"
    rf"|(?P<tags>{_any_of(FORMS['tags'] | FORMS['dashed'])})"
    rf"(?:(?:[\s,!*-]+(?P=tags))+(?!\w)|{_END})"
    rf"|(?P<glued>{_any_of(FORMS['glued'])})[-\u2013\u2014](?=\S)"
    rf"|(?P<titled>{_any_of(FORMS['titled'])})(?-i:{_TITLE})"
    rf"|(?P<marks>{_any_of(_MARKS)})(?:(?:[\s,!*-]+(?P=marks))+(?!\w)|{_CLOSE})"
    r")"
)
_TIMED = re.compile(rf"{_LEAD}(?P<timed>{_any_of(FORMS['timed'])})(?!\w)")
_AFTER_TAG = re.compile(r"[\s:/)\]*>}|.!,\-\u2013\u2014\uff1a\uff09\uff3d\u3011]*")
# Notes are read in lower case: `re.IGNORECASE` makes these long lists 20 times slower.
_ADDRESS = re.compile(
    rf"{_LEAD}(?:{_any_of(word.lower() for word in ADDRESSES)}){_STOP}"
    r"[\s:,;.!\-\u2013\u2014\uff1a]*"
)
_NOTE = re.compile(rf"{_LEAD}(?:{_phrases('notes')}){_STOP}")
# Few words begin such a phrase: the long list is tried only behind one of them.
_FIRST = _any_of({word.split()[0] for word in FORMS["within"]})
_WITHIN = re.compile(rf"{_START}(?={_FIRST})(?:{_phrases('within')}){_STOP}")
_ERROR = re.compile(rf"{_START}({_any_of(FORMS['anywhere'])}){_STOP}")
_SENTENCE = re.compile(r"(?<=[.;!?])\s+|(?<=\u3002)|\n+")
_NUMBER = re.compile(r"\d{1,2}")
_ALONE = {_flat(word): meaning for word, meaning in FORMS["alone"].items()}


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
    """What an editor's note says of the life-cycle: at its start, or of this story."""
    text = note[:_LONGEST_NOTE].strip()
    if address := _ADDRESS.match(text.lower()):
        text = text[address.end() :]
    if alone := _ALONE.get(_flat(text)):
        return (Found(alone, _folded(text)),)
    first, *others = _SENTENCE.split(text)
    later = [found for other in others for found in _opening(other)]
    return (
        *(_alone(first) or _opening(first) or _within(first)),
        *(found for found in later if found.meaning in _IN_LATER_SENTENCES),
        *(found for other in others for found in _within(other)),
    )


def is_lifted(note: str) -> bool:
    """Whether it says that there is no embargo, or none any more."""
    return any(found.meaning == _LIFTED for found in read_note(note))


def closings(note: str) -> tuple[str, ...]:
    """Where a note that closes its item may say until when: what follows the word."""
    found = next((one for one in read_note(note) if one.meaning == _EMBARGO), None)
    if found is None:
        return ()
    # A number that belongs to the word is a day: "Adv12".
    stem = found.word.rstrip("0123456789").strip()
    spelled = re.escape(stem.lower()).replace(r"\ ", r"\s+")
    word = re.search(spelled, note[:_LONGEST_NOTE].lower())
    after = note[word.end() if word else 0 : _LONGEST_NOTE]
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
    told = told_by(text[found.end() :], tag=True) if found else None
    return found if found and told and _closes(told, found) else None


def _time_within(text: str, after: re.Match[str]) -> int:
    """How much of a text is the time that a tag closes it until."""
    told = told_by(text, tag=True)
    readable = told.has_day or not told.unread
    return told.length if readable and _closes(told, after) else 0


def _closes(told: Told, after: re.Match[str]) -> bool:
    """Whether a time follows; in "EMBARGOED-Sunday schools close" there is none."""
    if after.lastgroup == "openings":
        return bool(told.length)
    if told.has_date or told.clocks:
        return True
    if after.lastgroup == "timed":
        return told.has_day or bool(told.fours and " " in after["timed"])
    return False


def _alone(sentence: str) -> tuple[Found, ...]:
    """An order that is a sentence by itself: "Kill. Wrong picture."."""
    meaning = _ALONE.get(_flat(sentence))
    return (Found(meaning, _folded(sentence)),) if meaning in _ORDERS else ()


def _within(sentence: str) -> tuple[Found, ...]:
    """A phrase that can only be about this story, wherever it stands."""
    if not (found := _WITHIN.search(sentence.lower())):
        return ()
    word = _folded(found.group())
    return (Found(FORMS["within"][word], word),)


def _opening(sentence: str) -> tuple[Found, ...]:
    """The phrase for notes at the start, else the tags there."""
    sentence = sentence.lstrip("-\u2022 ")
    if found := _NOTE.match(sentence.lower()):
        word = _folded(found.group().lstrip(_BRACKETS))
        return (Found(FORMS["notes"][_NUMBER.sub("#", word)], word),)
    tags = read_headline(sentence).tags
    return tuple(tag for tag in tags if tag.meaning in _IN_NOTES)


def _meaning(found: re.Match[str]) -> Found:
    form = found.lastgroup or ""
    word = _folded(found[form])
    meanings = _MARKS | FORMS["dashed"] | FORMS[form]
    return Found(meanings[_NUMBER.sub("#", word)], word)


def _after_tag(text: str, end: int) -> str:
    after = _AFTER_TAG.match(text, end)
    return text[after.end() if after else end :]

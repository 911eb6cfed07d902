"""Takes: a story sent in several parts, and the ways in which senders number them.

Take 2   2nd Take   =2   1st Add   2. Teil   Folge 2   (zwei - Abschnitt)
(zwei und Schluss)   two-last   (y 2)
"""

import re
from typing import NamedTuple


class Titled(NamedTuple):
    """A title without the number of its take."""

    text: str
    take: int | None


_WORDS = {
    word: number
    for number, words in enumerate(
        (
            "zwei two deux dos due second",
            "drei three trois tres tre third",
            "vier four quatre cuatro quattro fourth",
            "fünf five cinq cinco cinque fifth",
            "sechs six seis sei sixth",
            "sieben seven sept siete sette seventh",
            "acht eight huit ocho otto eighth",
        ),
        start=2,
    )
    for word in words.split()
}
_NAMES = r"(?:take|teil|folge|abschnitt|parte?|partie|tranche|puntata)"
_LAST = r"(?:letzter? |last|final|schluss|schluß|dernier|fin|último|ultimo)"
_DASH = r"\s*[-\u2013\u2014/ ]\s*"
_NUMBER = rf"(?P<number>\d{{1,2}}|{'|'.join(_WORDS)})"
_TAKES = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        rf"{_NAMES}\.?\s*(?:no\.? ?|nr\.? ?)?{_NUMBER}(?:{_DASH}{_LAST}.{{0,12}})?",
        (
            rf"{_NUMBER}(?:\.|st|nd|rd|th|[èe]me|e)?{_DASH}?(?:und |and |et |y )?"
            rf"(?:{_LAST}\s*)?{_NAMES}"
        ),
        rf"{_NUMBER}{_DASH}(?:und |and |et |y )?{_LAST}(?:\s*{_NAMES})?",
        r"=\s?(?P<number>[2-9])",
    )
)
# The first addition is the second part.
_ADDS = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        r"(?P<number>\d{1,2})(?:st|nd|rd|th)?[ -]?adds?",
        r"adds?[ -]?(?P<number>\d{1,2})",
    )
)
_TITLE_END = re.compile(
    r"(?:\s*(=[2-9])|\s+\(([^()]{1,40})\)|,\s+([^,()]{1,24}))$", re.IGNORECASE
)
_IN_SLUG = re.compile(
    r"(?:^|\s+)=\s?([2-9])(?=\s|$)|\s+\(?take ([2-9])\)?$", re.IGNORECASE
)
_ALONE = re.compile(rf"(?:y )?(?P<number>[2-9]|{'|'.join(_WORDS)})", re.IGNORECASE)
_MOST = 30
_LONGEST = 80


def take_of(told: str) -> int | None:
    """The number of the part that a tag or note names, from 2; the first is no take."""
    if len(told) > _LONGEST:
        return None
    bare = " ".join(told.split()).strip("()[] ")
    for forms, before in ((_TAKES, 0), (_ADDS, 1)):
        for form in forms:
            if found := form.fullmatch(bare):
                return _number(found["number"], before)
    return None


def titled(title: str, *, goes_on: bool = False) -> Titled:
    """A title parted from the take that ends it.

    `goes_on`: the text has no dateline, so that a bare "(2)" or "(zwei)" is one.
    """
    found = _TITLE_END.search(title)
    if not found:
        return Titled(title, None)
    told = next(one for one in found.groups() if one)
    take = take_of(told) if told[0] == "=" or goes_on else None
    if take is None and goes_on and found[2] and (alone := _ALONE.fullmatch(told)):
        take = _number(alone["number"], 0)
    return Titled(title[: found.start()], take) if take else Titled(title, None)


def slugged(slug: str) -> Titled:
    """A slug without the number of its take: "NORWAY-FERRY =2 OSLO"."""
    found = _IN_SLUG.search(slug)
    if not found:
        return Titled(slug, None)
    bare = f"{slug[: found.start()]} {slug[found.end() :]}"
    return Titled(" ".join(bare.split()), int(found[1] or found[2]))


def _number(told: str, before: int) -> int | None:
    number = int(told) if told.isdecimal() else _WORDS[told.lower()]
    return number + before if 1 < number + before <= _MOST else None

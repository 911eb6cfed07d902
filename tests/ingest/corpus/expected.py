"""What a file's own paths say of an item, found without the code under test."""

import re
import unicodedata
from collections import Counter
from typing import NamedTuple

from schemas.reasons import Skip


Words = Counter[str]

_WORD = re.compile(r"\w+")


class Expected(NamedTuple):
    """One item. `skips`: the reasons of which one must be given, none for a story.

    `headline`: not empty if one was sent. `texts`: what its content nodes hold, of
    which the richest must be the body. `nameless`: it has no name of its own.
    """

    skips: frozenset[Skip] = frozenset()
    headline: str = ""
    texts: tuple[str, ...] = ()
    nameless: bool = False

    @property
    def is_empty(self) -> bool:
        """Whether it tells nothing at all."""
        return not self.headline.strip() and not total(self.words[0])

    @property
    def words(self) -> tuple[Words, ...]:
        """The words of the richest content node; of several that are equally rich."""
        told = [counted(text) for text in self.texts]
        most = max(map(total, told), default=0)
        return tuple(one for one in told if total(one) == most) or (Counter(),)


def counted(text: str) -> Words:
    """How often each word stands in the text, whatever its case and marks."""
    told = unicodedata.normalize("NFC", text).casefold().replace("_", " ")
    return Counter(_WORD.findall(told))


def total(words: Words) -> int:
    """How many words there are."""
    return words.total()


def skip_of(
    *, headline: str = "", notes: tuple[str, ...] = (), codes: tuple[str, ...] = ()
) -> frozenset[Skip]:
    """What its own marks make of an item: an advisory, a test, or no skip."""
    bare = [re.split(r"[:/#]", code.strip())[-1].casefold() for code in codes]
    found = set()
    if "test" in bare or any(_TEST_NOTE.match(note.strip()) for note in notes):
        found.add(Skip.TEST)
    marked = any(_ADVISORY_NOTE.match(note.strip()) for note in notes)
    titled = _ADVISORY_HEADLINE.match(headline.strip())
    if marked or titled or _ADVISORY_CODES & {*bare, *codes}:
        found.add(Skip.ADVISORY)
    return frozenset(found)


_TEST_NOTE = re.compile(
    r"(this is a test|test[ -]?(message|story|only)|dies ist ein test"
    r"|(multimedialer )?test-?artikel)\b",
    re.IGNORECASE,
)
_ADVISORY_NOTE = re.compile(
    r"\(?(achtung( - |: )?)?(planungshinweis|terminhinweis|advisory|daybook)\)?\s*$"
    r"|\(achtung\)$",
    re.IGNORECASE,
)
_ADVISORY_HEADLINE = re.compile(
    r"dpa-(tages|wochen|termin)vorschau|dpa/audio-programm|(media )?advisory[-:]"
    r"|achtung redaktion",
    re.IGNORECASE,
)
_ADVISORY_CODES = frozenset(
    {"advisory", "advisories", "daybook", "dpatextgenre:27", "newsadvisory"}
)

"""Whether a text that does not say its language is English."""

import re
from collections import Counter
from itertools import chain, repeat

from services.enrich.fields import Fields
from services.enrich.languages import ENGLISH, may_be_english
from services.enrich.shipped import shipped


def _common() -> dict[str, tuple[str, ...]]:
    languages = shipped("frequent.toml")
    found: dict[str, tuple[str, ...]] = {}
    for language, bands in languages.items():
        for word in {word for words in bands.values() for word in words.split()}:
            found[word] = (*found.get(word, ()), language)
    return found


COMMON = _common()
"""Words that are common in news of any kind, with the languages where they are."""
MOST_PLAIN = 12
_WORD = re.compile(r"[^\W\d_]+")


def is_english(fields: Fields) -> bool:
    """Whether English word lists may judge; looks at the text if no one said."""
    if fields.language == ENGLISH:
        return True
    if not may_be_english(fields.language):
        return False
    opening = _words(f"{fields.title} {fields.lead}")
    told = _more_english(opening)
    if told == 0:
        opening += _words(fields.body)
        told = _more_english(opening)
    return told > 0 or (told == 0 and _plain(opening))


def _words(text: str) -> list[str]:
    return _WORD.findall(text.casefold())


def _more_english(words: list[str]) -> int:
    """By how many more of the words are common in English than in the next best."""
    found = Counter(chain.from_iterable(map(COMMON.get, words, repeat(()))))
    return found.pop(ENGLISH, 0) - max(found.values(), default=0)


def _plain(words: list[str]) -> bool:
    """A line of names, or figures with abbreviations, that any language could have."""
    return (
        0 < len(words) <= MOST_PLAIN
        and all(word.isascii() for word in words)
        and COMMON.keys().isdisjoint(words)
    )

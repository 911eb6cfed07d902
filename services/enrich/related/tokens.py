"""The forms that texts are compared by, and their stable numbers."""

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise
from unicodedata import is_normalized, normalize
from zlib import crc32

from services.enrich.related.arabic import LETTER, stem
from services.enrich.splitting import separators
from services.enrich.words import singular


SHORTEST = 2
# Chinese, Japanese, Korean, Thai, Lao, Burmese and Khmer do not (or do not well) divide
# words by spaces.
_LETTERS = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff"
_UNDIVIDED = (
    _LETTERS + "\u1100-\u11ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff"
)
# What is read as one character: a letter with the vowels and tones around it. Letters
# alone are so few that any two stories have most pairs of them in common.
_CHARACTER = re.compile(
    "[\u0e40-\u0e44]?[\u0e01-\u0e2e][\u0e30-\u0e3a\u0e45\u0e47-\u0e4e]*"  # Thai
    "|[\u0ec0-\u0ec4]?[\u0e81-\u0eae\u0edc-\u0edf][\u0eb0-\u0ebd\u0ec8-\u0ece]*"  # Lao
    "|[\u1000-\u102a\u103f](?:\u1039[\u1000-\u1021]|[\u102b-\u103e])*"  # Burmese
    "|[\u1780-\u17b3](?:\u17d2[\u1780-\u17b3]|[\u17b4-\u17d3])*"  # Khmer
    "|."
)
_LETTERED = re.compile(f"[{_LETTERS}]")
_EDGES = ".,'’_"  # noqa: RUF001 - the curly apostrophe is text
"""Signs that belong to a word or a figure inside it, not around it."""
_SEPARATORS = separators(_EDGES)
_RUN = re.compile(rf"[{_UNDIVIDED}]+|[^{_UNDIVIDED}]+")
UNDIVIDED = re.compile(rf"[{_UNDIVIDED}]")


def tokens(text: str) -> list[str]:
    """The words of a text as written, edges and all; undivided script is one token."""
    if not text.isascii() and not is_normalized("NFKC", text):
        text = normalize("NFKC", text)
    return text.translate(_SEPARATORS).split()


@lru_cache(maxsize=1 << 17)
def term_ids(token: str) -> tuple[int, ...]:
    """The numbers of a token's forms: the same on every machine, in every version."""
    return tuple(map(term_id, forms(token)))


def term_id(form: str) -> int:
    """The number of a form."""
    return crc32(form.encode())


def forms(token: str) -> Iterator[str]:
    """A word's form; of undivided script its runs of characters; else nothing."""
    for run in _RUN.findall(token):
        if UNDIVIDED.match(run):
            yield from _runs(run)
        elif len(form := _form(run.strip(_EDGES))) >= SHORTEST:
            yield form


def _form(word: str) -> str:
    return stem(word) if LETTER.match(word) else singular(word)


def _runs(text: str) -> Iterator[str]:
    """Pairs of characters; of scripts with an alphabet, three: a syllable or two."""
    if not _LETTERED.match(text):
        yield from map("".join, pairwise(text)) if len(text) > 1 else (text,)
        return
    read = _CHARACTER.findall(text)
    for at in range(max(1, len(read) - 2)):
        yield "".join(read[at : at + 3])

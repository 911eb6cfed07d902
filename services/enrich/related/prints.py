"""What of a story is stored to compare it by: its terms and where they stand."""

import struct
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import IntEnum, IntFlag
from functools import lru_cache
from itertools import pairwise
from math import log
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from schemas.article import Article
from services.enrich.fields import Fields, fields_of
from services.enrich.related.marks import mark_of
from services.enrich.related.sketch import sketch
from services.enrich.related.statistics import SNAPSHOT
from services.enrich.related.tokens import term_ids, tokens


MOST_TERMS = 256
MOST_BIGRAMS = 128
# How often a word counts that stands there; once in the body.
TITLE_COUNTS, LEAD_COUNTS = 2.0, 1.5
LEAST_PAIRED_IDF = 1.0
"""By the shipped snapshot; a commoner word makes no pair with its neighbour."""
FORMAT = 4
_HEAD = struct.Struct("<BBHB")
_MIX = 2_654_435_761
_BITS = 0xFFFF_FFFF


class Place(IntFlag):
    """Where a term of the whole stands, or what it is."""

    TITLE = 1
    LEAD = 2
    """The title's terms stand there too."""
    NAME = 4
    FIGURE = 8


_TITLE, _NAME = int(Place.TITLE | Place.LEAD), int(Place.NAME)


class Part(IntEnum):
    """Which numbers of a print: terms of the whole, pairs of the lead's words, runs."""

    WHOLE = 0
    BIGRAMS = 1
    WORDING = 2
    """A sketch of the text: its smallest runs of words."""


@dataclass(frozen=True, slots=True, eq=False)
class Print:
    """Numbers of each part, ascending; `weights` and `places` go with the whole.

    Weights are before statistics; `flags` say what kind of item it is.
    """

    language: str
    parts: tuple[NDArray[np.uint32], ...]
    weights: NDArray[np.float32]
    places: NDArray[np.uint8]
    flags: int = 0

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Print) and self.to_bytes() == other.to_bytes()

    def __hash__(self) -> int:
        return hash(self.to_bytes())

    def to_bytes(self) -> bytes:
        """Head, language, lengths, numbers, weights, places; little-endian."""
        language = self.language.encode()
        head = _HEAD.pack(FORMAT, len(language), self.flags, len(self.parts))
        lengths = struct.pack(f"<{len(self.parts)}H", *map(len, self.parts))
        numbers = b"".join(part.astype("<u4").tobytes() for part in self.parts)
        weights = self.weights.astype("<f4").tobytes()
        return head + language + lengths + numbers + weights + self.places.tobytes()

    @classmethod
    def from_bytes(cls, stored: bytes) -> "Print":
        """What `to_bytes` wrote; ValueError for anything else."""
        try:
            return _read(stored)
        except struct.error as error:
            raise ValueError("not a print: too short") from error

    @classmethod
    def known(cls, stored: bytes) -> "Print | None":
        """The same; None for anything else, as earlier rules have stored it."""
        try:
            return cls.from_bytes(stored)
        except ValueError:
            return None


def _read(stored: bytes) -> Print:
    kind, length, flags, count = _HEAD.unpack_from(stored)
    if kind != FORMAT or count != len(Part):
        raise ValueError("not a print of this format")
    at = _HEAD.size + length
    lengths = struct.unpack_from(f"<{count}H", stored, at)
    language = stored[_HEAD.size : at].decode()
    at += 2 * count
    if len(stored) != at + 4 * sum(lengths) + 5 * lengths[Part.WHOLE]:
        raise ValueError("not a print: of another length")
    numbers = np.frombuffer(stored, "<u4", sum(lengths), at).astype(np.uint32)
    at += 4 * sum(lengths)
    parts = tuple(np.split(numbers, np.cumsum(lengths)[:-1]))
    weights = np.frombuffer(stored, "<f4", lengths[Part.WHOLE], at)
    places = np.frombuffer(stored, np.uint8, lengths[Part.WHOLE], at + weights.nbytes)
    return Print(language, parts, weights.astype(np.float32), places.copy(), flags)


def print_of(article: Article, fields: Fields | None = None) -> Print:
    """What a story is compared by; `fields`: the article's, when they are at hand."""
    return print_of_fields(fields or fields_of(article))


def print_of_fields(fields: Fields) -> Print:
    """The same from the plain text alone."""
    title, lead, body = map(tokens, (fields.title, fields.lead, fields.body))
    weights = _weights(title, lead, body)
    strongest = _strongest(weights, fields.language)
    terms = np.array(strongest, dtype=np.uint32)
    places = _places(title, lead, body)
    bigrams = _bigrams([*_terms(title), 0, *_terms(lead)], fields.language)
    return Print(
        language=fields.language,
        parts=(
            terms,
            np.array(bigrams, dtype=np.uint32),
            sketch([*title, *lead, *body, *tokens(fields.rest)]),
        ),
        weights=np.array([1 + log(weights[t]) for t in strongest], dtype=np.float32),
        places=np.array([places[t] for t in strongest], dtype=np.uint8),
        flags=mark_of(fields).value,
    )


class _Reading(NamedTuple):
    """What a token is: its terms, whether it is written like a name or a figure."""

    terms: tuple[int, ...]
    capital: bool
    place: int
    ends: bool


@lru_cache(maxsize=1 << 17)
def _read_token(token: str) -> _Reading:
    word = token.strip(".,'’_")  # noqa: RUF001 - the curly apostrophe is text
    figure = any(map(str.isdecimal, word))
    capital = word[:1].isupper() and len(word) > 1 and not figure
    ends = token.endswith(".") and len(token) != 2  # noqa: PLR2004 - "J." is no end
    place = Place.FIGURE.value if figure else 0
    return _Reading(term_ids(token), capital, place, ends)


def _terms(said: Iterable[str]) -> list[int]:
    return [term for token in said for term in _read_token(token).terms]


def _weights(
    title: Sequence[str], lead: Sequence[str], body: Sequence[str]
) -> dict[int, float]:
    """How often each term is said, by where."""
    counts: dict[int, float] = {**Counter(_terms(body))}
    for said, weight in ((lead, LEAD_COUNTS), (title, TITLE_COUNTS)):
        for term, count in Counter(_terms(said)).items():
            counts[term] = counts.get(term, 0.0) + weight * count
    return counts


def _strongest(weights: dict[int, float], language: str) -> list[int]:
    """The terms to keep, ascending: all but for a long text."""
    if len(weights) <= MOST_TERMS:
        return sorted(weights)
    table = SNAPSHOT.table(language)
    idf, unseen = table.weights.get, table.unseen
    ranked = sorted(
        ((1 + log(n)) * idf(term, unseen), term) for term, n in weights.items()
    )
    return sorted(term for _, term in ranked[-MOST_TERMS:])


def _places(
    title: Sequence[str], lead: Sequence[str], body: Sequence[str]
) -> dict[int, int]:
    """Where each term stands. A name is one only where a small letter was possible."""
    places: dict[int, int] = {}
    for said, place in ((title, _TITLE), (lead, int(Place.LEAD)), (body, 0)):
        begins, named = True, place != _TITLE
        for token in said:
            terms, capital, kind, ends = _read_token(token)
            bits = place | kind
            if capital and named and not begins:
                bits |= _NAME
            for term in terms:
                places[term] = places.get(term, 0) | bits
            begins = ends
    return places


def _bigrams(terms: Sequence[int], language: str) -> list[int]:
    """Numbers of pairs of neighbours, common words left out; the first ones, sorted."""
    table = SNAPSHOT.table(language)
    idf, unseen = table.weights.get, table.unseen
    telling = [t for t in terms if not t or idf(t, unseen) >= LEAST_PAIRED_IDF]
    pairs = dict.fromkeys(
        (a * _MIX + b) & _BITS for a, b in pairwise(telling) if a and b
    )
    return sorted(list(pairs)[:MOST_BIGRAMS])

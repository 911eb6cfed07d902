"""What a story is compared by: its strongest terms, small enough to be stored."""

import struct
from collections import Counter
from dataclasses import dataclass
from math import log

import numpy as np
from numpy.typing import NDArray

from schemas.article import Article
from services.enrich.fields import Fields, fields_of
from services.enrich.related.statistics import SNAPSHOT, Statistics
from services.enrich.related.tokens import term_ids, tokens


STRONGEST = 60
# How often a word counts that stands there; once in the body.
TITLE, LEAD = 2.0, 1.5
LEAST_STRENGTH = 0.5
FORMAT = 1
_HEAD = struct.Struct("<BBH")


@dataclass(frozen=True, slots=True, eq=False)
class Terms:
    """A story's strongest terms, ascending by number, with weights before statistics."""

    language: str
    ids: NDArray[np.uint32]
    weights: NDArray[np.float32]

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Terms) and self.to_bytes() == other.to_bytes()

    def __hash__(self) -> int:
        return hash(self.to_bytes())

    def to_bytes(self) -> bytes:
        """Head, language, numbers, weights; little-endian."""
        language = self.language.encode()
        head = _HEAD.pack(FORMAT, len(language), len(self.ids))
        ids = self.ids.astype("<u4").tobytes()
        return head + language + ids + self.weights.astype("<f4").tobytes()

    @classmethod
    def from_bytes(cls, stored: bytes) -> "Terms":
        """What `to_bytes` wrote; ValueError for anything else."""
        if len(stored) < _HEAD.size:
            raise ValueError("not terms: too short")
        kind, length, count = _HEAD.unpack_from(stored)
        if kind != FORMAT or len(stored) != _HEAD.size + length + 8 * count:
            raise ValueError("not terms of this format")
        at = _HEAD.size + length
        language = stored[_HEAD.size : at].decode()
        ids = np.frombuffer(stored, "<u4", count, at).astype(np.uint32)
        weights = np.frombuffer(stored, "<f4", count, at + 4 * count)
        return cls(language, ids, weights.astype(np.float32))


def terms_of(
    article: Article, statistics: Statistics = SNAPSHOT, fields: Fields | None = None
) -> Terms:
    """The strongest terms by title, lead and body, common words left out.

    `fields`: the article's, when they are at hand.
    """
    fields = fields or fields_of(article)
    table = statistics.table(fields.language)
    idf, unseen = table.weights.get, table.unseen
    weights = _weights(fields)
    strengths = [(w * idf(term, unseen), term) for term, w in weights.items()]
    strengths.sort(reverse=True)
    strongest = sorted(t for s, t in strengths[:STRONGEST] if s > LEAST_STRENGTH)
    return Terms(
        language=fields.language,
        ids=np.array(strongest, dtype=np.uint32),
        weights=np.array([weights[t] for t in strongest], dtype=np.float32),
    )


def _weights(fields: Fields) -> dict[int, float]:
    """Every term's weight: by how often and where it stands."""
    said: dict[str, float] = dict(Counter(tokens(fields.body)))
    for text, weight in ((fields.lead, LEAD), (fields.title, TITLE)):
        for token, count in Counter(tokens(text)).items():
            said[token] = said.get(token, 0.0) + weight * count
    counts: dict[int, float] = {}
    for terms, told in zip(map(term_ids, said), said.values(), strict=True):
        for term in terms:
            counts[term] = counts.get(term, 0.0) + told
    return {term: 1 + log(count) for term, count in counts.items()}

"""The window: recent stories in memory, and which of them belong together."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from heapq import heapify, heappop, heappush
from itertools import pairwise
from uuid import UUID

import numpy as np

from services.enrich.related.segments import Segment, Vector
from services.enrich.related.statistics import SNAPSHOT, Statistics
from services.enrich.related.terms import Terms


LEAST_SCORE = 0.2
SAME_EVENT = 0.35
LARGEST_SEGMENT = 4096
SLACK = 1000
EVERY = 1 << 30
"""As many pairs as there are."""


class Relation(StrEnum):
    """How two stories belong together."""

    SAME_EVENT = "same event"
    BACKGROUND = "background"


@dataclass(frozen=True, slots=True)
class Entry:
    """A story for the window: `at` is when it happened, an instant with a zone."""

    article_id: UUID
    terms: Terms
    at: datetime


@dataclass(frozen=True, slots=True, order=True)
class Pair:
    """Two stories that belong together; the smaller id first, score 0 to 1."""

    low_id: UUID
    high_id: UUID
    score: float
    kind: Relation


class Window:
    """At most `limit` stories, the latest ones; pairs at most `days` apart.

    A pair's score depends on the two texts and the statistics alone: neither on the
    order of arrival nor on how the stories were divided into batches.
    """

    def __init__(
        self, limit: int, days: float, statistics: Statistics = SNAPSHOT
    ) -> None:
        self._limit = limit
        self._days = days
        self._statistics = statistics
        self._languages: dict[UUID, str] = {}
        self._vectors: dict[UUID, Vector] = {}
        self._segments: dict[str, list[Segment]] = defaultdict(list)
        self._oldest: list[tuple[datetime, UUID]] = []

    def __len__(self) -> int:
        return len(self._vectors)

    def __contains__(self, article_id: UUID) -> bool:
        return article_id in self._vectors

    def add(self, batch: Iterable[Entry]) -> None:
        """Take stories in; one that is here already is replaced."""
        latest = {entry.article_id: entry for entry in batch}
        self.remove(latest)
        by_language: dict[str, list[Vector]] = defaultdict(list)
        for entry in latest.values():
            vector = self._vector(entry)
            self._vectors[entry.article_id] = vector
            self._languages[entry.article_id] = entry.terms.language
            heappush(self._oldest, (entry.at, entry.article_id))
            if len(vector.terms):
                by_language[entry.terms.language].append(vector)
        for language, vectors in by_language.items():
            _stack(self._segments[language], vectors)
        self._shrink()

    def remove(self, article_ids: Iterable[UUID]) -> None:
        """Forget stories; unknown ones are none the worse."""
        for article_id in article_ids:
            if self._vectors.pop(article_id, None) is not None:
                segments = self._segments[self._languages.pop(article_id)]
                _drop(segments, article_id)

    def pairs(
        self, article_ids: Iterable[UUID], most: int = EVERY
    ) -> tuple[list[Pair], int]:
        """The best `most` pairs of each of these stories, which must be added before.

        A pair of two of them is there when it is among the best of either. With the
        pairs: how many of the stories had more. Equal scores go by id.
        """
        asked: dict[str, list[Vector]] = defaultdict(list)
        for article_id in dict.fromkeys(article_ids):
            if vector := self._vectors.get(article_id):
                asked[self._languages[article_id]].append(vector)
        found: set[Pair] = set()
        capped = 0
        for language, vectors in asked.items():
            for pairs in self._best(self._segments[language], vectors, most):
                found.update(pairs[:most])
                capped += len(pairs) > most
        return sorted(found), capped

    def _best(
        self, segments: Sequence[Segment], asked: Sequence[Vector], most: int
    ) -> Iterator[list[Pair]]:
        """Each story's pairs, the best first: `most`, and one more if there is one."""
        if not segments:
            return
        matched = [s.matches(asked, LEAST_SCORE, self._days) for s in segments]
        numbers = np.repeat(np.arange(len(segments)), [len(m.rows) for m in matched])
        queries, rows, scores = (np.concatenate(c) for c in zip(*matched, strict=True))
        order = np.lexsort((-scores, queries))
        ends = np.searchsorted(queries[order], np.arange(len(asked) + 1))
        for query, (begin, end) in enumerate(pairwise(ends.tolist())):
            mine = asked[query].article_id
            best = order[begin:end]
            # One is the story itself, one more tells that there are more.
            if len(best) > most + 2:
                best = best[scores[best] >= scores[best[most + 1]]]
            others = [
                (segments[numbers[n]].article(rows[n]), float(scores[n])) for n in best
            ]
            pairs = [
                _pair(mine, other, score) for other, score in others if other != mine
            ]
            yield sorted(pairs, key=_best_first)[: most + 1]

    def _vector(self, entry: Entry) -> Vector:
        terms = entry.terms
        idfs = self._statistics.idfs(terms.ids, terms.language)
        weights = terms.weights.astype(np.float64) * idfs
        length = float(np.sqrt(np.sum(weights * weights)))
        unit = weights / length if length else weights
        return Vector(entry.article_id, entry.at, terms.ids, unit)

    def _shrink(self) -> None:
        """Forget the oldest beyond the limit, and heap entries of stories gone."""
        while len(self._vectors) > self._limit:
            at, article_id = heappop(self._oldest)
            vector = self._vectors.get(article_id)
            if vector and vector.at == at:
                self.remove([article_id])
        if len(self._oldest) > 2 * len(self._vectors) + SLACK:
            self._oldest = [(v.at, v.article_id) for v in self._vectors.values()]
            heapify(self._oldest)


def _pair(mine: UUID, other: UUID, score: float) -> Pair:
    low, high = (mine, other) if mine < other else (other, mine)
    return Pair(low, high, min(1.0, score), _kind(score))


def _best_first(pair: Pair) -> tuple[float, UUID, UUID]:
    return -pair.score, pair.low_id, pair.high_id


def _kind(score: float) -> Relation:
    return Relation.SAME_EVENT if score >= SAME_EVENT else Relation.BACKGROUND


def _stack(segments: list[Segment], vectors: list[Vector]) -> None:
    """Add a segment, merged with its neighbours while they are about as small.

    So a story is copied a few times at most, however small the batches are.
    """
    while segments and len(segments[-1]) <= 2 * len(vectors):
        if len(segments[-1]) + len(vectors) > LARGEST_SEGMENT:
            break
        vectors = segments.pop().living() + vectors
    segments.append(Segment(vectors))


def _drop(segments: list[Segment], article_id: UUID) -> None:
    """Remove a story; a segment that is half empty is built anew, an empty one goes."""
    for n, segment in enumerate(segments):
        if segment.remove(article_id):
            if not len(segment):
                del segments[n]
            elif 2 * len(segment) < segment.rows:
                segments[n] = Segment(segment.living())
            return

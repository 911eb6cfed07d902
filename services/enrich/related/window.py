"""The window: recent stories in memory, and which of them belong together."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from heapq import heapify, heappop, heappush, nsmallest
from itertools import pairwise
from typing import NamedTuple
from uuid import UUID

import numpy as np

from schemas.relation import Relation
from services.enrich.related.judging import judge
from services.enrich.related.prints import Print
from services.enrich.related.reach import KEPT, Reach
from services.enrich.related.segments import Queries, Segment
from services.enrich.related.similarity import Vector, vector_of
from services.enrich.related.statistics import SNAPSHOT, Statistics


LARGEST_SEGMENT = 4096
MOST_CANDIDATES = 1000
"""Of one story's candidates the nearest; only a flood of like reports has as many."""
SLACK = 1000
EVERY = 1 << 30
"""As many as there are."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A story for the window: `at` is when it happened, an instant with a zone."""

    article_id: UUID
    print: Print
    at: datetime


class Pair(NamedTuple):
    """Two stories that belong together; the smaller id first, score 0 to 1."""

    low_id: UUID
    high_id: UUID
    score: float
    kind: Relation


class Window:
    """At most `limit` stories, the latest ones; pairs at most `days` apart.

    `reach`: the scores from which two stories are compared, and are a pair.

    A pair's score depends on the two texts and the statistics alone: neither on the
    order of arrival nor on how the stories were divided into batches.
    """

    def __init__(
        self,
        limit: int,
        days: float,
        statistics: Statistics = SNAPSHOT,
        reach: Reach = KEPT,
    ) -> None:
        self.statistics = statistics
        self._reach = reach
        self._limit = limit
        self._days = days
        self._vectors: dict[UUID, Vector] = {}
        self._segments: dict[str, list[Segment]] = defaultdict(list)
        self._oldest: list[tuple[datetime, UUID]] = []
        self._forgotten: datetime | None = None

    def __len__(self) -> int:
        return len(self._vectors)

    def __contains__(self, article_id: UUID) -> bool:
        return article_id in self._vectors

    def covers(self, at: datetime) -> bool:
        """Whether all that a story of this time may be linked to can be here."""
        last = self._forgotten
        return last is None or at - timedelta(days=self._days) > last

    def add(self, batch: Iterable[Entry]) -> None:
        """Take stories in; one that is here already is replaced."""
        latest = {entry.article_id: entry for entry in batch}
        self.remove(latest)
        by_language: dict[str, list[Vector]] = defaultdict(list)
        for entry in latest.values():
            vector = vector_of(entry.article_id, entry.at, entry.print, self.statistics)
            self._vectors[entry.article_id] = vector
            heappush(self._oldest, (entry.at, entry.article_id))
            if len(vector.terms):
                by_language[vector.language].append(vector)
        for language, vectors in by_language.items():
            _stack(self._segments[language], vectors)
        while len(self._vectors) > self._limit:
            self._forget()
        self._tidy()

    def remove(self, article_ids: Iterable[UUID]) -> None:
        """Forget stories; unknown ones are none the worse."""
        for article_id in article_ids:
            vector = self._vectors.pop(article_id, None)
            if vector is not None:
                _drop(self._segments[vector.language], article_id)

    def drop_before(self, at: datetime) -> None:
        """Forget all that happened earlier."""
        while self._oldest and self._oldest[0][0] < at:
            self._forget()

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
                asked[vector.language].append(vector)
        found: set[Pair] = set()
        capped = 0
        for language, vectors in asked.items():
            for pairs in self._judged(self._segments[language], vectors):
                more = len(pairs) > most
                found.update(nsmallest(most, pairs, key=best_first) if more else pairs)
                capped += more
        return sorted(found, key=_by_ids), capped

    def _judged(
        self, segments: Sequence[Segment], asked: Sequence[Vector]
    ) -> Iterator[list[Pair]]:
        """Each story's pairs."""
        for query, others in zip(asked, self._near(segments, asked), strict=True):
            scores, kinds = judge(query, others)
            judged = zip(others, scores.tolist(), kinds, strict=True)
            yield [
                _pair(query.article_id, other.article_id, score, kind)
                for other, score, kind in judged
                if score >= self._reach.pair
            ]

    def _near(
        self, segments: Sequence[Segment], asked: Sequence[Vector]
    ) -> Iterator[list[Vector]]:
        """Each story's candidates."""
        if not segments:
            yield from ([] for _ in asked)
            return
        stacked = Queries(asked)
        matched = [s.matches(stacked, self._reach, self._days) for s in segments]
        numbers = np.repeat(np.arange(len(segments)), [len(m.rows) for m in matched])
        queries, rows, scores = (np.concatenate(c) for c in zip(*matched, strict=True))
        order = np.lexsort((-scores, queries))
        ends = np.searchsorted(queries[order], np.arange(len(asked) + 1))
        for begin, end in pairwise(ends.tolist()):
            best = order[begin:end][:MOST_CANDIDATES]
            yield [segments[numbers[n]].vector(rows[n]) for n in best]

    def _forget(self) -> None:
        """Forget the oldest story."""
        at, article_id = heappop(self._oldest)
        vector = self._vectors.get(article_id)
        if vector and vector.at == at:
            self._forgotten = max(at, self._forgotten or at)
            self.remove([article_id])

    def _tidy(self) -> None:
        """Forget heap entries of stories that are gone."""
        if len(self._oldest) > 2 * len(self._vectors) + SLACK:
            self._oldest = [(v.at, v.article_id) for v in self._vectors.values()]
            heapify(self._oldest)


def best_first(pair: Pair) -> tuple[float, int, int]:
    """A key to sort pairs by: the surest first, equal ones by their ids."""
    return -pair.score, pair.low_id.int, pair.high_id.int


def _pair(mine: UUID, other: UUID, score: float, kind: Relation) -> Pair:
    low, high = (mine, other) if mine.int < other.int else (other, mine)
    return Pair(low, high, score, kind)


def _by_ids(pair: Pair) -> tuple[int, int]:
    return pair.low_id.int, pair.high_id.int


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

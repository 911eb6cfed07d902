"""The window: recent stories in memory, and which of them belong together."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from heapq import heapify, heappop, heappush, nsmallest
from typing import NamedTuple
from uuid import UUID

import numpy as np

from schemas.relation import Relation
from services.enrich.related.columns import Rows
from services.enrich.related.judging import judge
from services.enrich.related.prints import Print
from services.enrich.related.reach import KEPT, Reach
from services.enrich.related.segments import Segments
from services.enrich.related.shelf import SECONDS_A_DAY, Shelf
from services.enrich.related.statistics import SNAPSHOT, Statistics
from services.enrich.related.vectors import Vector, vector_of


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


class _Kept(NamedTuple):
    at: datetime
    language: str


class _Language:
    """The stories of one language, and how those near to one are found."""

    def __init__(self) -> None:
        self.shelf = Shelf()
        self.segments = Segments(self.shelf)

    def add(self, vectors: list[Vector]) -> None:
        """Take stories in; what has no telling word is never found."""
        rows = self.shelf.extend(vectors)
        self.segments.add(rows[[len(v.strong) > 0 for v in vectors]])


class Window:
    """At most `limit` stories, the latest ones; pairs at most `days` apart.

    Of stories without dates there are no days: `inf`.
    `reach`: the scores from which two stories are compared, and are a pair.

    A pair's score depends on the two texts, their times and the statistics: neither on the
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
        self._dated = days != float("inf")
        self._stories: dict[UUID, _Kept] = {}
        self._languages: dict[str, _Language] = defaultdict(_Language)
        self._oldest: list[tuple[datetime, UUID]] = []
        self._forgotten = float("-inf")

    def __len__(self) -> int:
        return len(self._stories)

    def __contains__(self, article_id: UUID) -> bool:
        return article_id in self._stories

    def begin_after(self, at: datetime) -> None:
        """There are stories of this time and older ones, and they are not here."""
        self._forgotten = max(at.timestamp(), self._forgotten)

    def beyond(self, entries: Iterable[Entry]) -> tuple[list[Entry], list[Entry]]:
        """Those that may belong to stories which are not here: late ones, and news.

        News is what comes while the window holds fewer days than two may be apart.
        """
        reach = self._days * SECONDS_A_DAY
        beyond = [e for e in entries if e.at.timestamp() - reach <= self._forgotten]
        if not beyond:
            return [], []
        since = max(self._forgotten, self._newest() - reach)
        news = [entry for entry in beyond if entry.at.timestamp() > since]
        return [entry for entry in beyond if entry.at.timestamp() <= since], news

    def add(self, batch: Iterable[Entry]) -> None:
        """Take stories in; one that is here already is replaced."""
        latest = {entry.article_id: entry for entry in batch}
        self._remove(latest)
        by_language: dict[str, list[Vector]] = defaultdict(list)
        for id_, entry in latest.items():
            vector = vector_of(id_, entry.at, entry.print, self.statistics)
            by_language[entry.print.language].append(vector)
            self._stories[id_] = _Kept(entry.at, entry.print.language)
            heappush(self._oldest, (entry.at, id_))
        for language, vectors in by_language.items():
            self._languages[language].add(vectors)
        while len(self._stories) > self._limit:
            self._forget()
        self._tidy()

    def remove(self, article_ids: Iterable[UUID]) -> None:
        """Forget stories; unknown ones are none the worse."""
        self._remove(article_ids)
        self._tidy()

    def drop_before(self, at: datetime) -> None:
        """Forget all that happened earlier."""
        while self._oldest and self._oldest[0][0] < at:
            self._forget()
        self._tidy()

    def pairs(
        self, article_ids: Iterable[UUID], most: int = EVERY
    ) -> tuple[list[Pair], int]:
        """The best `most` pairs of each of these stories, which must be added before.

        A pair of two of them is there when it is among the best of either. With the
        pairs: how many of the stories may have more. Equal scores go by id.
        """
        found: set[Pair] = set()
        capped = 0
        for _, pairs, more in self.of_each(article_ids):
            found.update(nsmallest(most, pairs, key=best_first))
            capped += more or len(pairs) > most
        return sorted(found, key=_by_ids), capped

    def of_each(
        self, article_ids: Iterable[UUID]
    ) -> Iterator[tuple[UUID, list[Pair], bool]]:
        """Each story's pairs, and whether it is like more than it was compared with."""
        asked: dict[str, list[UUID]] = defaultdict(list)
        for article_id in dict.fromkeys(article_ids):
            if kept := self._stories.get(article_id):
                asked[kept.language].append(article_id)
        for language, ids in asked.items():
            yield from self._judged(self._languages[language], ids)

    def _judged(
        self, language: _Language, ids: list[UUID]
    ) -> Iterator[tuple[UUID, list[Pair], bool]]:
        shelf = language.shelf
        rows = np.array([shelf.row_of(id_) for id_ in ids])
        near = language.segments.near(rows, self._reach, self._days)
        for id_, row, others in zip(ids, rows.tolist(), near, strict=True):
            full = len(others) == self._reach.most
            yield id_, self._pairs(shelf, row, others), full

    def _pairs(self, shelf: Shelf, row: int, others: Rows) -> list[Pair]:
        scores, kinds = judge(shelf, row, others, dated=self._dated)
        enough = np.flatnonzero(scores >= self._reach.pair).tolist()
        mine = shelf.id_of(row)
        return [
            _pair(mine, shelf.id_of(others[n]), float(scores[n]), kinds[n])
            for n in enough
        ]

    def _newest(self) -> float:
        shelves = (language.shelf for language in self._languages.values())
        times = (shelf.at[shelf.alive].max(initial=-np.inf) for shelf in shelves)
        return max(times, default=float("-inf"))

    def _remove(self, article_ids: Iterable[UUID]) -> None:
        gone: dict[str, list[UUID]] = defaultdict(list)
        for article_id in article_ids:
            if kept := self._stories.pop(article_id, None):
                gone[kept.language].append(article_id)
        for language, ids in gone.items():
            self._languages[language].shelf.remove(ids)

    def _forget(self) -> None:
        """Forget the oldest story."""
        at, article_id = heappop(self._oldest)
        kept = self._stories.get(article_id)
        if kept and kept.at == at:
            self.begin_after(at)
            self._remove([article_id])

    def _tidy(self) -> None:
        """Take out what stands for stories that are gone, when it is much."""
        for name, language in list(self._languages.items()):
            language.segments.tidy()
            if not len(language.shelf):
                del self._languages[name]
        if len(self._oldest) > 2 * len(self._stories) + SLACK:
            self._oldest = [(kept.at, id_) for id_, kept in self._stories.items()]
            heapify(self._oldest)


def best_first(pair: Pair) -> tuple[float, int, int]:
    """A key to sort pairs by: the surest first, equal ones by their ids."""
    return -pair.score, pair.low_id.int, pair.high_id.int


def _pair(mine: UUID, other: UUID, score: float, kind: Relation) -> Pair:
    low, high = (mine, other) if mine.int < other.int else (other, mine)
    return Pair(low, high, score, kind)


def _by_ids(pair: Pair) -> tuple[int, int]:
    return pair.low_id.int, pair.high_id.int

"""Vectors of stories, stacked in segments that are searched by one sparse product."""

from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple
from uuid import UUID

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array

from services.enrich.related.reach import Reach
from services.enrich.related.similarity import Vector


DECIMALS = 4


class Matches(NamedTuple):
    """Three columns: number of the query, row of the segment, score."""

    asked: NDArray[np.int64]
    rows: NDArray[np.int32]
    scores: NDArray[np.float64]


class Queries:
    """Stories to be asked about, stacked once for all segments."""

    def __init__(self, vectors: Sequence[Vector]) -> None:
        self.ids = [v.article_id for v in vectors]
        self.days = np.array([days(v.at) for v in vectors])
        self.terms, self.weights, self.ends = _stacked(vectors)


class Segment:
    """Some stories' vectors; rows are never changed, only marked as gone."""

    def __init__(self, vectors: Sequence[Vector]) -> None:
        self._vectors = list(vectors)
        self._alive = np.ones(len(self._vectors), dtype=bool)
        self._row = {v.article_id: n for n, v in enumerate(self._vectors)}
        self._days = np.array([days(v.at) for v in self._vectors])
        terms, weights, ends = _stacked(self._vectors)
        self._terms, columns = np.unique(terms, return_inverse=True)
        shape = (len(self._vectors), len(self._terms))
        matrix = csr_array((weights, columns, ends), shape=shape)
        self._by_term = matrix.T.tocsr()

    def __len__(self) -> int:
        return len(self._row)

    @property
    def rows(self) -> int:
        """How many vectors it carries, those gone among them."""
        return len(self._vectors)

    def living(self) -> list[Vector]:
        """The vectors that are not gone."""
        return [v for v, alive in zip(self._vectors, self._alive, strict=True) if alive]

    def remove(self, article_id: UUID) -> bool:
        """Mark a story as gone; false when it is not here."""
        row = self._row.pop(article_id, None)
        if row is None:
            return False
        self._alive[row] = False
        return True

    def matches(self, queries: Queries, reach: Reach, within: float) -> Matches:
        """All that score enough and lie `within` days, themselves left out.

        A score is summed in order of terms, so it is the same in any segment.
        """
        product = self._asked(queries) @ self._by_term
        scores = np.round(product.data, DECIMALS)
        enough = np.flatnonzero(scores >= reach.candidate)
        asked = np.searchsorted(product.indptr, enough, side="right") - 1
        rows = product.indices[enough]
        apart = np.abs(queries.days[asked] - self._days[rows])
        near = scores[enough] >= reach.candidate + reach.a_day * apart
        near &= apart <= within
        own = np.array([self._row.get(id_, -1) for id_ in queries.ids])
        kept = near & self._alive[rows] & (own[asked] != rows)
        return Matches(asked[kept], rows[kept], scores[enough][kept])

    def vector(self, row: int) -> Vector:
        """The vector that stands in a row."""
        return self._vectors[row]

    def _asked(self, queries: Queries) -> csr_array:
        columns = np.searchsorted(self._terms, queries.terms)
        columns[columns == len(self._terms)] = 0
        known = self._terms[columns] == queries.terms
        kept = np.concatenate(([0], np.cumsum(known)))[queries.ends]
        shape = (len(queries.ids), len(self._terms))
        return csr_array((queries.weights[known], columns[known], kept), shape=shape)


def days(at: datetime) -> float:
    """An instant as days."""
    return at.timestamp() / 86_400


def _stacked(
    vectors: Sequence[Vector],
) -> tuple[NDArray[np.uint32], NDArray[np.float64], NDArray[np.int64]]:
    terms = np.concatenate([v.terms for v in vectors])
    weights = np.concatenate([v.weights for v in vectors])
    ends = np.cumsum([0, *(len(v.terms) for v in vectors)])
    return terms, weights, ends

"""Stories of one language in segments, each searched by one sparse product."""

from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array

from services.enrich.related.columns import Rows
from services.enrich.related.reach import Reach
from services.enrich.related.shelf import Shelf, Strongest, days_between


LARGEST = 4096
"""Stories in a segment."""
DECIMALS = 4
"""Of a cosine."""
_HALF_A_STEP = 0.5 * 10**-DECIMALS


class Matches(NamedTuple):
    """Three columns: number of the query, row of the other on the shelf, score."""

    asked: Rows
    others: Rows
    scores: NDArray[np.float64]

    def best(self, some: Rows, shelf: Shelf, most: int) -> Rows:
        """The others of these matches; of very many the best, equals by id."""
        if len(some) <= most:
            return self.others[some]
        scores = self.scores[some]
        least = np.partition(scores, -most)[-most]
        sure, tied = some[scores > least], self.others[some[scores == least]]
        by_id = sorted(tied.tolist(), key=shelf.id_of)[: most - len(sure)]
        return np.concatenate([self.others[sure], np.array(by_id, dtype=np.int64)])


class Segment:
    """An index of some rows of a shelf by their strongest terms."""

    def __init__(self, shelf: Shelf, rows: Rows) -> None:
        self.rows = rows
        """Where each story stands on the shelf; -1 of one that is no more."""
        strongest = shelf.strongest(rows)
        self._terms, columns = np.unique(strongest.terms, return_inverse=True)
        shape = (len(rows), len(self._terms))
        matrix = csr_array((strongest.weights, columns, strongest.ends), shape=shape)
        self._by_term = matrix.T.tocsr()

    def products(self, asked: Strongest, least: float) -> Matches:
        """All that score about `least` and more, whether they are there or not.

        A score is summed in order of terms, so it is the same in any segment.
        """
        product = self._asked(asked) @ self._by_term
        enough = np.flatnonzero(product.data >= least - _HALF_A_STEP)
        numbers = np.searchsorted(product.indptr, enough, side="right") - 1
        scores = np.round(product.data[enough], DECIMALS)
        return Matches(numbers, self.rows[product.indices[enough]], scores)

    def _asked(self, asked: Strongest) -> csr_array:
        columns = np.searchsorted(self._terms, asked.terms)
        columns[columns == len(self._terms)] = 0
        known = self._terms[columns] == asked.terms
        kept = np.concatenate(([0], np.cumsum(known)))[asked.ends]
        shape = (len(asked.rows), len(self._terms))
        return csr_array((asked.weights[known], columns[known], kept), shape=shape)


class Segments:
    """All of a shelf's rows that have terms to be found by."""

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf
        self._segments: list[Segment] = []

    def add(self, rows: Rows) -> None:
        """Take rows in, in segments of a bounded size."""
        for begin in range(0, len(rows), LARGEST):
            self._add(rows[begin : begin + LARGEST])

    def _add(self, rows: Rows) -> None:
        """As one segment, merged with its neighbours while they are as small.

        So a story is copied a few times at most, however small the batches are.
        """
        while self._segments and len(self._segments[-1].rows) <= 2 * len(rows):
            if len(self._segments[-1].rows) + len(rows) > LARGEST:
                break
            rows = np.concatenate([self._living(self._segments.pop()), rows])
        self._segments.append(Segment(self._shelf, rows))

    def near(self, rows: Rows, reach: Reach, days: float) -> Iterator[Rows]:
        """For each row those at most so many `days` away that may belong to it.

        Itself is not among them.
        """
        if not self._segments:
            yield from (np.zeros(0, dtype=np.int64) for _ in rows)
            return
        matches = self._kept(rows, reach, days)
        order = np.argsort(matches.asked, kind="stable")
        ends = np.searchsorted(matches.asked[order], np.arange(len(rows) + 1))
        for begin, end in pairwise(ends.tolist()):
            yield matches.best(order[begin:end], self._shelf, reach.most)

    def tidy(self) -> None:
        """Build those anew that are half empty, and let the shelf take out its rows."""
        for n, segment in enumerate(self._segments):
            living = self._living(segment)
            if 2 * len(living) < len(segment.rows):
                self._segments[n] = Segment(self._shelf, living)
        self._segments = [s for s in self._segments if len(s.rows)]
        numbers = self._shelf.tidy()
        if numbers is not None:
            for segment in self._segments:
                there = segment.rows >= 0
                segment.rows[there] = numbers[segment.rows[there]]

    def _kept(self, rows: Rows, reach: Reach, days: float) -> Matches:
        """What is there, near enough in time, and another story."""
        asked = self._shelf.strongest(rows)
        found = [s.products(asked, reach.candidate) for s in self._segments]
        numbers, others, scores = (np.concatenate(c) for c in zip(*found, strict=True))
        apart = days_between(self._shelf, rows[numbers], others)
        near = (apart <= days) & (scores >= reach.candidate + reach.a_day * apart)
        near &= self._shelf.alive[others] & (others >= 0) & (others != rows[numbers])
        return Matches(numbers[near], others[near], scores[near])

    def _living(self, segment: Segment) -> Rows:
        there = segment.rows[segment.rows >= 0]
        return there[self._shelf.alive[there]]

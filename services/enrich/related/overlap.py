"""What one story has in common with each of many others."""

import numpy as np
from numpy.typing import NDArray

from services.enrich.related.columns import Floats, Ragged, Rows
from services.enrich.related.lookup import Lookup
from services.enrich.related.shelf import Shelf
from services.enrich.related.vectors import STEPS


class Overlap:
    """The terms in common with each row, one row after the other.

    `idf`: how telling each is; `products`: of both weights; `mine`, `theirs`: the
    places where it stands. Sums run in order of terms: a row's are the same whatever
    the others are.
    """

    def __init__(self, shelf: Shelf, query: int, rows: Rows) -> None:
        self._count = len(rows)
        self._owner, mine, theirs = overlap(shelf.terms, query, rows)
        self.idf: Floats = shelf.idf[mine] / STEPS
        self.squares: Floats = self.idf * self.idf
        self.products: Floats = shelf.unit[mine].astype(np.float64) * shelf.unit[theirs]
        self.mine: NDArray[np.uint8] = shelf.places[mine]
        self.theirs: NDArray[np.uint8] = shelf.places[theirs]

    def told(self, where: NDArray[np.bool_]) -> Floats:
        """How telling the terms are together, squared; only those of some places."""
        some = np.flatnonzero(where)
        return self._summed(self._owner[some], self.squares[some])

    def summed(self, values: Floats) -> Floats:
        """The sum for each row."""
        return self._summed(self._owner, values)

    def most(self, values: Floats) -> Floats:
        """The greatest for each row; 0 where nothing is in common."""
        found = np.zeros(self._count)
        if len(values):
            begins = np.flatnonzero(np.diff(self._owner, prepend=-1))
            found[self._owner[begins]] = np.maximum.reduceat(values, begins)
        return found

    def _summed(self, owner: Rows, values: Floats) -> Floats:
        return np.bincount(owner, values, self._count).astype(np.float64, copy=False)


def overlap(ragged: Ragged, query: int, rows: Rows) -> tuple[Rows, Rows, Rows]:
    """Numbers of both: whose, the place of the query's and of the other's."""
    numbers, cut = ragged.numbers, ragged.cut(rows)
    begin, end = ragged.span(query)
    found = Lookup(numbers[begin:end]).find(numbers[cut.places])
    return cut.owner[found.theirs], begin + found.mine, cut.places[found.theirs]

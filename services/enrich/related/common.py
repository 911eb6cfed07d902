"""What one story has in common with each of many others."""

import numpy as np
from numpy.typing import NDArray

from services.enrich.related.columns import Ragged, Rows
from services.enrich.related.lookup import Lookup
from services.enrich.related.shelf import Numbers, Shelf, Term
from services.enrich.related.vectors import STEPS


class Common:
    """The terms in common with each row, one row after the other.

    `idf`: how telling each is; `products`: of both weights; `mine`, `theirs`: the
    places where it stands. Sums run in order of terms: a row's are the same whatever
    the others are.
    """

    def __init__(self, shelf: Shelf, query: int, rows: Rows) -> None:
        self._count = len(rows)
        self._owner, mine, theirs = common(shelf.terms, query, rows)
        unit, places = shelf.terms.column(Term.UNIT), shelf.terms.column(Term.PLACES)
        self.idf: Numbers = shelf.terms.column(Term.IDF)[mine] / STEPS
        self.squares: Numbers = self.idf * self.idf
        self.products: Numbers = unit[mine].astype(np.float64) * unit[theirs]
        self.mine: NDArray[np.uint8] = places[mine]
        self.theirs: NDArray[np.uint8] = places[theirs]

    def told(self, where: NDArray[np.integer]) -> Numbers:
        """How telling the terms are together, squared; only those where it is not 0."""
        some = np.flatnonzero(where)
        return self._summed(self._owner[some], self.squares[some])

    def summed(self, values: Numbers) -> Numbers:
        """The sum for each row."""
        return self._summed(self._owner, values)

    def most(self, values: Numbers) -> Numbers:
        """The greatest for each row; 0 where nothing is in common."""
        found = np.zeros(self._count)
        if len(values):
            begins = np.flatnonzero(np.diff(self._owner, prepend=-1))
            found[self._owner[begins]] = np.maximum.reduceat(values, begins)
        return found

    def _summed(self, owner: Rows, values: Numbers) -> Numbers:
        return np.bincount(owner, values, self._count).astype(np.float64, copy=False)


def common(ragged: Ragged, query: int, rows: Rows) -> tuple[Rows, Rows, Rows]:
    """Numbers of both: whose, the place of the query's and of the other's."""
    own = ragged.row(query)
    found = Lookup(ragged.column()[own]).find(ragged.gathered(rows))
    theirs = ragged.found(rows, found.theirs)
    return theirs.owner, own.start + found.mine, theirs.places

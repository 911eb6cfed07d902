"""How much of two texts is said alike, by their sketches."""

import numpy as np

from services.enrich.related.columns import Floats, Ragged, Rows
from services.enrich.related.overlap import overlap
from services.enrich.related.sketch import MOST_RUNS


_HIGHEST = 0xFFFF_FFFF


def resemblance(sketches: Ragged, query: int, rows: Rows) -> Floats:
    """0 to 1 for each row, symmetric; 0 of nothing said.

    Only numbers are counted below which neither sketch was cut off.
    """
    limits = np.minimum(_limits(sketches, rows), _limits(sketches, np.array([query])))
    owner, _, theirs = overlap(sketches, query, rows)
    whole = owner[sketches.numbers[theirs] <= limits[owner]]
    shared = np.bincount(whole, minlength=len(rows))
    some = np.flatnonzero(shared)
    begin, end = sketches.span(query)
    mine = np.searchsorted(sketches.numbers[begin:end], limits[some], side="right")
    union = mine + _below(sketches, rows[some], limits[some]) - shared[some]
    alike = np.zeros(len(rows))
    alike[some] = shared[some] / np.maximum(union, 1)
    return alike


def _below(sketches: Ragged, rows: Rows, limits: Rows) -> Rows:
    """How many of each row's numbers are up to its limit."""
    cut = sketches.cut(rows)
    below = sketches.numbers[cut.places] <= limits[cut.owner]
    return np.bincount(cut.owner[below], minlength=len(rows))


def _limits(sketches: Ragged, rows: Rows) -> Rows:
    """The number up to which each row's sketch is whole."""
    counts = sketches.counts[rows]
    last = sketches.starts[rows] + np.maximum(counts, 1) - 1
    numbers = sketches.numbers
    if not len(numbers):
        return np.full(len(rows), _HIGHEST)
    highest = numbers[np.minimum(last, len(numbers) - 1)].astype(np.int64)
    return np.where(counts == MOST_RUNS, highest, _HIGHEST)

"""How alike two stories are in each respect: numbers that depend on the two alone."""

from collections.abc import Mapping
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from services.enrich.related.columns import Floats, Rows
from services.enrich.related.overlap import Overlap, overlap
from services.enrich.related.prints import Place
from services.enrich.related.shelf import Shelf
from services.enrich.related.vectors import BIGRAMS, PLACES


FEATURES = (
    "whole",
    "lead",
    "title",
    "title_most",
    "title_least",
    "names",
    "figures",
    "bigrams",
    "shared",
    "rarest",
    "names_shared",
    "figures_shared",
    "bigrams_shared",
    "strongest",
)
"""Names of the columns of `features`, and of `Likeness`."""
TITLE = PLACES.index(Place.TITLE)
Likeness = Mapping[str, Floats]
"""A column for each of `FEATURES`, and `contained`: of the terms of the one that has
less, how much both have, by how telling they are, 0 to 1. A value for each other story.
"""


def untitled(shelf: Shelf, query: int, rows: Rows) -> NDArray[np.bool_]:
    """Where either has no title."""
    lengths = shelf.lengths[:, TITLE]
    return np.asarray(np.minimum(lengths[query], lengths[rows]) == 0, dtype=np.bool_)


def features(shelf: Shelf, query: int, rows: Rows) -> Floats:
    """A row for each other story, a column for each of `FEATURES`."""
    return stacked(likeness(shelf, query, rows))


def stacked(likeness: Likeness) -> Floats:
    """The same as a table: a row for each other story, a column for each feature."""
    return np.stack([likeness[name] for name in FEATURES], axis=1)


def likeness(shelf: Shelf, query: int, rows: Rows) -> Likeness:
    """How alike a story and each of others are.

    Symmetric, and each story's values the same whatever the rest.
    """
    both = Overlap(shelf, query, rows)
    lengths = _Lengths(shelf.lengths[query], shelf.lengths[rows])
    shared = np.log1p(both.summed(both.squares))
    return {
        "whole": both.summed(both.products),
        "shared": shared,
        "rarest": both.most(both.idf),
        "strongest": both.most(both.products),
        "contained": _contained(shelf.told[query], shelf.told[rows], shared),
        **_of_places(both, lengths),
        **_of_titles(both, lengths),
        **_of_bigrams(overlap(shelf.bigrams, query, rows)[0], lengths),
    }


class _Lengths(NamedTuple):
    """The query's, a value for each place; and the others', a row for each story."""

    mine: Floats
    theirs: Floats


def _of_places(both: Overlap, lengths: _Lengths) -> Likeness:
    """What stands in the same place in both, and which share of it."""
    told = {place: both.told(both.mine & both.theirs & place != 0) for place in PLACES}
    share = {
        place: _over(told[place], lengths.mine[n] * lengths.theirs[:, n])
        for n, place in enumerate(PLACES)
    }
    return {
        "lead": share[Place.LEAD],
        "title": share[Place.TITLE],
        "names": share[Place.NAME],
        "figures": share[Place.FIGURE],
        "names_shared": np.log1p(told[Place.NAME]),
        "figures_shared": np.log1p(told[Place.FIGURE]),
    }


def _of_titles(both: Overlap, lengths: _Lengths) -> Likeness:
    """How much of either title stands anywhere in the other story."""
    mine = both.told(both.mine & Place.TITLE != 0)
    theirs = both.told(both.theirs & Place.TITLE != 0)
    shares = (
        _over(mine, lengths.mine[TITLE] ** 2),
        _over(theirs, lengths.theirs[:, TITLE] ** 2),
    )
    return {"title_most": np.maximum(*shares), "title_least": np.minimum(*shares)}


def _of_bigrams(owner: Rows, lengths: _Lengths) -> Likeness:
    count = len(lengths.theirs)
    shared = np.bincount(owner, minlength=count).astype(np.float64)
    wholes = lengths.mine[BIGRAMS] * lengths.theirs[:, BIGRAMS]
    return {"bigrams": _over(shared, wholes), "bigrams_shared": np.log1p(shared)}


def _contained(mine: float, theirs: Floats, shared: Floats) -> Floats:
    fewer = np.minimum(mine, theirs)
    return np.minimum(np.expm1(shared) / np.where(fewer > 0, fewer, 1.0), 1.0)


def _over(parts: Floats, wholes: Floats | float) -> Floats:
    """Quotients; zero where there is nothing to divide by."""
    safe = np.where(wholes > 0, wholes, 1.0)
    return np.asarray(parts / safe, dtype=np.float64)

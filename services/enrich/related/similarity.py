"""How alike two stories are in each respect: numbers that depend on the two alone."""

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from services.enrich.related.columns import Rows
from services.enrich.related.overlap import Overlap, overlap
from services.enrich.related.prints import Place
from services.enrich.related.shelf import Numbers, Shelf
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
"""Names of the columns of `features`."""
TITLE = PLACES.index(Place.TITLE)


def untitled(shelf: Shelf, query: int, rows: Rows) -> NDArray[np.bool_]:
    """Where either has no title."""
    lengths = shelf.lengths[:, TITLE]
    return np.asarray(np.minimum(lengths[query], lengths[rows]) == 0, dtype=np.bool_)


def features(shelf: Shelf, query: int, rows: Rows) -> Numbers:
    """A row for each other story, a column for each of `FEATURES`.

    Symmetric, and each row the same whatever the rest.
    """
    if not len(rows):
        return np.zeros((0, len(FEATURES)))
    columns = _columns(shelf, query, rows)
    return np.stack([columns[name] for name in FEATURES], axis=1)


def _columns(shelf: Shelf, query: int, rows: Rows) -> Mapping[str, Numbers]:
    both = Overlap(shelf, query, rows)
    mine, theirs = shelf.lengths[query], shelf.lengths[rows]
    told = {place: both.told(both.mine & both.theirs & place != 0) for place in PLACES}
    share = {
        place: _over(told[place], mine[n] * theirs[:, n])
        for n, place in enumerate(PLACES)
    }
    titles = (
        _over(both.told(both.mine & Place.TITLE != 0), mine[TITLE] ** 2),
        _over(both.told(both.theirs & Place.TITLE != 0), theirs[:, TITLE] ** 2),
    )
    pairs = overlap(shelf.bigrams, query, rows)[0]
    bigrams = np.bincount(pairs, minlength=len(rows)).astype(np.float64)
    return {
        "whole": both.summed(both.products),
        "lead": share[Place.LEAD],
        "title": share[Place.TITLE],
        "title_most": np.maximum(*titles),
        "title_least": np.minimum(*titles),
        "names": share[Place.NAME],
        "figures": share[Place.FIGURE],
        "bigrams": _over(bigrams, mine[BIGRAMS] * theirs[:, BIGRAMS]),
        "shared": np.log1p(both.summed(both.squares)),
        "rarest": both.most(both.idf),
        "names_shared": np.log1p(told[Place.NAME]),
        "figures_shared": np.log1p(told[Place.FIGURE]),
        "bigrams_shared": np.log1p(bigrams),
        "strongest": both.most(both.products),
    }


def _over(parts: Numbers, wholes: Numbers | float) -> Numbers:
    """Quotients; zero where there is nothing to divide by."""
    safe = np.where(wholes > 0, wholes, 1.0)
    return np.asarray(parts / safe, dtype=np.float64)

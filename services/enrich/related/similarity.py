"""How alike two stories are in each respect: numbers that depend on the two alone."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

import numpy as np
from numpy.typing import NDArray

from services.enrich.related.prints import Part, Place, Print
from services.enrich.related.statistics import Statistics


STRONGEST = 50
"""Terms that candidates are searched by."""
LEAST_IDF = 0.5
"""What stands in more than half of all stories finds nothing."""
STEPS = 20
"""Of inverse document frequency: kept in twentieths, a byte a term."""
SECONDS_A_DAY = 86_400.0
PLACES = tuple(Place)
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


@dataclass(frozen=True, slots=True, eq=False)
class Vector:
    """A print with its terms weighed by a snapshot.

    `unit`: length one over the whole; `idf`: in steps; `lengths`: of each place, and
    of the bigrams; `told`: of all, squared; `strong`: rows of the strongest terms,
    `strength` their length.
    """

    article_id: UUID
    at: datetime
    print: Print
    unit: NDArray[np.float32]
    idf: NDArray[np.uint8]
    lengths: NDArray[np.float64]
    told: float
    strong: NDArray[np.uint16]
    strength: float

    @property
    def language(self) -> str:
        """Links stay within it."""
        return self.print.language

    @property
    def flags(self) -> int:
        """What kind of item it is."""
        return self.print.flags

    @property
    def terms(self) -> NDArray[np.uint32]:
        """The strongest terms, ascending."""
        return self.print.parts[Part.WHOLE][self.strong]

    @property
    def weights(self) -> NDArray[np.float64]:
        """Their weights, of length one."""
        return self.unit[self.strong].astype(np.float64) / (self.strength or 1.0)


def vector_of(
    article_id: UUID, at: datetime, print_: Print, statistics: Statistics
) -> Vector:
    """Weigh a print's terms."""
    idfs = statistics.idfs(print_.parts[Part.WHOLE], print_.language)
    idf = np.minimum(np.rint(idfs * STEPS), 255).astype(np.uint8)
    weights = print_.weights.astype(np.float64) * idf
    unit = (weights / (_length(weights) or 1.0)).astype(np.float32)
    order = np.lexsort((print_.parts[Part.WHOLE], -unit))[:STRONGEST]
    telling = order[idf[order] >= LEAST_IDF * STEPS]
    strong = np.sort(telling).astype(np.uint16)
    return Vector(
        article_id=article_id,
        at=at,
        print=print_,
        unit=unit,
        idf=idf,
        lengths=_lengths(print_, idf),
        told=float(np.sum((idf / STEPS) ** 2)),
        strong=strong,
        strength=_length(unit[strong].astype(np.float64)),
    )


def _lengths(print_: Print, idf: NDArray[np.uint8]) -> NDArray[np.float64]:
    squares = (idf / STEPS) ** 2
    found = [np.sqrt(squares[print_.places & place != 0].sum()) for place in PLACES]
    return np.array([*found, np.sqrt(len(print_.parts[Part.BIGRAMS]))])


def _length(weights: NDArray[np.float64]) -> float:
    return float(np.sqrt(np.sum(weights * weights)))


def days_apart(query: Vector, others: Sequence[Vector]) -> NDArray[np.float64]:
    """How far each is from the query, in days."""
    at = query.at.timestamp()
    seconds = np.array([abs(at - other.at.timestamp()) for other in others])
    return seconds / SECONDS_A_DAY


def untitled(query: Vector, others: Sequence[Vector]) -> NDArray[np.bool_]:
    """Where either has no title."""
    lengths = np.array([other.lengths[0] for other in others])
    return np.asarray(np.minimum(query.lengths[0], lengths) == 0, dtype=np.bool_)


def features(query: Vector, others: Sequence[Vector]) -> NDArray[np.float64]:
    """A row for each other story, a column for each of `FEATURES`.

    Symmetric, and each row the same whatever the rest: sums run in order of terms.
    """
    count = len(others)
    if not count:
        return np.zeros((0, len(FEATURES)))
    owner, mine, theirs = _matched(query, others, Part.WHOLE)
    idf = query.idf[mine] / STEPS
    squares = idf * idf
    unit = np.concatenate([o.unit for o in others])[theirs].astype(np.float64)
    products = query.unit[mine].astype(np.float64) * unit
    places_mine = query.print.places[mine]
    places = np.concatenate([o.print.places for o in others])[theirs]

    def summed(values: NDArray[np.float64]) -> NDArray[np.float64]:
        return np.bincount(owner, values, count).astype(np.float64)

    both = places_mine & places
    lengths = np.stack([o.lengths for o in others])
    shared = [summed(squares * (both & place != 0)) for place in PLACES]
    title, lead, names, figures = (
        _over(s, query.lengths[n] * lengths[:, n]) for n, s in enumerate(shared)
    )
    titled = squares * (places_mine & Place.TITLE != 0)
    mine_told = _over(summed(titled), query.lengths[0] ** 2)
    titled = squares * (places & Place.TITLE != 0)
    theirs_told = _over(summed(titled), lengths[:, 0] ** 2)
    pairs = _matched(query, others, Part.BIGRAMS)[0]
    bigrams = np.bincount(pairs, minlength=count).astype(np.float64)
    rarest = np.zeros(count)
    np.maximum.at(rarest, owner, idf)
    strongest = np.zeros(count)
    np.maximum.at(strongest, owner, products)
    columns = (
        summed(products),
        lead,
        title,
        np.maximum(mine_told, theirs_told),
        np.minimum(mine_told, theirs_told),
        names,
        figures,
        _over(bigrams, query.lengths[4] * lengths[:, 4]),
        np.log1p(summed(squares)),
        rarest,
        np.log1p(shared[2]),
        np.log1p(shared[3]),
        np.log1p(bigrams),
        strongest,
    )
    return np.stack(columns, axis=1)


def _matched(
    query: Vector, others: Sequence[Vector], part: Part
) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.int64]]:
    """The terms in common: whose, the row in the query, the row in all the others."""
    asked = query.print.parts[part]
    lengths = [len(other.print.parts[part]) for other in others]
    terms = np.concatenate([other.print.parts[part] for other in others])
    if not len(asked):
        none = np.zeros(0, dtype=np.int64)
        return none, none, none
    rows = np.searchsorted(asked, terms)
    rows[rows == len(asked)] = 0
    found = np.flatnonzero(asked[rows] == terms)
    owner = np.repeat(np.arange(len(others)), lengths)
    return owner[found], rows[found], found


def _over(
    parts: NDArray[np.float64], wholes: NDArray[np.float64] | float
) -> NDArray[np.float64]:
    """Quotients; zero where there is nothing to divide by."""
    safe = np.where(wholes > 0, wholes, 1.0)
    return np.asarray(parts / safe, dtype=np.float64)

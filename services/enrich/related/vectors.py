"""A story's print, its terms weighed by a snapshot of how common they are."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

import numpy as np
from numpy.typing import NDArray

from services.enrich.related.prints import Part, Place, Print
from services.enrich.related.statistics import Statistics


STRONGEST = 50
"""Terms that candidates are searched by."""
LEAST_SEARCHED_IDF = 0.5
"""What stands in more than half of all stories finds nothing."""
STEPS = 20
"""Of inverse document frequency: kept in twentieths, a byte a term."""
PLACES = tuple(Place)
_PLACES = np.array(PLACES, dtype=np.uint8)[:, np.newaxis]
BIGRAMS = len(PLACES)
"""The place of the bigrams' length, after those of `PLACES`."""


@dataclass(frozen=True, slots=True, eq=False)
class Vector:
    """A print with its terms weighed.

    `at`: seconds since 1970; `unit`: weights of length one over the whole; `idf`: in
    steps; `lengths`: of each of `PLACES`, and of the bigrams; `told`: of all, squared;
    `strong`: rows of the strongest terms, ascending; `strength`: their length.
    """

    article_id: UUID
    at: float
    print: Print
    unit: NDArray[np.float32]
    idf: NDArray[np.uint8]
    lengths: NDArray[np.float64]
    told: float
    strong: NDArray[np.uint32]
    strength: float


def vector_of(
    article_id: UUID, at: datetime, print_: Print, statistics: Statistics
) -> Vector:
    """Weigh a print's terms."""
    terms = print_.parts[Part.WHOLE]
    idfs = statistics.idfs(terms, print_.language)
    idf = np.minimum(np.rint(idfs * STEPS), 255).astype(np.uint8)
    unit = _unit(print_.weights.astype(np.float64) * idf)
    strong = _strong(terms, unit, idf)
    return Vector(
        article_id=article_id,
        at=at.timestamp(),
        print=print_,
        unit=unit,
        idf=idf,
        lengths=_lengths(print_, idf),
        told=float(np.sum((idf / STEPS) ** 2)),
        strong=strong,
        strength=_length(unit[strong].astype(np.float64)) or 1.0,
    )


def _unit(weights: NDArray[np.float64]) -> NDArray[np.float32]:
    return (weights / (_length(weights) or 1.0)).astype(np.float32)


def _strong(
    terms: NDArray[np.uint32], unit: NDArray[np.float32], idf: NDArray[np.uint8]
) -> NDArray[np.uint32]:
    order = np.lexsort((terms, -unit))[:STRONGEST]
    telling = order[idf[order] >= LEAST_SEARCHED_IDF * STEPS]
    return np.sort(telling).astype(np.uint32)


def _lengths(print_: Print, idf: NDArray[np.uint8]) -> NDArray[np.float64]:
    squares = (idf / STEPS) ** 2
    there = (print_.places & _PLACES) != 0
    found = np.sqrt(np.where(there, squares, 0.0).sum(axis=1))
    return np.append(found, np.sqrt(len(print_.parts[Part.BIGRAMS])))


def _length(weights: NDArray[np.float64]) -> float:
    return float(np.sqrt(np.sum(weights * weights)))

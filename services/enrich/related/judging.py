"""What two stories are to each other, once they are candidates."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from schemas.relation import Relation
from services.enrich.related import reranker
from services.enrich.related.similarity import (
    Vector,
    days_apart,
    features,
    untitled,
)


LEAST_CANDIDATE = 0.03
"""The cosine of two stories' strongest terms from which they are compared in full."""


def judge(
    query: Vector, others: Sequence[Vector]
) -> tuple[NDArray[np.float64], list[Relation | None]]:
    """Scores from 0 to 1, rounded, and what each other story is to the query.

    None is no link. All must be of one language and weighed by one snapshot.
    """
    if not others:
        return np.zeros(0), []
    scores = reranker.score(
        features(query, others), days_apart(query, others), untitled(query, others)
    )
    return scores, [_kind(score) for score in scores.tolist()]


def _kind(score: float) -> Relation | None:
    if score >= reranker.SAME_EVENT:
        return Relation.SAME_EVENT
    return Relation.BACKGROUND if score >= reranker.BACKGROUND else None

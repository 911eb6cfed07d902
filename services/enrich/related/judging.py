"""What two stories are to each other, once they are candidates."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from schemas.relation import Relation
from services.enrich.related import reranker, versions
from services.enrich.related.similarity import (
    Vector,
    days_apart,
    features,
    untitled,
)


def judge(
    query: Vector, others: Sequence[Vector]
) -> tuple[NDArray[np.float64], list[Relation]]:
    """Scores from 0 to 1, rounded, and what each other story is to the query.

    Which scores make a link is the window's to say. All must be of one language and
    weighed by one snapshot.
    """
    if not others:
        return np.zeros(0), []
    found = features(query, others)
    apart = days_apart(query, others)
    scores = reranker.score(found, apart, untitled(query, others))
    kinds = [_kind(score) for score in scores.tolist()]
    return versions.judged(versions.pairs_of(query, others, found), scores, kinds)


def _kind(score: float) -> Relation:
    return Relation.SAME_EVENT if score >= reranker.SAME_EVENT else Relation.BACKGROUND

"""What two stories are to each other: a score, and the kind of link."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from schemas.relation import Relation
from services.enrich.related.similarity import Vector, features
from services.enrich.related.versions import judged, pairs_of


LEAST_CANDIDATE = 0.15
LEAST_SCORE = 0.2
SAME_EVENT = 0.35
DECIMALS = 4


def judge(
    query: Vector, others: Sequence[Vector]
) -> tuple[NDArray[np.float64], list[Relation | None]]:
    """The score of each pair and its kind, None for no link."""
    if not others:
        return np.zeros(0), []
    respects = features(query, others)
    scores = respects[:, 0]
    kinds = [_kind(score) for score in np.round(scores, DECIMALS).tolist()]
    scores, kinds = judged(pairs_of(query, others, respects), scores, kinds)
    return np.round(scores, DECIMALS), kinds


def _kind(score: float) -> Relation | None:
    if score < LEAST_SCORE:
        return None
    return Relation.SAME_EVENT if score >= SAME_EVENT else Relation.BACKGROUND

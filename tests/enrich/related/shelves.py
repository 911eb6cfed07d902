"""A few stories side by side, judged."""

from collections.abc import Sequence

import numpy as np

from schemas.relation import Relation
from services.enrich.related.judging import judge
from services.enrich.related.shelf import Shelf
from services.enrich.related.vectors import Vector


def judged(
    query: Vector, others: Sequence[Vector]
) -> tuple[list[float], list[Relation]]:
    """The score of each other story, and what it is to the query."""
    shelf = Shelf([query, *others])
    scores, kinds = judge(shelf, 0, np.arange(1, 1 + len(others)))
    return scores.tolist(), kinds.tolist()

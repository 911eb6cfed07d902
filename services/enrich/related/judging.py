"""What two stories are to each other, once they are candidates."""

import numpy as np

from schemas.relation import Relation
from services.enrich.related import reranker, versions
from services.enrich.related.columns import Floats, Rows
from services.enrich.related.evidence import pairs_of
from services.enrich.related.shelf import Shelf, days_between
from services.enrich.related.similarity import likeness, stacked, untitled
from services.enrich.related.versions import Kinds


_BY_SCORE: Kinds = np.array([Relation.BACKGROUND, Relation.SAME_EVENT], dtype=object)


def judge(
    shelf: Shelf, query: int, rows: Rows, *, dated: bool = True
) -> tuple[Floats, Kinds]:
    """Scores from 0 to 1, rounded, and what each other story is to the query.

    Which scores make a link is the window's to say. All must be weighed by one snapshot.
    """
    found = likeness(shelf, query, rows)
    apart = days_between(shelf, query, rows)
    bare = untitled(shelf, query, rows)
    scores = reranker.score(stacked(found), apart, bare, dated=dated)
    kinds = _BY_SCORE[(scores >= reranker.SAME_EVENT).astype(int)]
    near = np.flatnonzero(versions.possible(found))
    if len(near):
        nearest = {name: values[near] for name, values in found.items()}
        pairs = pairs_of(shelf, query, rows[near], nearest, apart[near])
        scores[near], kinds[near] = versions.judged(pairs, scores[near], kinds[near])
    return scores, kinds

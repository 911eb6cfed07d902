"""From which scores on stories are compared in full, and are a pair."""

from typing import NamedTuple

from services.enrich.related.reranker import BACKGROUND


class Reach(NamedTuple):
    """`candidate`: cosine of the strongest terms; `pair`: the score after that."""

    candidate: float
    pair: float


KEPT = Reach(candidate=0.12, pair=0.2)
"""What the line keeps: below .12 stand one or two of 100 pairs that score as much."""
LISTED = Reach(candidate=0.03, pair=BACKGROUND)
"""Who asks for a list wants the doubtful at its end, too."""

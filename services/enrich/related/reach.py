"""From which scores on stories are compared in full, and are a pair."""

from typing import NamedTuple

from services.enrich.related.reranker import BACKGROUND


class Reach(NamedTuple):
    """`candidate`: cosine of the strongest terms; `pair`: the score after that.

    `a_day`: what the cosine must have more for each day between: stories far apart in
    time need more in common to score as much.
    """

    candidate: float
    a_day: float
    pair: float


KEPT = Reach(candidate=0.12, a_day=0.02, pair=0.2)
"""What the line keeps: below stand one or two of 100 pairs that score as much."""
LISTED = Reach(candidate=0.03, a_day=0.0, pair=BACKGROUND)
"""Who asks for a list wants the doubtful at its end, too."""
UNDATED = LISTED._replace(pair=0.0003)
"""Where no dates speak for a pair, what is right scores less."""

"""From which scores on stories are compared in full, and are a pair."""

from typing import NamedTuple

from services.enrich.related.reranker import BACKGROUND


class Reach(NamedTuple):
    """`candidate`: cosine of the strongest terms; `pair`: the score after that.

    `a_day`: what the cosine must have more for each day between: stories far apart in
    time need more in common to score as much.
    `most`: of one story's candidates the nearest that are compared.
    """

    candidate: float
    a_day: float
    pair: float
    most: int


KEPT = Reach(candidate=0.12, a_day=0.04, pair=0.2, most=2000)
"""What the line keeps: below stand two of 100 pairs that score as much.

So many candidates that only a flood has more: beyond it matters who came first.
"""
LISTED = Reach(candidate=0.03, a_day=0.0, pair=BACKGROUND, most=1000)
"""Who asks for a list wants the doubtful at its end, too, and not all of them."""
UNDATED = LISTED._replace(pair=0.0003)
"""Where no dates speak for a pair, what is right scores less."""

"""A cap on links: recurring reports pair with hundreds of their kind."""

from collections import Counter
from collections.abc import Collection, Sequence
from uuid import UUID

from services.enrich.related.window import Pair


def best_of(
    pairs: Sequence[Pair], articles: Collection[UUID], most: int
) -> tuple[list[Pair], int]:
    """The best `most` pairs of each of these articles; and how many had more.

    A pair of two of them is kept when it is among the best of either.
    """
    taken: Counter[UUID] = Counter()
    cut: set[UUID] = set()
    kept = []
    for pair in sorted(pairs, key=_best_first):
        ends = [end for end in (pair.low_id, pair.high_id) if end in articles]
        open_ = [end for end in ends if taken[end] < most]
        cut.update(end for end in ends if taken[end] >= most)
        taken.update(ends)
        if open_:
            kept.append(pair)
    return kept, len(cut)


def _best_first(pair: Pair) -> tuple[float, UUID, UUID]:
    return -pair.score, pair.low_id, pair.high_id

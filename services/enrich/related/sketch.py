"""Sketches of a text's wording: near-duplicates are found without the text itself.

A. Broder, "On the resemblance and containment of documents", 1997: of two texts'
runs of three words, those with the smallest numbers tell how much is said alike.
"""

from collections.abc import Iterable, Sequence
from functools import lru_cache
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from services.enrich.related.tokens import term_ids


MOST_RUNS = 128
"""Numbers in a sketch: an error of 0.035 where four fifths are said alike."""
WORDS = 3
_FACTORS = (0x9E37_79B1_85EB_CA87, 0xC2B2_AE3D_27D4_EB4F, 0x1656_67B1_9E37_79F9)


def sketch(said: Iterable[str]) -> NDArray[np.uint32]:
    """The smallest numbers of a text's runs of three words, ascending.

    Of a text of one or two words: the number of these.
    """
    words = [number for token in said for number in _numbers(token)]
    if not words:
        return np.zeros(0, dtype=np.uint32)
    runs = _runs(words + [0] * max(0, WORDS - len(words)))
    return np.unique(runs)[:MOST_RUNS]


@lru_cache(maxsize=1 << 17)
def _numbers(token: str) -> tuple[int, ...]:
    """A token's terms; unlike terms, a single letter or digit counts too."""
    return term_ids(token) or (crc32(token.casefold().encode()),)


def _runs(words: Sequence[int]) -> NDArray[np.uint32]:
    """A well mixed number for each run of three, whose order says nothing."""
    numbers = np.array(words, dtype=np.uint64)
    count = len(words) - WORDS + 1
    mixed = np.zeros(count, dtype=np.uint64)
    for n, factor in enumerate(_FACTORS):
        mixed = (mixed ^ numbers[n : n + count]) * np.uint64(factor)
        mixed ^= mixed >> np.uint64(29)
    return (mixed >> np.uint64(32)).astype(np.uint32)

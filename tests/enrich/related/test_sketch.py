"""A few numbers of a text tell how much of its wording another shares."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from services.enrich.related.columns import Ragged
from services.enrich.related.resemblance import resemblance
from services.enrich.related.sketch import MOST_RUNS, sketch


@given(st.lists(st.integers(0, 400).map(str), max_size=400))
def test_a_sketch_knows_itself_and_its_size(words: list[str]) -> None:
    """It is short, ascending, and wholly like itself unless nothing is said."""
    made = sketch(words)
    assert len(made) <= MOST_RUNS
    assert np.all(np.diff(made.astype(np.int64)) > 0)
    assert alike(made, made) == (1.0 if len(made) else 0.0)


@given(st.integers(0, 600))
def test_a_sketch_tells_the_share_of_wording_in_common(changed: int) -> None:
    """Within a sixth of what the texts themselves say."""
    words = [f"w{n}" for n in range(600)]
    other = [f"x{n}" if n < changed else w for n, w in enumerate(words)]
    kept = max(0, 598 - changed)
    share = kept / (2 * 598 - kept)
    assert abs(alike(sketch(words), sketch(other)) - share) < 1 / 6


def alike(mine: NDArray[np.uint32], theirs: NDArray[np.uint32]) -> float:
    """The resemblance of two sketches."""
    sketches = Ragged()
    sketches.extend([(mine,), (theirs,)])
    return float(resemblance(sketches, 0, np.array([1]))[0])

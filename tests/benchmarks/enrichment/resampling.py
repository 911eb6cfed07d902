"""Intervals by bootstrap over the stories measured."""

from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray


RESAMPLES = 1_000
SEED = 0

Counts = NDArray[np.float64]


def mean(right: Sequence[bool]) -> tuple[float, float, float]:
    """The share that is right, and the ends of its 95 % interval."""
    counts = np.array([[hit, 1.0] for hit in right])
    return ratio(counts, lambda sums: sums[..., 0] / sums[..., 1])


def ratio(
    counts: Counts, figure: Callable[[Counts], Counts]
) -> tuple[float, float, float]:
    """A figure made of sums over stories (a row each), and its 95 % interval."""
    random = np.random.default_rng(SEED)
    picks = random.integers(len(counts), size=(RESAMPLES, len(counts)))
    resampled = figure(np.stack([counts[pick].sum(axis=0) for pick in picks]))
    low, high = np.percentile(resampled, [2.5, 97.5])
    return float(figure(counts.sum(axis=0))), float(low), float(high)

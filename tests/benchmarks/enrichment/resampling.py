"""Intervals by bootstrap over the stories measured."""

from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray


RESAMPLES = 1_000
SEED = 0

Counts = NDArray[np.float64]
Rows = NDArray[np.int64]


def interval(count: int, figure: Callable[[Rows], float]) -> tuple[float, float]:
    """The ends of a figure's 95 % interval; `figure` is asked for samples of rows."""
    random = np.random.default_rng(SEED)
    picks = (random.integers(count, size=count) for _ in range(RESAMPLES))
    low, high = np.percentile([figure(rows) for rows in picks], [2.5, 97.5])
    return float(low), float(high)


def mean(right: Sequence[bool]) -> tuple[float, float, float]:
    """The share that is right, and the ends of its 95 % interval."""
    counts = np.array([[hit, 1.0] for hit in right])
    return ratio(counts, lambda sums: float(sums[0] / sums[1]))


def ratio(
    counts: Counts, figure: Callable[[Counts], float]
) -> tuple[float, float, float]:
    """A figure made of sums over stories (a row each), and its 95 % interval."""
    ends = interval(len(counts), lambda rows: figure(counts[rows].sum(axis=0)))
    return figure(counts.sum(axis=0)), *ends

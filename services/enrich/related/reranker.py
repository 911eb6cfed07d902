"""A score for a pair of stories: a logistic function of how alike they are.

The weights are a few learned numbers in `data/reranker.toml`, for pairs that both have
a title, dated or not, and for the rest; tests/benchmarks/enrichment/fit_reranker.py fitted them.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.special import expit

from services.enrich.related.similarity import FEATURES
from services.enrich.shipped import shipped


DECIMALS = 4
INPUTS = (*FEATURES, "near", "days", "whole near", "whole squared")
"""What the weights are for, in this order."""


@dataclass(frozen=True, slots=True)
class Weights:
    """A weight for each of `INPUTS`."""

    intercept: float
    weights: tuple[float, ...]

    @classmethod
    def of(cls, learned: Mapping[str, float]) -> "Weights":
        """From a table of the file; an input that is not named counts nothing."""
        weights = tuple(learned.get(name, 0.0) for name in INPUTS)
        return cls(learned["intercept"], weights)

    def score(self, told: NDArray[np.float64]) -> NDArray[np.float64]:
        """Summed input by input, so that a pair's score is the same in any company."""
        total = np.full(len(told), self.intercept)
        for column, weight in zip(told.T, self.weights, strict=True):
            total += weight * column
        return np.asarray(expit(total), dtype=np.float64)


def inputs(
    features: NDArray[np.float64], days: NDArray[np.float64]
) -> NDArray[np.float64]:
    """The features with the days apart, and what of them acts together."""
    whole = features[:, FEATURES.index("whole")]
    near = np.maximum(0.0, 1.0 - days)
    return np.column_stack([features, near, np.log1p(days), whole * near, whole**2])


def score(
    features: NDArray[np.float64],
    days: NDArray[np.float64],
    untitled: NDArray[np.bool_],
    *,
    dated: bool = True,
) -> NDArray[np.float64]:
    """From 0 to 1 for each pair: how surely it is of one event.

    Where stories are not `dated`, days say nothing.
    """
    told = inputs(features, days)
    titled = (TITLED if dated else UNDATED).score(told)
    scores = np.where(untitled, UNTITLED.score(told), titled)
    return np.asarray(np.round(scores, DECIMALS), dtype=np.float64)


_LEARNED = shipped("reranker.toml")
TITLED, UNDATED, UNTITLED = (
    Weights.of(_LEARNED[name]) for name in ("titled", "undated", "untitled")
)
SAME_EVENT, BACKGROUND = (float(_LEARNED[k]) for k in ("same_event", "background"))

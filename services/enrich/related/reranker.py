"""A score for a pair of stories: a logistic function of how alike they are.

The weights are a few learned numbers in `data/reranker.toml`; they were fitted by
tests/benchmarks/enrichment/fit_reranker.py.
"""

import tomllib
from importlib.resources import files

import numpy as np
from numpy.typing import NDArray

from services.enrich.related.similarity import FEATURES


DECIMALS = 4
INPUTS = (
    *FEATURES,
    "near",
    "days",
    "whole near",
    "whole untitled",
    "whole squared",
)
"""What the weights are for, in this order."""


def inputs(
    features: NDArray[np.float64], days: NDArray[np.float64]
) -> NDArray[np.float64]:
    """The features with the days apart, and what of them acts together."""
    whole = features[:, FEATURES.index("whole")]
    near = np.maximum(0.0, 1.0 - days)
    untitled = features[:, FEATURES.index("untitled")]
    more = (near, np.log1p(days), whole * near, whole * untitled, whole**2)
    return np.column_stack([features, *more])


def score(
    features: NDArray[np.float64], days: NDArray[np.float64]
) -> NDArray[np.float64]:
    """From 0 to 1 for each pair: how surely it is of one event.

    Summed input by input, so that a pair's score is the same in any company.
    """
    total = np.full(len(days), INTERCEPT)
    for column, weight in zip(inputs(features, days).T, WEIGHTS, strict=True):
        total += weight * column
    return np.round(1.0 / (1.0 + np.exp(-total)), DECIMALS)


def _learned() -> tuple[float, tuple[float, ...], float, float]:
    path = files("services.enrich.data") / "reranker.toml"
    learned = tomllib.loads(path.read_text(encoding="utf-8"))
    weights = tuple(float(learned["weights"][name]) for name in INPUTS)
    kinds = learned["kinds"]
    return learned["intercept"], weights, kinds["same_event"], kinds["background"]


INTERCEPT, WEIGHTS, SAME_EVENT, BACKGROUND = _learned()

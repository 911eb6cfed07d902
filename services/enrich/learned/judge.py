"""From the signs of a story and a label to a probability: a logistic curve."""

from dataclasses import dataclass
from functools import cache

import numpy as np
from scipy.special import expit

from services.enrich.learned.space import Floats


@dataclass(frozen=True)
class Judge:
    """Weights of the signs, of their squares and of their products."""

    mean: Floats
    scale: Floats
    weights: Floats
    bias: float

    def probability(self, signs: Floats) -> Floats:
        """For each row of signs, how likely the label is."""
        score = expanded((signs - self.mean) / self.scale) @ self.weights + self.bias
        return np.asarray(expit(score))


_pairs = cache(np.triu_indices)


def expanded(signs: Floats) -> Floats:
    """The signs, and every product of two of them."""
    left, right = _pairs(signs.shape[1])
    return np.hstack([signs, signs[:, left] * signs[:, right]])

"""How surely two stories tell of one event, by the company that both keep.

Two events of one kind are told in the same words, yet each of their stories stands
nearer to its own. Who stands near to both therefore says more than the pair alone.
"""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from scipy.special import expit

from services.enrich.shipped import shipped


NEAREST = 5
"""A story's nearest, whose mean says how near is near for it."""
WEAK, SURE = 0.2, 0.9996
"""The line keeps no weaker links; scores above are as sure as can be."""
UNNAMED = -3.0
"""Log odds of a pair that is not named, or is weak."""
STEPS = 1000.0
"""Nearness is kept in whole steps: their products add up the same in any order."""
DOUBT, DOUBTED = 2.0, 0.2
"""Company that each pair has besides, and how much of it is common: few tell little."""
DECIMALS = 6

Square = NDArray[np.float64]


class Learned(NamedTuple):
    """Log odds: a constant, and weights of a pair's own and of company in common."""

    constant: float
    odds: float
    common: float


def in_company(scores: Square) -> Square:
    """Scores of pairs from 0 to 1, raised or lowered by the company in common.

    Symmetric squares; 0 where a pair is not named. A pair's score depends on those
    around it, and not on the order in which they stand.
    """
    odds, common = told(scores)
    total = LEARNED.constant + LEARNED.odds * odds + LEARNED.common * common
    return np.asarray(np.round(expit(total), DECIMALS))


def told(scores: Square) -> tuple[Square, Square]:
    """Each pair's own log odds, and the share of their company that is common."""
    within = np.clip(scores, WEAK, SURE)
    linked = scores >= WEAK
    odds = np.where(linked, np.log(within / (1.0 - within)), UNNAMED)
    company = _company(np.where(linked, odds, -np.inf))
    both = company @ company.T
    lengths = np.sqrt(both.diagonal())
    doubt = DOUBT * STEPS**2
    return odds, (both + DOUBTED * doubt) / (np.outer(lengths, lengths) + doubt)


def _company(near: Square) -> Square:
    """How near each stands to each, a row a story: itself and its nearest `STEPS`."""
    nearest = -np.sort(-near, axis=1)[:, :NEAREST]
    found = np.isfinite(nearest)
    count = np.maximum(found.sum(axis=1), 1)
    usual = np.where(found, nearest, 0.0).sum(axis=1) / count
    company = np.exp(np.minimum(near - usual[:, None], 0.0))
    np.fill_diagonal(company, 1.0)
    return np.asarray(np.rint(company * STEPS))


LEARNED = Learned(**shipped("company.toml"))

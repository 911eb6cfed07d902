"""What the rules of versions read of pairs: columns, a value for each pair."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from scipy.special import expit

from services.enrich.related.columns import Floats, Rows
from services.enrich.related.marks import Mark
from services.enrich.related.prints import Place
from services.enrich.related.resemblance import resemblance
from services.enrich.related.shelf import Shelf
from services.enrich.related.similarity import Likeness, untitled
from services.enrich.related.vectors import PLACES
from services.enrich.shipped import shipped


Flags = NDArray[np.bool_]
_WEIGHTS: dict[str, float] = shipped("versions.toml")["odds"]
_LONGEST = 4.0
"""Days after which it matters no more how many."""


class Pairs(NamedTuple):
    """Columns, a value for each pair; shares are 0 to 1."""

    alike: Floats
    """Wording in common."""
    contained: Floats
    """Terms in common, of the one that has less; by how telling they are."""
    terms: Floats
    """Terms of the one that has fewer."""
    whole: Floats
    title: Floats
    titled: Flags
    """Both have a title."""
    names: Floats
    """Names in common, of both."""
    named: Flags
    """Both have names."""
    lead: Floats
    figures: Floats
    """Figures in common, of both; `figures_least`: of the one that has less."""
    figures_least: Floats
    figured: Flags
    """Both tell figures."""
    days: Floats
    bare: Flags
    """One is a title without a text, the other has one."""
    texts: Flags
    """Both have a text."""
    corrected: Flags
    """Either says that it corrects."""
    version: Floats
    """The odds, as a share, that the same words tell the same thing."""


def pairs_of(
    shelf: Shelf, query: int, rows: Rows, likeness: Likeness, days: Floats
) -> Pairs:
    """The columns that the rules read; `likeness`, `days`: to each of these rows."""
    lengths = shelf.lengths[:, PLACES.index(Place.FIGURE)]
    named = shelf.lengths[:, PLACES.index(Place.NAME)]
    figures, least, figured = _figures(
        lengths[query], lengths[rows], likeness["figures_shared"]
    )
    bare, texts, corrected = _marks(Mark(int(shelf.flags[query])), shelf.flags[rows])
    columns = {
        "alike": resemblance(shelf.wording, query, rows),
        "contained": likeness["contained"],
        "lead": likeness["lead"],
        "figures": figures,
        "figures_least": least,
        "days": days,
    }
    counts = shelf.terms.counts
    return Pairs(
        **columns,
        terms=np.minimum(counts[query], counts[rows]).astype(np.float64),
        whole=likeness["whole"],
        title=likeness["title"],
        titled=~untitled(shelf, query, rows),
        names=likeness["names"],
        named=np.minimum(named[query], named[rows]) > 0,
        figured=figured,
        bare=bare,
        texts=texts,
        corrected=corrected,
        version=_odds(columns, figured),
    )


def _marks(mine: Mark, theirs: NDArray[np.uint8]) -> tuple[Flags, Flags, Flags]:
    """Where one is bare and the other not, both have a text, either corrects."""
    bare, corrected = theirs & Mark.BARE != 0, theirs & Mark.CORRECTED != 0
    return (
        bare != (Mark.BARE in mine),
        ~bare & (Mark.BARE not in mine),
        corrected | (Mark.CORRECTED in mine),
    )


def _figures(
    mine: float, theirs: Floats, shared_log: Floats
) -> tuple[Floats, Floats, Flags]:
    """The figures in common of both, of the one that has less, and if both have any."""
    own, other = mine**2, theirs**2
    shared = np.expm1(shared_log)
    fewer = np.minimum(own, other)
    figured = fewer > 0
    union = np.where(figured, own + other - shared, 1.0)
    least = shared / np.where(figured, fewer, 1.0)
    return shared / union, np.minimum(least, 1.0), figured


def _odds(columns: dict[str, Floats], figured: Flags) -> Floats:
    """By the learned weights; every term is of this pair alone."""
    days = np.minimum(columns["days"], _LONGEST)
    said = _WEIGHTS["constant"] + _WEIGHTS["no_figures"] * ~figured
    for name, values in {**columns, "days": days}.items():
        said = said + _WEIGHTS[name] * values
    return np.asarray(expit(said))

"""Duplicates, versions and corrections of a story, and reports that only look so.

A pair is judged by the two prints and their times alone, either way round. The rules
are tried in order and the first that holds decides; where none does, the pair is
nothing special and keeps what it was judged before.
"""

import tomllib
from collections.abc import Callable
from importlib.resources import files
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from scipy.special import expit

from schemas.relation import Relation
from services.enrich.related.columns import Floats, Rows
from services.enrich.related.marks import Mark
from services.enrich.related.prints import Place
from services.enrich.related.reranker import DECIMALS
from services.enrich.related.resemblance import resemblance
from services.enrich.related.shelf import Shelf
from services.enrich.related.similarity import Likeness
from services.enrich.related.vectors import PLACES


Flags = NDArray[np.bool_]
Kinds = NDArray[np.object_]
"""A `Relation` for each pair."""
_DATA = tomllib.loads(
    (files("services.enrich.data") / "versions.toml").read_text(encoding="utf-8")
)
_WEIGHTS: dict[str, float] = _DATA["odds"]
_LEAST: dict[str, dict[str, float]] = _DATA["least"]
HALF_A_DAY = 0.5
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


class Rule(NamedTuple):
    """`least` and `most`: the scores of the pairs it holds for, by their `strength`."""

    name: str
    kind: Relation
    least: float
    most: float
    holds: Callable[[Pairs], Flags]
    strength: Callable[[Pairs], Floats]


def _same_figures(p: Pairs) -> Flags:
    """All but a few; of a long text all of the shorter's: it was cut at its end.

    Within half a day a revised figure does not make another story.
    """
    at = _LEAST["duplicate"]
    revised = (p.figures >= at["revised"]) & (p.figures_least >= at["revised_least"])
    soon = (p.days <= HALF_A_DAY) & (revised | (p.alike >= at["alike_anyhow"]))
    cut = (p.figures_least >= at["figures_least"]) & (p.terms >= at["cut_terms"])
    return ~p.figured | (p.figures >= at["figures"]) | cut | soon


def _duplicate(p: Pairs) -> Flags:
    at = _LEAST["duplicate"]
    near = (p.alike >= at["alike"]) & (p.contained >= at["contained"])
    return near & _same_figures(p) & ~p.bare & ~p.corrected


def _correction(p: Pairs) -> Flags:
    """A correction tells nearly what its original told, in nearly its words."""
    at = _LEAST["correction"]
    said = (p.alike >= at["alike"]) & (p.contained >= at["contained"])
    likely = (p.version >= at["version"]) | (p.days <= HALF_A_DAY)
    return p.corrected & ~p.bare & said & likely


def _alert(p: Pairs) -> Flags:
    """A story after an alert tells all it told, in its first lines, and soon.

    Of a title of a few words many a story tells all.
    """
    at = _LEAST["alert"]
    told = (p.contained >= at["contained"]) & (p.lead >= at["lead"])
    near = (p.whole >= at["whole"]) & (_told(p) >= at["told"])
    return p.bare & told & near & (p.days <= at["most_days"]) & (p.terms >= at["terms"])


def _told(p: Pairs) -> Floats:
    """Less the later: what follows is told in the same words too."""
    return np.asarray((p.contained + p.whole + p.lead) / 3 - 2 * p.days)


def _version(p: Pairs) -> Flags:
    """The same words within a day and a half; after half a day, the same figures."""
    at = _LEAST["version"]
    titled = (p.title >= at["title"]) & (p.alike >= at["alike_titled"])
    told = (p.contained >= at["contained"]) & (p.version >= at["version"])
    same = ~p.figured | (p.figures >= at["figures"]) | (p.days <= HALF_A_DAY)
    said = (p.alike >= at["alike"]) | titled
    return p.texts & said & told & same & (p.days <= at["most_days"])


def _recurring(p: Pairs) -> Flags:
    """The same title, or many of the words, but other figures."""
    at = _LEAST["recurring"]
    said = (p.title >= at["title"]) | (p.alike >= at["alike"])
    most = np.where(p.days <= HALF_A_DAY, at["most_figures"], at["most_figures_later"])
    return p.texts & said & p.figured & (p.figures < most)


RULES = (
    Rule("duplicate", Relation.DUPLICATE, 0.95, 1.0, _duplicate, lambda p: p.alike),
    Rule(
        "correction",
        Relation.EARLIER_VERSION,
        0.95,
        1.0,
        _correction,
        lambda p: (p.alike + p.contained) / 2,
    ),
    Rule("alert", Relation.EARLIER_VERSION, 0.9, 1.0, _alert, _told),
    Rule("version", Relation.EARLIER_VERSION, 0.9, 1.0, _version, lambda p: p.version),
    Rule("recurring", Relation.BACKGROUND, 0.2, 0.3, _recurring, lambda p: p.version),
)
"""The first that holds decides."""


def judged(pairs: Pairs, scores: Floats, kinds: Kinds) -> tuple[Floats, Kinds]:
    """Scores and kinds, those of pairs that are something special put right."""
    scores, kinds, free = scores.copy(), kinds.copy(), np.ones(len(scores), dtype=bool)
    for rule in RULES:
        its = free & rule.holds(pairs)
        if not its.any():
            continue
        strength = np.clip(rule.strength(pairs)[its], 0.0, 1.0)
        span = rule.most - rule.least
        scores[its] = np.round(rule.least + span * strength, DECIMALS)
        kinds[its] = rule.kind
        free &= ~its
    return scores, kinds


def possible(likeness: Likeness) -> Flags:
    """Where a rule may hold: whose wording is worth a look."""
    at = _LEAST["possible"]
    told: Flags = likeness["contained"] >= at["contained"]
    titled: Flags = likeness["title"] >= at["title"]
    near: Flags = likeness["whole"] >= at["whole"]
    return (told | titled) & near


def pairs_of(
    shelf: Shelf, query: int, rows: Rows, likeness: Likeness, days: Floats
) -> Pairs:
    """The columns that the rules read; `likeness`, `days`: to each of these rows."""
    lengths = shelf.lengths[:, PLACES.index(Place.FIGURE)]
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

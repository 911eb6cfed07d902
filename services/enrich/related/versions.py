"""Duplicates, versions and corrections of a story, and reports that only look so.

A pair is judged by the two prints and their times alone, either way round. The rules
are tried in order and the first that holds decides; where none does, the pair is
nothing special and keeps what it was judged before.
"""

from collections.abc import Callable
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from schemas.relation import Relation
from services.enrich.related.columns import Floats
from services.enrich.related.evidence import Flags, Pairs
from services.enrich.related.reranker import DECIMALS
from services.enrich.related.similarity import Likeness
from services.enrich.shipped import shipped


Kinds = NDArray[np.object_]
"""A `Relation` for each pair."""
_LEAST: dict[str, dict[str, float]] = shipped("versions.toml")["least"]
HALF_A_DAY = 0.5


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
    later = (p.version >= at["version"]) & (
        ~p.figured | (p.figures_least >= at["figures_least"])
    )
    return p.corrected & ~p.bare & said & (later | (p.days <= HALF_A_DAY))


def _alert(p: Pairs) -> Flags:
    """A story after an alert tells all it told, in its first lines, and soon.

    Of a title of a few words many a story tells all.
    """
    at = _LEAST["alert"]
    told = (p.contained >= at["contained"]) & (p.lead >= at["lead"])
    near = (p.whole >= at["whole"]) & (_told(p) >= at["told"])
    soon = p.days <= at["most_days"]
    same = ~p.figured | (p.figures_least >= at["figures_least"])
    return p.bare & told & near & soon & same & (p.terms >= at["terms"])


def _told(p: Pairs) -> Floats:
    """Less the later: what follows is told in the same words too."""
    return np.asarray((p.contained + p.whole + p.lead) / 3 - 2 * p.days)


def _version(p: Pairs) -> Flags:
    """The same words within a day and a half, of one subject, with the same figures.

    Within half a day some figures may be others.
    """
    at = _LEAST["version"]
    titled = (p.title >= at["title"]) & (p.alike >= at["alike_titled"])
    told = (p.contained >= at["contained"]) & (p.version >= at["version"])
    said = (p.alike >= at["alike"]) | titled
    figures = p.figured & (p.figures >= at["figures"])
    some = (p.figures_least >= at["some"]) | (p.contained >= at["contained_anyhow"])
    revised = ~p.figured | (some & (p.days <= HALF_A_DAY))
    same = figures | (revised & _one_subject(p))
    return p.texts & said & told & same & (p.days <= at["most_days"])


def _one_subject(p: Pairs) -> Flags:
    """Reports in one form, of other places or companies, differ in title and names.

    What tells nearly all of the other's is of its subject under any title.
    """
    at = _LEAST["subject"]
    named = p.names >= at["names"]
    titled = (p.title >= at["title"]) | (named & (p.title >= at["title_named"]))
    return np.where(p.titled, titled, named) | (p.contained >= at["contained"])


def _recurring(p: Pairs) -> Flags:
    """Many of the words, or days later the same title, but other figures; or other names."""
    at = _LEAST["recurring"]
    worded, later = p.alike >= at["alike"], p.days > HALF_A_DAY
    most = np.where(later, at["most_figures_later"], at["most_figures"])
    said = worded | (later & (p.title >= at["title"]))
    figures = said & p.figured & (p.figures < most)
    names = worded & p.named & (p.names < at["most_names"]) & ~_one_subject(p)
    return p.texts & (figures | names)


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

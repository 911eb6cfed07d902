"""What speaks for a label beside its margin: its rank, its name, its company.

A label with two examples has hardly a margin to go by. So what all labels have in
common is learned once for all of them, from pairs of a story and a label.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray
from scipy.special import expit

from services.enrich.learned.features import IN_TITLE, Said, words_of
from services.enrich.learned.space import Floats, Places


COLUMNS = 9
FIRST = 6
"""So many labels of a story are looked at, by margin; others need a sign."""
LEAST_MARGIN = -0.6
_STEEP = 4.0
_PAIR = 2
_UNNAMED = (0.0, 0.0, 0.0)


@dataclass(frozen=True)
class Labels:
    """The labels of a model, how many examples each had, and which go together.

    `company`: for each label (row) how often each other (column) stood beside it.
    """

    names: tuple[str, ...]
    examples: Floats
    company: Floats

    @classmethod
    def of(cls, names: Sequence[str], given: NDArray[np.bool_]) -> "Labels":
        """From stories (rows) and which labels (columns) each was given."""
        together = given.T.astype(np.float64) @ given.astype(np.float64)
        examples = np.diag(together).copy()
        company = together / np.maximum(examples, 1)[:, None]
        np.fill_diagonal(company, 0)
        rounded = company.astype(np.float32).astype(np.float64)
        return cls(tuple(names), examples, rounded)

    @cached_property
    def spellings(self) -> tuple[tuple[tuple[str, ...], str], ...]:
        """Each label's words, and the feature that says all of it (if there is one)."""
        words = [tuple(words_of(name)) for name in self.names]
        return tuple((w, " ".join(w) if len(w) <= _PAIR else w[0]) for w in words)

    @cached_property
    def first_words(self) -> dict[str, list[int]]:
        """The places of labels by the first of their words."""
        found: dict[str, list[int]] = {}
        for at, (words, _) in enumerate(self.spellings):
            if words:
                found.setdefault(words[0], []).append(at)
        return found

    @cached_property
    def companions(self) -> Floats:
        """For each label (row) how often it stood beside each other (column)."""
        return np.ascontiguousarray(self.company.T)


def pairs_of(labels: Labels, margins: Floats, said: Said) -> tuple[Places, Floats]:
    """The labels worth a look, and for each a row of `COLUMNS` signs.

    `margins`: by how much the story is on each label's side. One story's. The first
    result holds places of labels.
    """
    named = _named(labels, said)
    order = np.argsort(-margins, kind="stable")
    rank = np.empty(len(order))
    rank[order] = np.arange(len(order))
    seen = (rank < FIRST) | (margins > LEAST_MARGIN)
    seen[list(named)] = True
    at = np.flatnonzero(seen)
    best = margins[order[0]]
    second = margins[order[1]] if len(order) > 1 else best
    support = expit(_STEEP * margins)
    columns = (
        margins[at],
        (support * labels.companions[at]).max(axis=1),
        np.where(rank[at] == 0, margins[at] - second, margins[at] - best),
        np.minimum(rank[at], 2 * FIRST),
        np.log1p(labels.examples[at]),
        np.full(len(at), best),
        *np.array([named.get(label, _UNNAMED) for label in at.tolist()]).T,
    )
    return at, np.stack(columns, axis=1)


def _named(labels: Labels, said: Said) -> dict[int, tuple[float, float, float]]:
    """By label how often it is said, whether the title says it, and 1: the text does."""
    found = {}
    for first in labels.first_words.keys() & said.keys():
        for at in labels.first_words[first]:
            words, whole = labels.spellings[at]
            if all(word in said for word in words):
                in_title = all(IN_TITLE + word in said for word in words)
                found[at] = (float(np.log1p(said[whole])), float(in_title), 1.0)
    return found

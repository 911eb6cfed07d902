"""What speaks for a label beside its margin: its rank, its name, its company.

A label with two examples has hardly a margin to go by. So what all labels have in
common is learned once for all of them, from pairs of a story and a label.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from services.enrich.learned.features import IN_TITLE, Said, words_of
from services.enrich.learned.space import Floats, Places


COLUMNS = 9
FIRST = 6
"""So many labels of a story are looked at, by margin; others need a sign."""
LEAST_MARGIN = -0.6
_STEEP = 4.0
_PAIR = 2


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


def pairs_of(labels: Labels, margins: Floats, said: Said) -> tuple[Places, Floats]:
    """The labels worth a look, and for each a row of `COLUMNS` signs.

    `margins`: by how much the story is on each label's side. One story's. The first
    result holds places of labels.
    """
    named = _named(labels, said)
    order = np.argsort(-margins, kind="stable")
    rank = np.empty(len(order))
    rank[order] = np.arange(len(order))
    best = margins[order[0]]
    second = margins[order[1]] if len(order) > 1 else best
    support = 1 / (1 + np.exp(-_STEEP * margins))
    columns = (
        margins,
        (support[:, None] * labels.company).max(axis=0),
        np.where(rank == 0, margins - second, margins - best),
        np.minimum(rank, 2 * FIRST),
        np.log1p(labels.examples),
        np.full(len(margins), best),
        *named.T,
    )
    seen = (rank < FIRST) | (margins > LEAST_MARGIN) | (named[:, 2] > 0)
    looked_at = np.flatnonzero(seen)
    return looked_at, np.stack(columns, axis=1)[looked_at]


def _named(labels: Labels, said: Said) -> Floats:
    """How often the label is said, whether the title says it, and whether the text."""
    signs = np.zeros((len(labels.names), 3))
    for at, (words, whole) in enumerate(labels.spellings):
        if words and all(word in said for word in words):
            in_title = all(IN_TITLE + word in said for word in words)
            signs[at] = np.log1p(said[whole]), in_title, 1
    return signs

"""What was learned, and what it says of a story."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from services.enrich.fields import Fields
from services.enrich.learned.features import Said, said_in, shown, tells
from services.enrich.learned.judge import Judge
from services.enrich.learned.lists import list_scores
from services.enrich.learned.pairs import Labels, pairs_of
from services.enrich.learned.space import Floats, Places, Space
from services.enrich.words import Counts


REASONS = 3


class Kind(StrEnum):
    """What the labels are: one to a story, or any number."""

    SECTION = "section"
    TOPICS = "topics"


class Opinion(NamedTuple):
    """A label that a story may have; `confidence` is a probability."""

    label: str
    confidence: float
    why: str


class Placed(NamedTuple):
    """A story of a language in a model's space: axes, and values of length 1."""

    language: str
    at: Places
    values: Floats


@dataclass(frozen=True)
class Lines:
    """A straight line a label: `weights` (features, labels), `lists`, `bias`."""

    weights: NDArray[np.float32]
    lists: Floats
    bias: Floats


@dataclass(frozen=True)
class Model:
    """A model of one kind; `judge` for topics, `steepness` for sections.

    `threshold`: the least probability of a topic; `lists`: names of our word lists.
    """

    kind: Kind
    labels: Labels
    space: Space
    lists: tuple[str, ...]
    lines: Lines
    judge: Judge | None
    threshold: float
    steepness: float

    def opinions(self, fields: Fields, counts: Counts) -> tuple[Opinion, ...]:
        """The labels of a story, surest first; of topics only those it surely has.

        `counts`: of our word lists. A story without a known word has no label; of words
        that are all unknown its figures alone say nothing.
        """
        said = said_in(fields, characters=self.kind is Kind.SECTION)
        at, values = self.space.place(said)
        if not self._knows(at, said):
            return ()
        scores = list_scores(counts, self.lists) if self.lists else np.zeros(0)
        margins = values @ self.lines.weights[at] + self.lines.bias
        margins += scores @ self.lines.lists
        found = self._probable(np.asarray(margins, dtype=np.float64), said)
        ranked = sorted(found, key=lambda pair: (-pair[1], pair[0]))
        placed = Placed(fields.language, at, values)
        return tuple(self._opinion(label, p, placed) for label, p in ranked)

    def _knows(self, at: Places, said: Said) -> bool:
        """A word, or figures of a story that has no words."""
        known = (self.space.features[place] for place in at.tolist())
        return any(map(tells, known)) or (len(at) > 0 and not any(map(tells, said)))

    def _probable(self, margins: Floats, said: Said) -> Iterator[tuple[int, float]]:
        if self.judge is None:
            yield from enumerate(shares(margins, self.steepness).tolist())
            return
        places, signs = pairs_of(self.labels, margins, said)
        likely = self.judge.probability(signs)
        for place, probability in zip(places, likely, strict=True):
            if probability >= self.threshold:
                yield int(place), float(probability)

    def _opinion(self, label: int, probability: float, placed: Placed) -> Opinion:
        name = self.labels.names[label]
        confidence = round(min(1.0, probability), 3)
        return Opinion(name, confidence, self._why(label, placed))

    def _why(self, label: int, placed: Placed) -> str:
        """The words that spoke most for the label."""
        language, at, values = placed
        shares = values * self.lines.weights[at, label]
        words: dict[str, None] = {}
        for one in np.argsort(-shares, kind="stable"):
            if shares[one] <= 0 or len(words) == REASONS:
                break
            if word := shown(self.space.features[at[one]], language):
                words[word] = None
        return "learned: " + ", ".join(words) if words else "learned"


def shares(margins: Floats, steepness: float) -> Floats:
    """Margins as probabilities that add up to one, along the last axis."""
    raised = np.exp(steepness * (margins - margins.max(axis=-1, keepdims=True)))
    return np.asarray(raised / raised.sum(axis=-1, keepdims=True))

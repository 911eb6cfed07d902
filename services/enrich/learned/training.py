"""Learning a model from labelled stories: lines first, then what lies behind them.

Each story's margins for the second step come from lines that have not seen it.
Nothing here is left to chance: the same stories give the same model.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix, hstack
from sklearn.linear_model import LogisticRegression
from sklearn.svm import LinearSVC

from services.enrich.learned.features import Said
from services.enrich.learned.judge import Judge, expanded
from services.enrich.learned.lists import NAMES
from services.enrich.learned.model import Kind, Lines, Model, shares
from services.enrich.learned.pairs import Labels, pairs_of
from services.enrich.learned.space import Floats, Space, stacked


FOLDS = 5
FEW = 5
"""A label with fewer examples is told: it may not be recognised."""
STRICTNESS = {Kind.SECTION: 0.5, Kind.TOPICS: 4.0}
"""How much a line minds an example on its wrong side."""
JUDGE_STRICTNESS = 0.5
STEPS = 300
THRESHOLDS = np.arange(0.25, 0.56, 0.05)
STEEPNESSES = (1.0, 1.5, 2.0, 3.0, 4.0, 6.0, 8.0)
MIDDLE = 0.4

Tick = Callable[[], None]
Given = NDArray[np.bool_]
"""Which labels (columns) each story (row) was given."""


class Example(NamedTuple):
    """A story's features, what our word lists found in it, and its labels."""

    said: Said
    lists: Floats
    labels: frozenset[str]


class NothingToLearn(ValueError):  # noqa: N818 - its message is all there is to say
    """These stories teach nothing; the message says why."""


@dataclass(frozen=True)
class Taught:
    """Examples side by side."""

    kind: Kind
    said: Sequence[Said]
    lists: Floats
    given: Given

    def some(self, which: Given) -> "Taught":
        """Only these of the stories."""
        said = [said for said, is_in in zip(self.said, which, strict=True) if is_in]
        return Taught(self.kind, said, self.lists[which], self.given[which])


def steps(kind: Kind, examples: Sequence[Example]) -> int:
    """How often `learn` will call `tick`."""
    return (1 + FOLDS) * len(labels_of(kind, examples))


def labels_of(kind: Kind, examples: Iterable[Example]) -> tuple[str, ...]:
    """The labels that can be learned: a section needs two stories."""
    counts: dict[str, int] = {}
    for example in examples:
        for label in example.labels:
            counts[label] = counts.get(label, 0) + 1
    least = 2 if kind is Kind.SECTION else 1
    return tuple(sorted(label for label, n in counts.items() if n >= least))


def usable(kind: Kind, examples: Sequence[Example]) -> Sequence[Example]:
    """The stories that are learned from: without topics too, but not without section."""
    names = frozenset(labels_of(kind, examples))
    return [e for e in examples if kind is Kind.TOPICS or e.labels & names]


def learn(kind: Kind, examples: Sequence[Example], tick: Tick) -> Model:
    """The model of these stories; `tick` is called `steps` times.

    Raises `NothingToLearn`.
    """
    names = labels_of(kind, examples)
    taught = _taught(kind, usable(kind, examples), names)
    _check(taught, names)
    space, lines = _lines(taught, tick)
    if not space.features:
        raise NothingToLearn("no word occurs in two of the stories")
    labels = Labels.of(names, taught.given)
    judge, threshold, steepness = _behind(taught, names, tick)
    lists = NAMES if kind is Kind.SECTION else ()
    return Model(kind, labels, space, lists, lines, judge, threshold, steepness)


def _taught(kind: Kind, examples: Sequence[Example], names: Sequence[str]) -> Taught:
    given = np.array([[n in e.labels for n in names] for e in examples], dtype=bool)
    lists = np.array([e.lists for e in examples])
    if kind is Kind.TOPICS:
        lists = np.zeros((len(examples), 0))
    return Taught(kind, [e.said for e in examples], lists, given)


def _check(taught: Taught, names: Sequence[str]) -> None:
    if not names:
        raise NothingToLearn("no label has enough stories to learn from")
    if not (taught.given != taught.given[0]).any():
        raise NothingToLearn(
            f"every story has the same label ({', '.join(names)}): nothing to tell apart"
        )


def _lines(taught: Taught, tick: Tick) -> tuple[Space, Lines]:
    """A line for each label; one that all stories or none of them have is flat."""
    space = Space.of(taught.said)
    count = taught.given.shape[1]
    weights = np.zeros((len(space.features) + taught.lists.shape[1], count))
    bias = np.where(taught.given.all(axis=0), 1.0, -1.0)
    matrix = _matrix(space, taught) if space.features else None
    for label in range(count):
        tick()
        given = taught.given[:, label]
        if matrix is not None and given.any() and not given.all():
            line = LinearSVC(C=STRICTNESS[taught.kind], random_state=0)
            line.fit(matrix, given)
            weights[:, label], bias[label] = line.coef_[0], line.intercept_[0]
    # As the file keeps them, so that training and tagging see the same.
    kept = weights[: len(space.features)].astype(np.float16).astype(np.float32)
    return space, Lines(kept, weights[len(space.features) :], bias)


def _matrix(space: Space, taught: Taught) -> csr_matrix:
    rows = stacked(space.place(said) for said in taught.said)
    words = csr_matrix(rows, shape=(len(taught.said), len(space.features)))
    return hstack([words, csr_matrix(taught.lists)]).tocsr()


def _behind(
    taught: Taught, names: Sequence[str], tick: Tick
) -> tuple[Judge | None, float, float]:
    """Judge, threshold and steepness, from margins of stories that no line has seen."""
    fold = np.random.default_rng(0).permutation(len(taught.said)) % FOLDS
    unseen = [_unseen(taught, fold == number, names, tick) for number in range(FOLDS)]
    if taught.kind is Kind.SECTION:
        return None, 0.0, _steepness(unseen)
    judge, threshold = _judge(unseen)
    return judge, threshold, 1.0


class Unseen(NamedTuple):
    """Stories left out, and what the lines of the others say of them."""

    said: Sequence[Said]
    given: Given
    margins: Floats
    labels: Labels


def _unseen(taught: Taught, out: Given, names: Sequence[str], tick: Tick) -> Unseen:
    rest, tried = taught.some(~out), taught.some(out)
    space, lines = _lines(rest, tick)
    margins = np.tile(lines.bias, (len(tried.said), 1))
    for row, said in enumerate(tried.said):
        at, values = space.place(said)
        margins[row] += values @ lines.weights[at] + tried.lists[row] @ lines.lists
    return Unseen(tried.said, tried.given, margins, Labels.of(names, rest.given))


def _steepness(unseen: Sequence[Unseen]) -> float:
    """The steepness under which the labels given were the likeliest."""
    margins = np.concatenate([part.margins for part in unseen])
    given = np.concatenate([part.given for part in unseen])
    likelihood = [np.log(shares(margins, s)[given]).sum() for s in STEEPNESSES]
    return STEEPNESSES[int(np.argmax(likelihood))]


def _judge(unseen: Sequence[Unseen]) -> tuple[Judge, float]:
    signs, truth, label = _pairs(unseen)
    scale = signs.std(axis=0)
    scale[scale == 0] = 1.0
    mean = signs.mean(axis=0)
    if truth.all() or not truth.any():
        bias = 3.0 if truth.all() else -3.0
        flat = np.zeros(expanded(signs[:1]).shape[1])
        return Judge(mean, scale, flat, bias), MIDDLE
    curve = LogisticRegression(C=JUDGE_STRICTNESS, max_iter=STEPS)
    curve.fit(expanded((signs - mean) / scale), truth)
    judge = Judge(mean, scale, curve.coef_[0], float(curve.intercept_[0]))
    missed = np.sum([part.given.sum(axis=0) for part in unseen], axis=0)
    return judge, _threshold(judge.probability(signs), truth, label, missed)


def _pairs(unseen: Sequence[Unseen]) -> tuple[Floats, Given, NDArray[np.int64]]:
    """Signs, truth and label of every pair worth a look."""
    found: list[tuple[Floats, Given, NDArray[np.int64]]] = []
    for part in unseen:
        rows = zip(part.said, part.margins, part.given, strict=True)
        for said, margins, given in rows:
            places, signs = pairs_of(part.labels, margins, said)
            found.append((signs, given[places], places))
    return (
        np.concatenate([signs for signs, _, _ in found]),
        np.concatenate([truth for _, truth, _ in found]),
        np.concatenate([label for _, _, label in found]),
    )


def _threshold(
    likely: Floats, truth: Given, label: NDArray[np.int64], given: NDArray[np.int64]
) -> float:
    """Where F1 over all pairs and the mean F1 of the labels are best together."""

    def score(least: float) -> float:
        said = likely >= least
        right = np.bincount(label[said & truth], minlength=len(given))
        made = np.bincount(label[said], minlength=len(given))
        each = 2 * right / np.maximum(made + given, 1)
        every = 2 * right.sum() / max(made.sum() + given.sum(), 1)
        return float(every + each.mean())

    return float(max(THRESHOLDS, key=score).round(2))

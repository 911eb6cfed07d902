"""Running stories against the events of a set whose labels are complete."""

from collections.abc import Callable, Iterator, Sequence
from functools import partial

import numpy as np
from numpy.typing import NDArray
from scipy.cluster.hierarchy import fcluster, linkage

from tests.benchmarks.enrichment.related import tfidf
from tests.benchmarks.enrichment.resampling import interval
from tests.benchmarks.enrichment.row import Row
from tests.benchmarks.enrichment.wires import Wire, wire


SET = "ecbplus-dev"
PLAIN_DISTANCES = np.arange(0.5, 0.95, 0.01)

Labels = NDArray[np.int64]


def measure() -> Iterator[Row]:
    """B-cubed F and adjusted Rand index; plain: TF-IDF cut where it fits best."""
    of = wire(SET)
    gold, ours, plain = _labels(of)
    for name, figure, reach, aim in FIGURES:
        low, high = interval(len(gold), partial(_resampled, figure, gold, ours))
        base = figure(gold, plain)
        yield Row(f"{SET} {name}", figure(gold, ours), low, high, base, reach, aim)


def figures_of(of: Wire) -> list[tuple[float, float]]:
    """Each figure of a wire: ours, plain."""
    gold, ours, plain = _labels(of)
    return [(figure(gold, ours), figure(gold, plain)) for _, figure, *_ in FIGURES]


def _labels(of: Wire) -> tuple[Labels, Labels, Labels]:
    gold = _numbered(of.events)
    ours = _numbered([str(linked.story) for linked in of.linked()])
    return gold, ours, _plain(of.texts, gold)


def _resampled(
    figure: Callable[[Labels, Labels], float], gold: Labels, found: Labels, rows: Labels
) -> float:
    return figure(gold[rows], found[rows])


def b_cubed(gold: Labels, found: Labels) -> float:
    """The harmonic mean of each story's precision and recall, both averaged."""
    table, golds, founds = _table(gold, found)
    both = table[gold, found]
    precision, recall = (both / founds[found]).mean(), (both / golds[gold]).mean()
    return float(2 * precision * recall / (precision + recall))


def rand_index(gold: Labels, found: Labels) -> float:
    """Agreement over pairs, less what chance would give."""
    table, golds, founds = map(_pairs, _table(gold, found))
    chance = golds * founds / _pairs(np.array([len(gold)]))
    return float((table - chance) / ((golds + founds) / 2 - chance))


def _pairs(counts: NDArray[np.float64] | Labels) -> float:
    return float((counts * (counts - 1) / 2).sum())


def _table(
    gold: Labels, found: Labels
) -> tuple[NDArray[np.float64], NDArray[np.float64], NDArray[np.float64]]:
    table = np.zeros((gold.max() + 1, found.max() + 1))
    np.add.at(table, (gold, found), 1)
    return table, table.sum(axis=1), table.sum(axis=0)


def _plain(texts: list[str], gold: Labels) -> Labels:
    matrix = tfidf(texts)
    upper = np.triu_indices(len(texts), 1)
    distances = np.maximum(0.0, 1.0 - (matrix @ matrix.T).toarray()[upper])
    tree = linkage(distances, "average")
    cuts = [fcluster(tree, cut, "distance") for cut in PLAIN_DISTANCES]
    return max((cut.astype(np.int64) for cut in cuts), key=lambda c: b_cubed(gold, c))


def _numbered(names: Sequence[str]) -> Labels:
    return np.unique(np.array(names), return_inverse=True)[1].astype(np.int64)


FIGURES = (("B³ F", b_cubed, 0.95, 0.97), ("ARI", rand_index, 0.93, 0.965))
"""What is measured, how, and the bars."""

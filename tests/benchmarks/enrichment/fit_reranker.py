"""Fit the numbers of services/enrich/data/reranker.toml to the labelled pairs.

    python -m tests.benchmarks.enrichment.fit_reranker

Logistic regression with a ridge, on the candidates that the window would judge: pairs
with titles from the dated news, and those with titles alone from the teasers; the
others from the clusters.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize
from scipy.sparse import csr_array

from services.enrich.related.linking import statistics_of
from services.enrich.related.reach import LISTED
from services.enrich.related.reranker import INPUTS, inputs
from services.enrich.related.shelf import SECONDS_A_DAY, Shelf, days_between
from services.enrich.related.similarity import features
from services.enrich.related.vectors import vector_of
from tests.benchmarks.enrichment.wires import Wire, wire


FILE = Path("services/enrich/data/reranker.toml")
SAME_EVENT, BACKGROUND = 0.45, 0.004
SETS = {"news-events-dev": 1500.0, "teasers-dev": 1000.0, "ecbplus-dev": 400.0}
"""What each set's pairs weigh together, against the ridge."""
RIDGE = {"titled": 100.0, "undated": 30.0, "untitled": 1.0}
FIRSTS, SOME = slice(None, None, 3), slice(None, None, 2)
"""Teasers come in threes on one event: before the first of each nothing is right."""
UNDATED = [n for n in INPUTS if not n.startswith(("near", "days", "whole near"))]
UNTITLED = [n for n in INPUTS if not n.startswith(("title", "near", "days", "whole "))]

Array = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Asked:
    """A labelled story with its earlier candidates: their inputs, and which are right."""

    event: str
    told: Array
    right: NDArray[np.bool_]


def asked(of: Wire) -> list[Asked]:
    """The labelled stories of a set."""
    statistics = statistics_of(of.entries)
    shelf = Shelf(
        [vector_of(e.article_id, e.at, e.print, statistics) for e in of.entries]
    )
    return list(_asked(of, shelf))


def _asked(of: Wire, shelf: Shelf) -> Iterator[Asked]:
    matrix = _matrix(shelf)
    by_term = matrix.T.tocsr()
    events = np.array(of.events)
    for n in np.flatnonzero(events != "").tolist():
        cosines = (matrix[[n]] @ by_term).toarray()[0][:n]
        near = shelf.at[n] - shelf.at[:n] <= of.days * SECONDS_A_DAY
        rows = np.flatnonzero((cosines >= LISTED.candidate) & near)
        told = inputs(features(shelf, n, rows), days_between(shelf, n, rows))
        yield Asked(events[n], told, events[rows] == events[n])


def _matrix(shelf: Shelf) -> csr_array:
    _, terms, weights, ends = shelf.strongest(np.arange(len(shelf)))
    columns = np.unique(terms, return_inverse=True)[1]
    return csr_array((weights, columns, ends), shape=(len(shelf), columns.max() + 1))


def fitted(
    sets: dict[str, list[Asked]], names: Sequence[str], ridge: float
) -> tuple[float, Array]:
    """Intercept, and a weight for each of `INPUTS`; zero for those not named."""
    chosen = np.array([name in names for name in INPUTS])
    told, right, weights = _stacked(sets)
    told = told[:, chosen]
    mean, spread = told.mean(axis=0), told.std(axis=0) + 1e-9
    found = logistic((told - mean) / spread, right, weights, ridge)
    all_weights = np.zeros(len(INPUTS))
    all_weights[chosen] = found[1:] / spread
    return float(found[0] - (found[1:] / spread) @ mean), all_weights


def _stacked(sets: dict[str, list[Asked]]) -> tuple[Array, Array, Array]:
    told, right, weights = [], [], []
    for name, stories in sets.items():
        some = [one for one in stories if len(one.told)]
        own = np.concatenate([np.full(len(s.told), len(s.told) ** -0.5) for s in some])
        weights.append(own * (SETS[name] / own.sum()))
        told += [s.told for s in some]
        right += [s.right for s in some]
    return (
        np.vstack(told),
        np.concatenate(right).astype(np.float64),
        np.concatenate(weights),
    )


def logistic(told: Array, right: Array, weights: Array, ridge: float) -> Array:
    """The constant and a weight a column, by logistic regression with a ridge."""
    told = np.column_stack([np.ones(len(told)), told])
    shrunk = np.array([0.0] + [ridge] * (told.shape[1] - 1))

    def loss(w: Array) -> tuple[float, Array]:
        sums = told @ w
        error = weights * (1 / (1 + np.exp(-sums)) - right)
        missed = weights @ (np.logaddexp(0, sums) - right * sums)
        return float(missed + 0.5 * shrunk @ w**2), told.T @ error + shrunk * w

    return np.asarray(minimize(loss, np.zeros(told.shape[1]), jac=True).x)


def models(
    sets: dict[str, list[Asked]],
) -> dict[str, tuple[float, Array]]:
    """All models; the one without titles takes what time says from the first."""
    clusters = {"ecbplus-dev": sets["ecbplus-dev"]}
    teasers = sets["teasers-dev"]
    titled = {
        "news-events-dev": sets["news-events-dev"],
        "teasers-dev": teasers[FIRSTS],
    }
    first = fitted(titled, INPUTS, RIDGE["titled"])
    return {
        "titled": first,
        "undated": fitted({"teasers-dev": teasers[SOME]}, UNDATED, RIDGE["undated"]),
        "untitled": untitled(clusters, first[1]),
    }


def untitled(clusters: dict[str, list[Asked]], titled: Array) -> tuple[float, Array]:
    """A model of stories without dates; `titled`: what time says."""
    intercept, weights = fitted(clusters, UNTITLED, RIDGE["untitled"])
    near = INPUTS.index("near")
    weights[near : near + 2] = titled[near : near + 2]
    return intercept - float(weights[near]), weights


def written(learned: dict[str, tuple[float, Array]]) -> str:
    """The file: thresholds, then a table for each model."""
    lines = [
        "# Learned from labelled pairs: tests/benchmarks/enrichment/fit_reranker.py",
        "",
        "# From which score on two stories are of one event, or one is background.",
        f"same_event = {SAME_EVENT}",
        f"background = {BACKGROUND}",
    ]
    for name, (intercept, weights) in learned.items():
        told = zip(INPUTS, weights, strict=True)
        lines += ["", f"[{name}]", f"intercept = {intercept:.3f}"]
        lines += [f'"{part}" = {weight:.3f}' for part, weight in told]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    FILE.write_text(written(models({name: asked(wire(name)) for name in SETS})))

"""Fit the numbers of services/enrich/data/company.toml to the labelled clusters.

    python -m tests.benchmarks.enrichment.fit_company

A wire of all, wires of some of its kinds of event, and wires that tell each event in a
few stories only: how much company two stories have must not be learned by heart.
"""

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from services.enrich.related.company import Learned, told
from services.enrich.related.graph import graph_of
from services.enrich.related.stories import LEAST
from tests.benchmarks.enrichment.fit_reranker import logistic
from tests.benchmarks.enrichment.wires import Wire, wire


FILE = Path("services/enrich/data/company.toml")
SET = "ecbplus-dev"
SEED = 0
HALVES, FEW, THIN = 3, 4, 6
"""Times that the kinds are halved; kinds of a small wire; wires that are thinned."""
MOST_OF_AN_EVENT = 4
TOTAL, RIDGE = 400.0, 0.1
"""What all pairs weigh together, each wire as much, against the ridge."""

Array = NDArray[np.float64]
Rows = NDArray[np.int64]


def wires(of: Wire) -> Iterator[Wire]:
    """Parts of a set, each a wire of its own."""
    random = np.random.default_rng(SEED)
    kinds = kinds_of(of)
    for _ in range(HALVES):
        order = random.permutation(np.unique(kinds))
        half = len(order) // 2
        few = [order[n : n + FEW] for n in range(0, len(order) - FEW + 1, FEW)]
        for some in (order[:half], order[half:], *few[:FEW]):
            yield of.part(np.flatnonzero(np.isin(kinds, some)))
    for _ in range(THIN):
        yield of.part(_thinned(np.array(of.events), random))


def kinds_of(of: Wire) -> Rows:
    """The kind of each story's event; two events of one share a number: 7 and 7plus."""
    return np.array([int(re.sub(r"\D", "", event)) for event in of.events])


def _thinned(events: NDArray[np.str_], random: np.random.Generator) -> Rows:
    """One to four stories of each event."""
    kept: list[int] = []
    for event in np.unique(events):
        rows = np.flatnonzero(events == event)
        most = min(len(rows), int(random.integers(1, MOST_OF_AN_EVENT + 1)))
        kept += random.choice(rows, most, replace=False).tolist()
    return np.sort(np.array(kept))


def pairs_of(of: Wire) -> tuple[Array, NDArray[np.bool_]]:
    """Log odds and common company of each pair of a part, and whether of one event."""
    ids = [entry.article_id for entry in of.entries]
    links = [
        (pair.low_id, pair.high_id, pair.score)
        for linked in of.linked()
        for pair in linked.related
    ]
    events = np.array(of.events)
    found, right = [np.zeros((0, 2))], [np.zeros(0, dtype=bool)]
    for part in graph_of(ids, links).parts(LEAST):
        upper = np.triu_indices(len(part.nodes), 1)
        odds, common = told(part.square())
        found.append(np.column_stack([odds[upper], common[upper]]))
        of_part = events[part.nodes]
        right.append((of_part[:, None] == of_part)[upper])
    return np.vstack(found), np.concatenate(right)


def fitted(parts: Sequence[Wire]) -> Learned:
    """What fits all parts together."""
    pairs = [found for found in map(pairs_of, parts) if len(found[1])]
    told_, right = (np.concatenate(columns) for columns in zip(*pairs, strict=True))
    each = [np.full(len(r), TOTAL / len(pairs) / len(r)) for _, r in pairs]
    mean, spread = told_.mean(axis=0), told_.std(axis=0)
    scaled = (told_ - mean) / spread
    found = logistic(scaled, right.astype(np.float64), np.concatenate(each), RIDGE)
    odds, common = (found[1:] / spread).tolist()
    return Learned(float(found[0] - odds * mean[0] - common * mean[1]), odds, common)


HEAD = """\
# Learned from labelled clusters: tests/benchmarks/enrichment/fit_company.py

# Log odds that two stories tell of one event: a pair's own, and the company in common.
"""


if __name__ == "__main__":
    learned = fitted(list(wires(wire(SET))))._asdict()
    FILE.write_text(HEAD + "".join(f"{n} = {w:.3f}\n" for n, w in learned.items()))

"""Running stories of kinds of event that no weight was fitted on.

A third of the kinds is a wire of its own, linked with weights that were fitted on the
others; each third once, three times over. Plain: as in `stories`, cut where it fits
best on the third itself.
"""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from unittest.mock import patch

import numpy as np

from services.enrich.related import company, reranker
from tests.benchmarks.enrichment import fit_company, fit_reranker
from tests.benchmarks.enrichment.fit_company import SET, Rows, kinds_of
from tests.benchmarks.enrichment.row import Row
from tests.benchmarks.enrichment.stories import FIGURES, figures_of
from tests.benchmarks.enrichment.wires import Wire, wire


TIMES, PARTS = 3, 3
SEED = 1


def measure() -> Iterator[Row]:
    """The mean over the parts, and the worst and the best of them."""
    of = wire(SET)
    found = np.array([_figures(of, rest, part) for rest, part in _parted(of)])
    mean, low, high = found.mean(axis=0), found.min(axis=0), found.max(axis=0)
    for n, (name, _, reach, aim) in enumerate(FIGURES):
        (ours, plain), least, most = mean[n], low[n, 0], high[n, 0]
        yield Row(f"{SET} unseen {name}", ours, least, most, plain, reach, aim)


def _parted(of: Wire) -> Iterator[tuple[Rows, Rows]]:
    kinds = kinds_of(of)
    random = np.random.default_rng(SEED)
    for _ in range(TIMES):
        for part in np.array_split(random.permutation(np.unique(kinds)), PARTS):
            left_out = np.isin(kinds, part)
            yield np.flatnonzero(~left_out), np.flatnonzero(left_out)


def _figures(of: Wire, rest: Rows, part: Rows) -> list[tuple[float, float]]:
    with _fitted(of.part(rest)):
        return figures_of(of.part(part))


@contextmanager
def _fitted(of: Wire) -> Iterator[None]:
    """With the weights that this wire alone would teach."""
    asked = {SET: fit_reranker.asked(of)}
    intercept, weights = fit_reranker.untitled(asked, np.array(reranker.TITLED.weights))
    own = reranker.Weights(intercept, tuple(weights.tolist()))
    with ExitStack() as stack:
        stack.enter_context(patch.object(reranker, "UNTITLED", own))
        learned = fit_company.fitted(list(fit_company.wires(of)))
        stack.enter_context(patch.object(company, "LEARNED", learned))
        yield

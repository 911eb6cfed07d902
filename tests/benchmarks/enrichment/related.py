"""How often the first related story, and the first five, are of the same event.

Streaming: a story's candidates are the rows before it. A labelled story is asked when
an earlier candidate is of its event; one that is not found counts as missed.
"""

import re
from collections.abc import Iterator
from functools import partial

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array

from services.enrich.related.linking import other_of
from tests.benchmarks.enrichment.resampling import interval
from tests.benchmarks.enrichment.row import Row
from tests.benchmarks.enrichment.wires import Wire, wire


MEASURES = ("P@1", "R@5", "MAP")
MARGINS = {
    "news-events-dev": ((0.10, 0.045, 0.08), (0.15, 0.06, 0.12)),
    "teasers-dev": ((0.067, 0.035, 0.036), (0.137, 0.105, 0.106)),
}
"""To reach and to aim for, above the baseline of the same run."""

Array = NDArray[np.float64]
_WORD = re.compile(r"\w\w+")


def measure() -> Iterator[Row]:
    """Three figures a set, the plain TF-IDF of the same run beside each."""
    for name, (reach, aim) in MARGINS.items():
        of = wire(name)
        asked = _asked(of)
        ours, plain = _figures(_ranked(of), asked), _figures(_plain(of, asked), asked)
        low, high = _interval(ours)
        for n, measured in enumerate(MEASURES):
            base = float(plain[:, n].mean())
            figure = float(ours[:, n].mean())
            bars = base + reach[n], base + aim[n]
            yield Row(f"{name} {measured}", figure, low[n], high[n], base, *bars)


def _asked(of: Wire) -> dict[int, set[int]]:
    """Each labelled story that has an earlier one of its event, with all of them."""
    days = np.array([entry.at.timestamp() / 86_400 for entry in of.entries])
    found: dict[int, set[int]] = {}
    by_event: dict[str, list[int]] = {}
    for n, event in enumerate(of.events):
        earlier = by_event.setdefault(event, [])
        right = {m for m in earlier if days[n] - days[m] <= of.days}
        earlier.append(n)
        if event and right:
            found[n] = right
    return found


def _ranked(of: Wire) -> dict[int, list[int]]:
    places = of.places
    return {
        places[linked.article_id]: [
            places[other_of(pair, linked.article_id)] for pair in linked.related
        ]
        for linked in of.linked()
    }


def _plain(of: Wire, asked: dict[int, set[int]]) -> dict[int, list[int]]:
    """By the cosine of plain TF-IDF over all words."""
    matrix = tfidf(of.texts)
    days = np.array([entry.at.timestamp() / 86_400 for entry in of.entries])
    found = {}
    for n in asked:
        first = int(np.searchsorted(days[:n], days[n] - of.days))
        scores = (matrix[first:n] @ matrix[[n]].T).toarray()[:, 0]
        found[n] = (first + np.argsort(-scores, kind="stable")).tolist()
    return found


def tfidf(texts: list[str]) -> csr_array:
    """Words by count and smoothed inverse document frequency; rows of length one."""
    words = [_WORD.findall(text.casefold()) for text in texts]
    known = {word: n for n, word in enumerate(sorted({w for ws in words for w in ws}))}
    columns = [known[w] for ws in words for w in ws]
    ends = np.cumsum([0, *map(len, words)])
    shape = (len(texts), len(known))
    counts = csr_array((np.ones(len(columns)), columns, ends), shape=shape)
    counts.sum_duplicates()
    documents = np.bincount(counts.indices, minlength=len(known))
    idf = np.log((1 + len(texts)) / (1 + documents)) + 1
    counts.data *= idf[counts.indices]
    lengths = np.sqrt(counts.multiply(counts).sum(axis=1))
    counts.data /= np.repeat(np.where(lengths > 0, lengths, 1), np.diff(counts.indptr))
    return counts


def _figures(ranked: dict[int, list[int]], asked: dict[int, set[int]]) -> Array:
    """P@1, R@5 and average precision of each story asked."""
    return np.array([_of(ranked[n], right) for n, right in asked.items()])


def _of(ranked: list[int], right: set[int]) -> tuple[float, float, float]:
    hits = [n for n, other in enumerate(ranked, start=1) if other in right]
    precision = sum(found / place for found, place in enumerate(hits, start=1))
    first_five = sum(place <= 5 for place in hits)
    return float(1 in hits), first_five / len(right), precision / len(right)


def _interval(figures: Array) -> tuple[list[float], list[float]]:
    columns = [partial(_mean, column) for column in figures.T]
    low, high = zip(*(interval(len(figures), mean) for mean in columns), strict=True)
    return list(low), list(high)


def _mean(column: Array, rows: NDArray[np.int64]) -> float:
    return float(column[rows].mean())

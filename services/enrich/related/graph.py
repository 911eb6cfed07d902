"""Stories and the scores of their pairs as a graph, and what hangs together in it."""

from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import NamedTuple
from uuid import UUID

import numpy as np
from scipy.sparse import csr_array
from scipy.sparse.csgraph import connected_components

from services.enrich.related.columns import Floats, Rows


class Graph(NamedTuple):
    """`nodes`, ascending; each pair once: the places of its two ends in it, its score."""

    nodes: Rows
    lows: Rows
    highs: Rows
    scores: Floats

    def square(self) -> Floats:
        """The score of each two nodes; 0 of those that are no pair, and of one alone."""
        scores = np.zeros((len(self.nodes), len(self.nodes)))
        scores[self.lows, self.highs] = scores[self.highs, self.lows] = self.scores
        return scores

    def mean(self) -> float:
        """Of the scores of each two nodes; those that are no pair have 0."""
        count = len(self.nodes)
        return float(self.scores.sum() / max(1, count * (count - 1) / 2))

    def parts(self, least: float) -> Iterator["Graph"]:
        """What hangs together by scores of at least so much: two nodes and more.

        With all their pairs, the weaker ones too.
        """
        labels = self._labels(least)
        order = np.argsort(labels, kind="stable")
        inside = np.flatnonzero(labels[self.lows] == labels[self.highs])
        inside = inside[np.argsort(labels[self.lows[inside]], kind="stable")]
        count = int(labels.max(initial=-1)) + 1
        nodes = np.searchsorted(labels[order], np.arange(count + 1))
        pairs = np.searchsorted(labels[self.lows[inside]], np.arange(count + 1))
        ends = zip(pairwise(nodes.tolist()), pairwise(pairs.tolist()), strict=True)
        for (first, last), (begin, end) in ends:
            if last - first > 1:
                yield self._part(order[first:last], inside[begin:end])

    def _labels(self, least: float) -> Rows:
        """The number of the part that each node is in."""
        some = self.scores >= least
        count = len(self.nodes)
        links = (np.ones(some.sum()), (self.lows[some], self.highs[some]))
        matrix = csr_array(links, shape=(count, count))
        _, labels = connected_components(matrix, directed=False)
        return np.asarray(labels, dtype=np.int64)

    def _part(self, places: Rows, pairs: Rows) -> "Graph":
        lows = np.searchsorted(places, self.lows[pairs])
        highs = np.searchsorted(places, self.highs[pairs])
        return Graph(self.nodes[places], lows, highs, self.scores[pairs])


def graph_of(ids: list[UUID], links: Iterable[tuple[UUID, UUID, float]]) -> Graph:
    """The graph of these ids, by their places; pairs of others are left out."""
    place = {id_: n for n, id_ in enumerate(ids)}
    known = ((place.get(a, -1), place.get(b, -1), score) for a, b, score in links)
    pairs = {(min(a, b), max(a, b)): s for a, b, s in known if a >= 0 and b >= 0}
    ends = np.array(list(pairs), dtype=np.int64).reshape(-1, 2)
    scores = np.array(list(pairs.values()), dtype=np.float64)
    return Graph(np.arange(len(ids)), ends[:, 0], ends[:, 1], scores)

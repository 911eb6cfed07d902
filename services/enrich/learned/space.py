"""The axes of a model: which features it knows, and how much each tells."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import repeat

import numpy as np
from numpy.typing import NDArray

from services.enrich.learned.features import Said


LEAST_STORIES = 2
"""What a single story says tells nothing of the next."""

_NOWHERE = repeat(-1)
Floats = NDArray[np.float64]
Places = NDArray[np.int64]


@dataclass(frozen=True)
class Space:
    """Features in order, and the weight of each by how few stories have it."""

    features: tuple[str, ...]
    weights: Floats

    @cached_property
    def places(self) -> dict[str, int]:
        """Each feature's axis."""
        return {feature: at for at, feature in enumerate(self.features)}

    @classmethod
    def of(cls, stories: Sequence[Said]) -> "Space":
        """The space of these stories: inverse document frequency, smoothed."""
        having = Counter(feature for said in stories for feature in said)
        known = sorted(f for f, count in having.items() if count >= LEAST_STORIES)
        counts = np.array([having[f] for f in known], dtype=np.float64)
        weights = np.log((1 + len(stories)) / (1 + counts)) + 1
        # As a model's file keeps them, so that training and tagging see the same.
        return cls(tuple(known), weights.astype(np.float32).astype(np.float64))

    def place(self, said: Said) -> tuple[Places, Floats]:
        """A story in the space: ascending axes, and values of length 1 in all."""
        size = len(said)
        places = np.fromiter(map(self.places.get, said, _NOWHERE), np.int64, size)
        counts = np.fromiter(said.values(), np.float64, size)
        order = np.argsort(places)
        order = order[np.searchsorted(places[order], 0) :]
        at = places[order]
        values = (1 + np.log(counts[order])) * self.weights[at]
        return at, values / (np.linalg.norm(values) or 1.0)


def stacked(
    rows: Iterable[tuple[Places, Floats]],
) -> tuple[Floats, Places, Places]:
    """Rows as a sparse matrix's data, indices and row ends (for scipy's `csr`)."""
    places, values = zip(*rows, strict=True)
    ends = np.cumsum([0, *map(len, places)])
    return np.concatenate(values), np.concatenate(places), ends

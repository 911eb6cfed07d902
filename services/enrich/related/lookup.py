"""Which of many numbers are among a few, and where: one look into a table for each."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray


Numbers = NDArray[np.uint32]
_BITS = 16
_SLOTS = 1 << _BITS
_SHIFT = np.uint32(32 - _BITS)
# Odd and far apart: what two numbers share under one, they do not under the next.
_FACTORS = tuple(
    np.uint32(f)
    for f in (0x9E37_79B1, 0x85EB_CA77, 0xC2B2_AE3D, 0x27D4_EB2F, 0x1656_67B1)
)


class Found(NamedTuple):
    """Places in the many, and for each the place in the few."""

    theirs: NDArray[np.int64]
    mine: NDArray[np.int64]


class Lookup:
    """A few distinct numbers, ascending.

    F. Fredman, J. Komlós, E. Szemerédi, "Storing a sparse table with O(1) worst case
    access time", 1984: among a few hash functions one puts no two in one slot. Where
    none does, they are searched by halves.
    """

    def __init__(self, few: Numbers) -> None:
        self._few = few
        self._factor: np.uint32 | None = None
        order = np.arange(len(few), dtype=np.int16)
        self._places = np.zeros(_SLOTS, dtype=np.int16)
        for factor in _FACTORS:
            slots = (few * factor) >> _SHIFT
            self._places[slots] = order
            if np.array_equal(self._places[slots], order):
                self._factor = factor
                self._numbers = _of_no_slot()
                self._numbers[slots] = few
                return

    def find(self, many: Numbers) -> Found:
        """Those of the many that are among the few."""
        if self._factor is None:
            return self._searched(many)
        slots = (many * self._factor) >> _SHIFT
        theirs = np.flatnonzero(self._numbers[slots] == many)
        return Found(theirs, self._places[slots[theirs]].astype(np.int64))

    def _searched(self, many: Numbers) -> Found:
        places = np.searchsorted(self._few, many)
        places[places == len(self._few)] = 0
        theirs = np.flatnonzero(self._few[places] == many)
        return Found(theirs, places[theirs])


def _of_no_slot() -> Numbers:
    """A number for each slot that belongs into another: an empty slot finds nothing."""
    numbers = np.zeros(_SLOTS, dtype=np.uint32)
    numbers[0] = 1  # every factor takes it elsewhere
    return numbers

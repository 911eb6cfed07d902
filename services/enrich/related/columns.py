"""Columns that grow, and rows of unequal length in them: no object for each story."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import DTypeLike, NDArray


Values = NDArray[np.uint8 | np.uint32 | np.int64 | np.float32 | np.float64 | np.bool_]
Rows = NDArray[np.int64]
Floats = NDArray[np.float64]
ROOM = 1.2
"""How much longer a column is made than it must be, so that it is seldom moved."""


class Column:
    """Values of one kind, one after the other; `width`: so many in each place."""

    def __init__(self, kind: DTypeLike, width: int | None = None) -> None:
        shape = (0,) if width is None else (0, width)
        self._room = np.empty(shape, dtype=kind)
        self._length = 0

    def __len__(self) -> int:
        return self._length

    @property
    def values(self) -> Values:
        """All of them; the caller may write into what is there."""
        return self._room[: self._length]

    def extend(self, parts: Sequence[Values]) -> None:
        """Append each part."""
        length = self._length + sum(map(len, parts))
        if length > len(self._room):
            shape = (int(length * ROOM), *self._room.shape[1:])
            moved = np.empty(shape, dtype=self._room.dtype)
            moved[: self._length] = self.values
            self._room = moved
        np.concatenate(
            parts, out=self._room[self._length : length], casting="same_kind"
        )
        self._length = length

    def keep(self, places: Rows) -> None:
        """Keep these places and forget the others."""
        self._room = self.values[places]
        self._length = len(places)


class Cut(NamedTuple):
    """Some rows one after the other: the place of each value, and whose it is."""

    places: Rows
    owner: Rows


class Ragged:
    """Rows of numbers, of unequal length; what goes with each number lies beside it."""

    def __init__(self, *beside: DTypeLike) -> None:
        self._columns = [Column(np.uint32), *map(Column, beside)]
        self._starts = Column(np.int64)
        self._counts = Column(np.int64)

    @property
    def numbers(self) -> NDArray[np.uint32]:
        """All rows' numbers; `span` and `cut` say which are whose."""
        return np.asarray(self._columns[0].values, dtype=np.uint32)

    def beside(self, column: int = 0) -> Values:
        """What lies beside them, place by place."""
        return self._columns[1 + column].values

    @property
    def starts(self) -> Rows:
        """Where each row begins."""
        return np.asarray(self._starts.values, dtype=np.int64)

    @property
    def counts(self) -> Rows:
        """How long each row is."""
        return np.asarray(self._counts.values, dtype=np.int64)

    def span(self, row: int) -> tuple[int, int]:
        """From where to where one row lies."""
        begin = int(self.starts[row])
        return begin, begin + int(self.counts[row])

    def extend(self, rows: Sequence[Sequence[Values]]) -> None:
        """Append rows: numbers, and what lies beside them, all as long."""
        if not rows:
            return
        counts = np.array([len(row[0]) for row in rows], dtype=np.int64)
        ends = len(self._columns[0]) + np.cumsum(counts)
        self._starts.extend([ends - counts])
        self._counts.extend([counts])
        for column, parts in zip(self._columns, zip(*rows, strict=True), strict=True):
            column.extend(parts)

    def cut(self, rows: Rows) -> Cut:
        """The places of these rows' values, row by row."""
        counts = self.counts[rows]
        ends = np.cumsum(counts)
        shifts = np.repeat(self.starts[rows] - (ends - counts), counts)
        owner = np.repeat(np.arange(len(rows)), counts)
        return Cut(np.arange(len(shifts)) + shifts, owner)

    def keep(self, rows: Rows) -> None:
        """Keep these rows, in this order."""
        places = self.cut(rows).places
        counts = self.counts[rows]
        for column in self._columns:
            column.keep(places)
        self._counts.keep(rows)
        self._starts = Column(np.int64)
        self._starts.extend([np.cumsum(counts) - counts])

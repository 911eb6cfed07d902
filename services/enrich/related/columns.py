"""Columns that grow, and rows of unequal length in them: no object for each story."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import DTypeLike, NDArray


Values = NDArray[np.generic]
Rows = NDArray[np.int64]
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
    """Rows of unequal length, in columns that are cut at the same places."""

    def __init__(self, *kinds: DTypeLike) -> None:
        self._columns = [Column(kind) for kind in kinds]
        self._starts = Column(np.int64)
        self._counts = Column(np.int64)

    def __len__(self) -> int:
        return len(self._starts)

    @property
    def counts(self) -> Rows:
        """How long each row is."""
        return self._counts.values.astype(np.int64, copy=False)

    @property
    def starts(self) -> Rows:
        """Where each begins."""
        return self._starts.values.astype(np.int64, copy=False)

    def column(self, number: int = 0) -> Values:
        """All rows' values of a column; `cut` says which are whose."""
        return self._columns[number].values

    def row(self, number: int) -> slice:
        """Where one row lies in the columns."""
        start = int(self.starts[number])
        return slice(start, start + int(self.counts[number]))

    def extend(self, rows: Sequence[Sequence[Values]]) -> None:
        """Append rows, each a part for each column, all as long."""
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
        return Cut(np.arange(len(shifts)) + shifts, _owners(counts))

    def gathered(self, rows: Rows, number: int = 0) -> Values:
        """The values of these rows in one column, row by row."""
        values, starts = self.column(number), self.starts[rows]
        ends = starts + self.counts[rows]
        parts = zip(starts.tolist(), ends.tolist(), strict=True)
        return np.concatenate([values[:0], *(values[a:b] for a, b in parts)])

    def found(self, rows: Rows, gathered: Rows) -> Cut:
        """Where values stand, by where they are among those `gathered` of these rows."""
        counts = self.counts[rows]
        owner = _owners(counts)[gathered]
        shifts = self.starts[rows] - (np.cumsum(counts) - counts)
        return Cut(gathered + shifts[owner], owner)

    def keep(self, rows: Rows) -> None:
        """Keep these rows, in this order."""
        places = self.cut(rows).places
        counts = self.counts[rows]
        for column in self._columns:
            column.keep(places)
        self._counts.keep(rows)
        self._starts = Column(np.int64)
        self._starts.extend([np.cumsum(counts) - counts])


def _owners(counts: Rows) -> Rows:
    return np.repeat(np.arange(len(counts)), counts)

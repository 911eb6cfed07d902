"""Stories of one language side by side, in columns; a row's number stands for a story."""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple
from uuid import UUID

import numpy as np
from numpy.typing import NDArray

from services.enrich.related.columns import Column, Floats, Ragged, Rows
from services.enrich.related.prints import Part
from services.enrich.related.vectors import PLACES, Vector


LEAST_GONE = 1000
SECONDS_A_DAY = 86_400.0
STORY: Mapping[str, tuple[str, int | None]] = {
    "at": ("f8", None),
    "told": ("f8", None),
    "strength": ("f8", None),
    "lengths": ("f8", len(PLACES) + 1),
    "flags": ("u1", None),
    "alive": ("?", None),
}
"""What there is one of for each story, by name: its kind and width; see `Vector`."""


class Strongest(NamedTuple):
    """The strongest terms of these rows' stories: story n's are from `ends[n]` on."""

    rows: Rows
    terms: NDArray[np.uint32]
    weights: Floats
    ends: Rows


class Shelf:
    """Vectors in columns. What is removed keeps its row until it is tidied away."""

    def __init__(self, vectors: Sequence[Vector] = ()) -> None:
        self.terms = Ragged("f4", "u1", "u1")
        self.bigrams = Ragged()
        self.wording = Ragged()
        self._strong = Ragged()
        self._each = {name: Column(*kind) for name, kind in STORY.items()}
        self._ids: list[UUID] = []
        self._row: dict[UUID, int] = {}
        self.extend(vectors)

    def __len__(self) -> int:
        return len(self._row)

    @property
    def unit(self) -> NDArray[np.float32]:
        """The weight of each of the terms; a story's are of length one."""
        return np.asarray(self.terms.beside(0), dtype=np.float32)

    @property
    def idf(self) -> NDArray[np.uint8]:
        """How telling each of the terms is, in steps."""
        return np.asarray(self.terms.beside(1), dtype=np.uint8)

    @property
    def places(self) -> NDArray[np.uint8]:
        """Where each of the terms stands in its story."""
        return np.asarray(self.terms.beside(2), dtype=np.uint8)

    @property
    def at(self) -> Floats:
        """Seconds since 1970."""
        return self._of_each("at")

    @property
    def told(self) -> Floats:
        """How telling all terms of a story are together, squared."""
        return self._of_each("told")

    @property
    def lengths(self) -> Floats:
        """A row for each story, a column for each place and the bigrams."""
        return self._of_each("lengths")

    @property
    def flags(self) -> NDArray[np.uint8]:
        """What kind of item each is."""
        return np.asarray(self._each["flags"].values, dtype=np.uint8)

    @property
    def alive(self) -> NDArray[np.bool_]:
        """Which are not removed."""
        return np.asarray(self._each["alive"].values, dtype=np.bool_)

    def id_of(self, row: int) -> UUID:
        """The story in a row."""
        return self._ids[row]

    def row_of(self, article_id: UUID) -> int:
        """The row of a story that is here."""
        return self._row[article_id]

    def extend(self, vectors: Sequence[Vector]) -> Rows:
        """Put stories on it that are not here; their rows."""
        begin = len(self._ids)
        rows = np.arange(begin, begin + len(vectors))
        if not vectors:
            return rows
        self._extend_terms(vectors)
        columns = zip(*map(_story, vectors), strict=True)
        for column, values in zip(self._each.values(), columns, strict=True):
            column.extend([np.array(values)])
        self._ids += [v.article_id for v in vectors]
        self._row |= zip(self._ids[begin:], rows.tolist(), strict=True)
        return rows

    def _extend_terms(self, vectors: Sequence[Vector]) -> None:
        """What stories have many of."""
        parts = [v.print.parts for v in vectors]
        told = zip(vectors, parts, strict=True)
        self.terms.extend(
            [(p[Part.WHOLE], v.unit, v.idf, v.print.places) for v, p in told]
        )
        self.bigrams.extend([(p[Part.BIGRAMS],) for p in parts])
        self.wording.extend([(p[Part.WORDING],) for p in parts])
        self._strong.extend([(v.strong,) for v in vectors])

    def remove(self, article_ids: Iterable[UUID]) -> None:
        """Mark stories that are here as gone."""
        gone = [self._row.pop(article_id) for article_id in article_ids]
        self._each["alive"].values[gone] = False

    def strongest(self, rows: Rows) -> Strongest:
        """The terms that candidates are searched by, their weights of length one."""
        strong, owner = self._strong.cut(rows)
        places = self.terms.starts[rows][owner] + self._strong.numbers[strong]
        unit = self.unit[places].astype(np.float64)
        weights = unit / self._of_each("strength")[rows][owner]
        ends = np.concatenate(([0], np.cumsum(self._strong.counts[rows])))
        terms = self.terms.numbers[places]
        return Strongest(rows, terms, weights, ends)

    def tidy(self) -> Rows | None:
        """Take out what is gone when it is much: each row's new number, or -1."""
        gone = len(self._ids) - len(self._row)
        if gone <= max(LEAST_GONE, len(self._ids) // 4):
            return None
        kept = np.flatnonzero(self.alive)
        numbers = np.full(len(self._ids), -1)
        numbers[kept] = np.arange(len(kept))
        for ragged in (self.terms, self.bigrams, self.wording, self._strong):
            ragged.keep(kept)
        for column in self._each.values():
            column.keep(kept)
        self._ids = [self._ids[row] for row in kept.tolist()]
        self._row = {id_: row for row, id_ in enumerate(self._ids)}
        return numbers

    def _of_each(self, name: str) -> Floats:
        return np.asarray(self._each[name].values, dtype=np.float64)


def days_between(
    shelf: Shelf, mine: Rows | int, theirs: Rows | Sequence[int]
) -> Floats:
    """How far stories are from each other in time, in days."""
    at = shelf.at
    return np.asarray(np.abs(at[mine] - at[theirs]) / SECONDS_A_DAY, dtype=np.float64)


def _story(v: Vector) -> tuple[float, float, float, Floats, np.uint8, bool]:
    """In the order of `STORY`."""
    return v.at, v.told, v.strength, v.lengths, np.uint8(v.print.flags), True

"""`standard.toml` as shapes: which members an object of ninjs may have, of which type."""

import tomllib
from collections.abc import Iterator, Mapping
from importlib.resources import files
from typing import NamedTuple


class Check(NamedTuple):
    """What a member must be: `kind` is a heading of the table."""

    kind: str
    fault: str
    shape: str = ""
    words: frozenset[str] = frozenset()
    bounds: tuple[float, float] = (float("-inf"), float("inf"))


class Shape(NamedTuple):
    """An object: its members, those that begin in some way, and what must be there."""

    members: Mapping[str, Check]
    prefixes: tuple[tuple[str, Check], ...]
    required: tuple[str, ...]
    either: tuple[frozenset[str], ...]
    open: bool

    def check_of(self, name: str) -> Check | None:
        """What the member of that name must be; None for one that may not be there."""
        if (found := self.members.get(name)) is not None:
            return found
        begun = (check for start, check in self.prefixes if name.startswith(start))
        return next(begun, None)


_FAULTS = {
    "text": "not a text",
    "texts": "not a list of texts",
    "date": "not a date",
    "number": "not a number",
    "whole": "not a whole number",
    "object": "not an object",
    "any": "",
    "words": "not one that the standard knows",
    "range": "not a number that the standard knows",
    "one": "not an object",
    "list": "not a list",
    "map": "not an object",
}
_PLAIN = ("text", "texts", "date", "number", "whole", "object", "any")
_NESTED = ("one", "list", "map")

_Row = dict[str, object]


def _shape(row: _Row, rows: Mapping[str, _Row]) -> Shape:
    like = row.get("like")
    parent = _shape(rows[like], rows) if isinstance(like, str) else None
    members = dict(parent.members) if parent else {}
    members |= dict(_members(row))
    prefixes = tuple(_prefixes(row)) or (parent.prefixes if parent else ())
    either = row.get("either")
    return Shape(
        members=members,
        prefixes=prefixes,
        required=_words(row.get("required")) or (parent.required if parent else ()),
        either=tuple(
            frozenset(_words(one))
            for one in (either if isinstance(either, list) else ())
        ),
        open=row.get("open") is True,
    )


def _members(row: _Row) -> Iterator[tuple[str, Check]]:
    for kind in _PLAIN:
        for name in _words(row.get(kind)):
            yield name, Check(kind, _FAULTS[kind])
    for kind in _NESTED:
        for name, shape in _table(row, kind):
            yield name, Check(kind, _FAULTS[kind], shape=str(shape))
    for name, words in _table(row, "words"):
        yield name, Check("words", _FAULTS["words"], words=frozenset(_words(words)))
    for name, bounds in _table(row, "range"):
        low, high = bounds if isinstance(bounds, list) else (0, 0)
        yield name, Check("range", _FAULTS["range"], bounds=(low, high))


def _prefixes(row: _Row) -> Iterator[tuple[str, Check]]:
    for start, kind in _table(row, "prefix"):
        yield start, Check(str(kind), _FAULTS[str(kind)])


def _table(row: _Row, name: str) -> Iterator[tuple[str, object]]:
    found = row.get(name)
    yield from found.items() if isinstance(found, dict) else ()


def _words(value: object) -> tuple[str, ...]:
    return tuple(value.split()) if isinstance(value, str) else ()


_ROWS: dict[str, _Row] = tomllib.loads(
    files(__package__).joinpath("standard.toml").read_text("utf-8")
)
SHAPES: Mapping[str, Shape] = {name: _shape(row, _ROWS) for name, row in _ROWS.items()}

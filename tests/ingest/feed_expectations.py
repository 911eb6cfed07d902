"""What feedparser's samples expect of themselves, read without running it.

Each carries a line such as `Expect: not bozo and entries[0]['title'] == 'Example'`.
"""

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from services.ingest.encoding import decoded


class Expectation(NamedTuple):
    """What a sample's author expects of one field of one entry, or of the feed."""

    path: Path
    entry: int | None
    field: str
    value: object


_EXPECT = re.compile(r"Expect:[ \t]*([^\n]*\S)")
_CHARSET = re.compile(r"Header:.*?charset=[\"']?([\w.:-]+)", re.IGNORECASE)


def expectations_of(path: Path) -> Iterator[Expectation]:
    """Each comparison of the line; what is no comparison with a value says nothing."""
    said = _EXPECT.search(_head(path))
    if said is None:
        return
    try:
        tree = ast.parse(said[1].removesuffix("-->").strip(), mode="eval")
    except SyntaxError:
        return
    for node in ast.walk(tree):
        if isinstance(node, ast.Compare):
            yield from _compared(path, [node.left, *node.comparators])


def header_encoding(path: Path) -> str | None:
    """The encoding that came with the sample, outside of it."""
    found = _CHARSET.search(_head(path))
    return found[1] if found else None


def _head(path: Path) -> str:
    return decoded(path.read_bytes()).text[:4_000]


def _compared(path: Path, sides: list[ast.expr]) -> Iterator[Expectation]:
    values = [value for side in sides for value in _value(side)]
    for side in sides:
        steps = _steps(side)
        if steps and len(values) == 1:
            entry = steps[1] if steps[0] == "entries" and len(steps) > 1 else None
            rest = steps[2:] if isinstance(entry, int) else steps
            field = ".".join(map(str, rest))
            number = entry if isinstance(entry, int) else None
            yield Expectation(path, number, field, values[0])


def _steps(node: ast.expr) -> list[str | int]:
    """`entries[0]['content'][0]` as its steps; none for anything else."""
    match node:
        case ast.Name(id=name):
            return [name]
        case ast.Subscript(value=inner, slice=ast.Constant(value=str() | int() as key)):
            return [*steps, key] if (steps := _steps(inner)) else []
        case ast.Attribute(value=inner, attr=name):
            return [*steps, name] if (steps := _steps(inner)) else []
        case ast.Call(func=ast.Name(id="len"), args=[inner]):
            return [*steps, "len"] if (steps := _steps(inner)) else []
        case _:
            return []


def _value(node: ast.expr) -> list[object]:
    """The value of a literal, also of texts that are put together."""
    match node:
        case ast.BinOp(left=left, op=ast.Add(), right=right):
            texts = [*_value(left), *_value(right)]
            return ["".join(map(str, texts))]
        case ast.Name():
            return []
        case _:
            return _literal(node)


def _literal(node: ast.expr) -> list[object]:
    try:
        return [ast.literal_eval(node)]
    except (ValueError, TypeError):
        return []

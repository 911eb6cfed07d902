"""Messages of any size: each place of a message repeated, or filled with much text."""

import json
from collections.abc import Iterator
from typing import NamedTuple

from lxml import etree

from services.ingest.json import Json
from services.ingest.xml import Element
from tests.ingest.fields import loaded, member, paths, put, root_of


class Outsized(NamedTuple):
    """A message of about the size that was asked for, and how it came to it."""

    way: str
    body: bytes


# What a reader's patterns may go over again and again.
FILLINGS = {
    "words": "word ",
    "one word": "x",
    "figures": "1",
    "spaces": " ",
    "lines": "\n",
    "lines of words": "A line of it.\n",
    "empty paragraphs": "\n\n  ",
    "quotation marks": '" ',
    "quotations": "“No,” said A. Nobody. ",
    "brackets": "(",
    "dashes": "- ",
    "dots": ". A",
    "commas": ",a",
    "colons": "a:",
    "bars": "| ",
    "slashes": "/",
    "addresses": "http://a.example/b ",
    "mail addresses": "a@b.example ",
    "ampersands": "& ",
    "less than": "< ",
    "tags not closed": "<b>",
    "tags not opened": "</p>",
    "half tags": "<a ",
    "comments": "<!--",
    "paragraphs": "<p>It.</p>",
    "breaks": "<br/>",
    "tables": "<table><tr><td>1</td></tr></table>",
    "rows not closed": "<table><tr><td>",
    "capitals": "CORRECTS (Adds) ",
    "accents": "é\u0301",
    "wide characters": "\U0001f600漢",
}
_MOST_PLACES = 16


def repeated(body: bytes, size: int, only: str = "") -> Iterator[Outsized]:
    """Each part of the message so often that the whole is as large as asked for."""
    match body.lstrip()[:1]:
        case b"{" | b"[":
            yield from _members_repeated(loaded(body), size, only)
        case b"<":
            yield from _elements_repeated(body, size, only)
        case _:
            yield from _lines_repeated(body, size, only)


def filled(body: bytes, size: int, filling: str) -> Iterator[Outsized]:
    """Each text of the message so long that the whole is as large as asked for."""
    text = filling * (size // len(filling.encode()))
    match body.lstrip()[:1]:
        case b"{" | b"[":
            value = loaded(body)
            strings = [p for p in paths(value) if isinstance(_at(value, p), str)]
            for path in _some(strings):
                way = f"{_place(path)} filled"
                yield Outsized(way, _dumped(put(value, path, text)))
        case b"<":
            yield from _elements_filled(body, text)
        case _:
            lines = body.splitlines(keepends=True)
            for number in range(min(len(lines), _MOST_PLACES)):
                other = [*lines[:number], text.encode(), b"\n", *lines[number + 1 :]]
                yield Outsized(f"line {number + 1} filled", b"".join(other))


def crossed(body: bytes, size: int, way: str) -> Iterator[Outsized]:
    """One part so often that it is half of the message, each text in turn the other.

    What is said once for all items must not be read, or kept, again for each of them.
    """
    for one in filled(body, size // 2, "word "):
        for many in repeated(one.body, size // 2, way):
            yield Outsized(f"{one.way}, {way}", many.body)


def _members_repeated(value: Json, size: int, only: str) -> Iterator[Outsized]:
    for path in _some(list(paths(value))):
        if only not in {"", f"{_place(path)} again"}:
            continue
        part = _at(value, path)
        times = max(2, size // max(len(_dumped(part)), 1))
        if isinstance(part, list) and part:
            longer: Json = part * max(2, times)
        else:
            longer = [part] * times
        yield Outsized(f"{_place(path)} again", _dumped(put(value, path, longer)))
        if isinstance(part, dict) and not only:
            more: Json = part | {f"more{n}": n for n in range(size // 16)}
            yield Outsized(f"{_place(path)} wider", _dumped(put(value, path, more)))


def _elements_repeated(body: bytes, size: int, only: str) -> Iterator[Outsized]:
    root = root_of(body)
    if root is None:
        return
    seen = set()
    for element in root.iter("*"):
        parent = element.getparent()
        way = f"{_way(element)} again"
        if parent is None or way in seen or only not in {"", way}:
            continue
        seen.add(way)
        text = etree.tostring(element, with_tail=False)
        mark = etree.Element("mark")
        parent.insert(parent.index(element), mark)
        whole = etree.tostring(root)
        parent.remove(mark)
        many = text * (size // len(text) + 1)
        yield Outsized(way, whole.replace(b"<mark/>", many, 1))


def _lines_repeated(body: bytes, size: int, only: str) -> Iterator[Outsized]:
    if only in {"", "the whole again"}:
        yield Outsized("the whole again", body * (size // max(len(body), 1) + 1))
    lines = body.splitlines(keepends=True)
    for number, line in enumerate(lines[:_MOST_PLACES]):
        way = f"line {number + 1} again"
        if only in {"", way}:
            many = [*lines[:number], line * (size // len(line)), *lines[number:]]
            yield Outsized(way, b"".join(many))


def _elements_filled(body: bytes, text: str) -> Iterator[Outsized]:
    root = root_of(body)
    if root is None:
        return
    seen = set()
    for element in list(root.iter("*")):
        way = _way(element)
        if way in seen:
            continue
        seen.add(way)
        kept, element.text = element.text, text
        yield Outsized(f"{way} filled", etree.tostring(root))
        element.text = kept
        for name, value in element.items():
            element.set(name, text)
            yield Outsized(f"{way}@{name!s} filled", etree.tostring(root))
            element.set(name, value)


def _way(element: Element) -> str:
    names = [element.tag, *(one.tag for one in element.iterancestors())]
    return "/".join(str(name).rpartition("}")[2] for name in reversed(names))


def _at(value: Json, path: tuple[str | int, ...]) -> Json:
    for step in path:
        value = member(value, step)
    return value


def _place(path: tuple[str | int, ...]) -> str:
    return ".".join(map(str, path)) or "the whole"


def _some(ways: list[tuple[str | int, ...]]) -> list[tuple[str | int, ...]]:
    return ways[:: len(ways) // _MOST_PLACES + 1]


def _dumped(value: Json) -> bytes:
    return json.dumps(value, ensure_ascii=False).encode()

"""Every field of a message, each with a value that it does not expect."""

import copy
import json
from collections.abc import Iterator

from lxml import etree

from services.ingest.json import Json
from services.ingest.xml import Element
from tests.ingest.odd_values import KINDS, TEXTS


Path = tuple[str | int, ...]

_SAFE = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)


def fields_spoiled(body: bytes, step: int = 1) -> Iterator[bytes]:
    """The message once for each field and each `step`th value, by what it is made of."""
    start = body.lstrip()
    if start.startswith((b"{", b"[")):
        yield from _members_spoiled(body, step)
    elif start.startswith(b"<"):
        yield from _elements_spoiled(body, step)
    else:
        yield from _lines_spoiled(body, step)


def paths(value: Json, path: Path = ()) -> Iterator[Path]:
    """The way to each member of a value, and to the value itself."""
    yield path
    if isinstance(value, dict):
        for name, inner in value.items():
            yield from paths(inner, (*path, name))
    if isinstance(value, list):
        for number, inner in enumerate(value):
            yield from paths(inner, (*path, number))


def put(value: Json, path: Path, other: Json) -> Json:
    """The value with another at the end of a path."""
    if not path:
        return other
    whole = copy.deepcopy(value)
    place = whole
    for step in path[:-1]:
        place = member(place, step)
    match place, path[-1]:
        case dict(), str(name):
            place[name] = other
        case list(), int(number):
            place[number] = other
        case _:
            pass
    return whole


def member(value: Json, step: str | int) -> Json:
    """What is behind one step of a path."""
    match value, step:
        case dict(), str(name):
            return value[name]
        case list(), int(number):
            return value[number]
        case _:
            return None


def _members_spoiled(body: bytes, step: int) -> Iterator[bytes]:
    value = loaded(body)
    values = (*KINDS, *TEXTS)
    for number, path in enumerate(paths(value)):
        for other in values[number % step :: step]:
            yield json.dumps(put(value, path, other)).encode()


def loaded(body: bytes) -> Json:
    """The value that some JSON is; none if it is not well-formed."""
    try:
        value: Json = json.loads(body)
    except (ValueError, RecursionError):
        return None
    return value


def _elements_spoiled(body: bytes, step: int) -> Iterator[bytes]:
    root = root_of(body)
    if root is None:
        return
    turn = 0
    for element in root.iter("*"):
        for name, value in element.items():
            turn += 1
            for text in TEXTS[turn % step :: step]:
                element.set(name, sayable(text))
                yield etree.tostring(root)
            del element.attrib[name]
            yield etree.tostring(root)
            element.set(name, value)
        turn += 1
        kept = element.text
        for text in TEXTS[turn % step :: step]:
            element.text = sayable(text)
            yield etree.tostring(root)
        element.text = kept


def root_of(body: bytes) -> Element | None:
    """The root of some XML; none if it is not well-formed."""
    try:
        return etree.fromstring(body, _SAFE)
    except (etree.XMLSyntaxError, ValueError):
        return None


def sayable(text: str) -> str:
    """What XML lets stand in a text; the rest comes in as bytes, elsewhere."""
    return "".join(
        one
        for one in text
        if one in "\t\n\r" or " " <= one < "\ud800" or "\udfff" < one < "\ufffe"
        or one > "\uffff"
    )  # fmt: skip


def _lines_spoiled(body: bytes, step: int) -> Iterator[bytes]:
    lines = body.splitlines(keepends=True)
    for number in range(len(lines)):
        for text in TEXTS[number % step :: step]:
            other = [*lines[:number], text.encode() + b"\r\n", *lines[number + 1 :]]
            yield b"".join(other)
        yield b"".join([*lines[:number], *lines[number + 1 :]])

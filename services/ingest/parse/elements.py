"""Elements by local name: senders change prefixes and namespaces, and even case."""

from collections.abc import Iterator
from functools import lru_cache

from services.ingest.characters import line
from services.ingest.xml import Element


LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"


@lru_cache(maxsize=4096)
def bare(tag: object) -> str:
    """A tag without its namespace, in lower case; "" for what is no element."""
    return tag.rpartition("}")[2].lower() if isinstance(tag, str) else ""


class Parts:
    """An element's children, found by name in one pass."""

    __slots__ = ("_found",)

    def __init__(self, *elements: Element) -> None:
        self._found: dict[str, list[Element]] = {}
        for element in elements:
            for child in element:
                self._found.setdefault(bare(child.tag), []).append(child)

    def all(self, name: str) -> list[Element]:
        return self._found.get(name, [])

    def first(self, name: str) -> Element | None:
        found = self._found.get(name)
        return found[0] if found else None

    def text(self, name: str) -> str | None:
        """The first that says something."""
        return next(self.texts(name), None)

    def texts(self, name: str) -> Iterator[str]:
        return (said for child in self.all(name) if (said := text(child)))

    def __iter__(self) -> Iterator[str]:
        return iter(self._found)

    def __bool__(self) -> bool:
        return bool(self._found)

    def __contains__(self, name: str) -> bool:
        return name in self._found


def text(element: Element) -> str:
    """An element's words on one line; a line break is a space."""
    if not len(element):
        return line(element.text or "")
    return line("".join(_pieces(element)))


def loose_text(element: Element) -> str:
    """The words of text in blocks: each element's stand apart."""
    if not len(element):
        return line(element.text or "")
    return line(" ".join(str(piece) for piece in element.itertext()))


def _pieces(element: Element) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        if bare(child.tag) == "br":
            yield " "
        yield from _pieces(child)
        yield child.tail or ""


def attribute(element: Element, name: str) -> str | None:
    """An attribute's value; None when it is absent or blank."""
    value = element.get(name)
    return (value.strip() or None) if value else None


def in_language(elements: list[Element], language: str | None) -> Element | None:
    """The first in that language, else the first that tells none, else the first."""
    if len(elements) <= 1 or not language:
        return elements[0] if elements else None
    return min(elements, key=lambda element: _distance(element, language))


def _distance(element: Element, language: str) -> int:
    said = (element.get(LANGUAGE) or "").lower()
    if said == language.lower():
        return 0
    if not said:
        return 2
    return 1 if said.partition("-")[0] == language.lower().partition("-")[0] else 3

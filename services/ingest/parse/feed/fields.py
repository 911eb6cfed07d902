"""The fields of an entry or a feed, by name, and the words in them."""

from collections.abc import Iterable, Iterator

from services.ingest.characters import line
from services.ingest.inline import words_of
from services.ingest.parse.feed.names import XML, name_of
from services.ingest.xml import Element


MOST_OF_A_NAME = 1_000


class Fields:
    """Children by name, each in the order sent.

    `crowded`: names that come more often than anybody reads; the rest of them is left.
    """

    __slots__ = ("_by_name", "crowded", "element")

    def __init__(self, *elements: Element) -> None:
        self.element = elements[0]
        self._by_name: dict[str, list[Element]] = {}
        self.crowded: set[str] = set()
        for element in elements:
            for child in element:
                self._add(name_of(child), child)

    def __iter__(self) -> Iterator[str]:
        return iter(self._by_name)

    def all(self, *names: str) -> list[Element]:
        """Those of the first name, then of the second."""
        by_name = self._by_name
        found = [by_name[name] for name in names if name in by_name]
        return [one for group in found for one in group] if found else []

    def has(self, *names: str) -> bool:
        """Whether any of them was sent."""
        return not self._by_name.keys().isdisjoint(names)

    def text(self, *names: str) -> str:
        """The first of these fields that says something; "" if none does."""
        for one in self.all(*names):
            if text := text_in(one):
                return text
        return ""

    def last(self, *names: str) -> str:
        """The same where a field that is sent again stands for the one before."""
        by_name = self._by_name
        for name in names:
            for one in reversed(by_name.get(name, ())):
                if text := text_in(one):
                    return text
        return ""

    def texts(self, *names: str) -> tuple[str, ...]:
        """All that is said under these names, each once."""
        if not (found := self.all(*names)):
            return ()
        said = (line(text_in(one)) for one in found)
        return tuple(dict.fromkeys(text for text in said if text))

    def _add(self, name: str, child: Element) -> None:
        group = self._by_name.setdefault(name, [])
        if len(group) < MOST_OF_A_NAME:
            group.append(child)
        else:
            self.crowded.add(name)


def text_in(element: Element) -> str:
    """The words in an element, without the space around them."""
    if len(element) == 0:
        return (element.text or "").strip()
    return "".join(_words(element)).strip()


def language_of(element: Element) -> str:
    """What the element itself says of its language; "" if it says nothing."""
    return (element.get(f"{XML}lang") or "").strip()


def attribute(element: Element, *names: str) -> str:
    """The first of these attributes that says something, however it is written."""
    for name in names:
        if said := (element.get(name) or "").strip():
            return said
    if len(element.attrib) == 0:
        return ""
    lower = {str(k).lower(): str(v).strip() for k, v in element.attrib.items()}
    return next((lower[name.lower()] for name in names if lower.get(name.lower())), "")


def bases_of(element: Element, bases: Iterable[str]) -> tuple[str, ...]:
    """What addresses in an element are seen from: its `xml:base`, then those known."""
    return (element.base, *bases) if element.base else tuple(bases)


def _words(element: Element) -> Iterator[str]:
    """What is dropped inside a body has no words; the field itself has, `title` too."""
    yield element.text or ""
    for child in element:
        yield words_of(child)
        yield child.tail or ""

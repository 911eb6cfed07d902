"""Formal names, parties and properties: how NewsML 1 says a word of a vocabulary."""

from collections.abc import Iterable, Iterator

from services.ingest.characters import line
from services.ingest.parse.elements import Parts, attribute, bare, text
from services.ingest.xml import Element


def term(element: Element) -> str | None:
    """The formal name, which some senders write as the element's text."""
    return line(given(element, "FormalName") or "") or text(element) or None


def terms(elements: Iterable[Element]) -> list[str]:
    """The terms that say something, in order."""
    return [said for one in elements if (said := term(one))]


def parties(elements: Iterable[Element]) -> list[str]:
    """The parties that stand in roles such as `Creator`."""
    return terms(party for one in elements for party in Parts(one).all("party"))


def properties(element: Element) -> Iterator[tuple[str, str]]:
    """Name and value of the properties right in an element; names in small letters."""
    for one in Parts(element).all("property"):
        name, value = term(one), given(one, "Value")
        if name and value:
            yield name.lower(), line(value)


def given(element: Element, name: str) -> str | None:
    """An attribute's value, in whatever letters its name is written."""
    if found := attribute(element, name):
        return found
    wanted = name.lower()
    said = (str(value).strip() for key, value in element.items() if bare(key) == wanted)
    return next((one for one in said if one), None)

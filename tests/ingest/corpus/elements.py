"""XML by paths of the test's own, whatever its namespaces."""

from collections.abc import Iterable, Iterator

from lxml import etree

from services.ingest.xml import Element


# Marks in running text, which part no words.
_INLINE = frozenset(
    {"a", "abbr", "acronym", "b", "big", "cite", "code", "em", "font", "i", "ins"}
    | {"lang", "mark", "q", "ruby", "s", "small", "span", "strong", "sub", "sup", "u"}
    | {"bdo", "del", "strike", "tt", "var", "wbr"}
    | {"chron", "city", "classifier", "company", "copyrite", "country", "event"}
    | {"frac", "function", "location", "money", "num", "object.title", "org"}
    | {"person", "postaddr", "pronounce", "region", "state", "sublocation"}
    | {"virtloc", "inlineref"}
)
# What stands in a text and is none of its words.
_ASIDE = frozenset({"head", "script", "style", "title", "media", "template", "iframe"})


def name_of(element: Element) -> str:
    """Its name without its namespace; empty for comments."""
    tag: object = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def local(root: Element, *names: str) -> list[Element]:
    """The elements of these names in it, itself too, in any namespace."""
    wanted = " or ".join(f"local-name()='{name}'" for name in names)
    return elements(root.xpath(f"descendant-or-self::*[{wanted}]"))


def path(root: Element, steps: str) -> list[Element]:
    """The elements at a path of names from it, in any namespace."""
    inside = "/".join(f"*[local-name()='{step}']" for step in steps.split("/"))
    return elements(root.xpath(inside))


def elements(found: object) -> list[Element]:
    """Only what is an element."""
    assert isinstance(found, list)
    return [one for one in found if isinstance(one, Element)]


def codes(found: Iterable[Element]) -> tuple[str, ...]:
    """Their codes, however they are written."""
    names = ("qcode", "uri", "literal", "code", "FormalName", "Value")
    return tuple(code for one in found for name in names if (code := one.get(name)))


def said(element: Element | None) -> str:
    """All words in an element, in one line."""
    return " ".join("".join(_words(element)).split()) if element is not None else ""


def _words(element: Element) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        name = name_of(child).lower()
        space = "" if name in _INLINE or not name else " "
        yield space
        if name and name not in _ASIDE:
            yield from _words(child)
        yield space + (child.tail or "")


def html_said(markup: str) -> str:
    """All words in HTML, however broken."""
    root = etree.HTML(f"<html><body>{markup}</body></html>") if markup.strip() else None
    return said(root)

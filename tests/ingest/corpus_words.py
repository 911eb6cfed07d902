"""The words of agency files, counted without the code under test."""

from collections import Counter
from collections.abc import Iterator

from services.ingest.xml import Element


INLINE = frozenset(
    {"a", "abbr", "b", "cite", "code", "em", "i", "q", "s", "small", "span", "strong"}
    | {"sub", "sup", "u", "person", "org", "location", "company", "font"}
)


def words_in(element: Element) -> Iterator[str]:
    """The words of an element, counted without the code under test."""
    yield element.text or ""
    for child in element:
        if not isinstance(child.tag, str):
            yield child.tail or ""
            continue
        name = child.tag.rpartition("}")[2].lower()
        space = "" if name in INLINE else " "
        yield space
        if name not in {"head", "script", "style", "title"}:
            yield from words_in(child)
        yield space + (child.tail or "")


def local(root: Element, *names: str) -> list[Element]:
    """The elements of these names, in any namespace."""
    wanted = " or ".join(f"local-name()='{name}'" for name in names)
    found = root.xpath(f"descendant-or-self::*[{wanted}]")
    assert isinstance(found, list)
    return [one for one in found if isinstance(one, Element)]


def strangers(sent: Counter[str], kept: Counter[str]) -> tuple[float, float]:
    """The part of the sent words that is lost, and of the kept ones that is new."""
    lost, new = (sent - kept).total(), (kept - sent).total()
    return lost / max(sent.total(), 1), new / max(kept.total(), 1)


def counted(text: str) -> Counter[str]:
    """How often each word stands in the text."""
    return Counter(text.split())

"""Changes of XML messages, whatever their namespace."""

from collections.abc import Callable

from lxml import etree

from tests.ingest.lifecycle.cells import Mutation


Element = etree._Element  # noqa: SLF001 - the library exports no other name for it
Change = Callable[[Element], None]

_PARSER = etree.XMLParser(resolve_entities=False, load_dtd=False, no_network=True)


def editing(change: Change) -> Mutation:
    """A mutation that applies a change to the root."""

    def mutation(body: bytes) -> bytes:
        root = etree.fromstring(body.lstrip(), _PARSER)
        change(root)
        return etree.tostring(root, encoding="utf-8", xml_declaration=True)

    return mutation


def first(root: Element, name: str) -> Element:
    """The first element of a name, wherever it stands."""
    return next(iter(every(root, name)))


def every(root: Element, *names: str) -> list[Element]:
    """All elements of these names."""
    return [one for name in names for one in root.iter("{*}" + name)]


def without(root: Element, *names: str) -> None:
    """Take elements away."""
    for one in every(root, *names):
        parent = one.getparent()
        if parent is not None:
            parent.remove(one)


def add(parent: Element, name: str, said: str = "", **attributes: str) -> Element:
    """Put an element at the end of its parent, in the parent's namespace."""
    space = etree.QName(parent).namespace
    made = etree.SubElement(parent, f"{{{space}}}{name}" if space else name)
    made.text = said or None
    for key, value in attributes.items():
        made.set(key.replace("_", "-"), value)
    return made

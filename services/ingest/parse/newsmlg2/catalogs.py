"""`catalog` inside an item: what the aliases of its codes stand for.

Catalogs elsewhere (`catalogRef`) are never fetched. The IPTC's own vocabularies have one
alias each in this house, whatever an item calls them; any other keeps its sender's.
"""

from collections.abc import Iterator

from services.ingest.codes import SCHEMES, code_of
from services.ingest.parse.elements import attribute, bare
from services.ingest.xml import Element


# The attributes that hold codes and are read.
_CODED = ("qcode", "role", "rel", "type", "rendition")
_HOUSE = frozenset(SCHEMES.values())


def resolve(item: Element) -> None:
    """Write the item's codes with the aliases of the house."""
    aliases = dict(_renamed(item))
    if not aliases:
        return
    for element in item.iter():
        for name in _CODED:
            scheme, colon, value = (attribute(element, name) or "").partition(":")
            if colon and scheme in aliases:
                element.set(name, aliases[scheme] + value)


def _renamed(item: Element) -> Iterator[tuple[str, str]]:
    """Aliases, and what is written instead of them and their colon."""
    for catalog in (child for child in item if bare(child.tag) == "catalog"):
        for scheme in (child for child in catalog if bare(child.tag) == "scheme"):
            alias, uri = attribute(scheme, "alias"), attribute(scheme, "uri")
            if alias and uri and (stands := _stands_for(alias, uri)):
                yield alias, stands


def _stands_for(alias: str, uri: str) -> str | None:
    known = code_of(uri, "x").scheme
    if known in _HOUSE:
        return None if known == alias else f"{known}:"
    # The house would take another's code for one of the IPTC's.
    return uri if alias in _HOUSE else None

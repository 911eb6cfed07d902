"""What the standard forbids and an item has, though it can be read; told as problems."""

import re
from collections.abc import Iterator

from lxml import etree

from services.ingest.parse.elements import Parts, attribute, bare
from services.ingest.xml import Element


_CODES = etree.XPath("boolean(.//@qcode)")
_FORMATS = etree.XPath(".//@residrefformaturi")
# "related" may hold related concepts, three levels of them (2.34).
_ONE = "*[local-name()='related']"
_RELATED = etree.XPath(f"boolean(.//{_ONE}/{_ONE}/{_ONE}/{_ONE})")
_NO_ADDRESS = re.compile(r"\s|%(?![0-9A-Fa-f]{2})")
# Since this version the catalogs of an item may be missing.
_WITHOUT_CATALOGS = (2, 30)
_VERSION = re.compile(r"([0-9]{1,3})\.([0-9]{1,3})")


def faults(item: Element, canon: bytes) -> Iterator[str]:
    """The faults of an item, without a word of it; `canon`: its canonical form."""
    parts = Parts(item)
    if "itemmeta" not in parts:
        yield "itemMeta: missing"
    if _is_before(item) and not {"catalog", "catalogref"} & set(parts) and _CODES(item):
        yield "catalog: none, though there are codes"
    if bare(item.tag) == "packageitem" and "groupset" not in parts:
        yield "groupSet: missing"
    # To look into the tree takes longer than to see that there is nothing to find.
    addresses = _FORMATS(item) if b"residrefformaturi" in canon else ()
    if any(_NO_ADDRESS.search(str(one)) for one in _listed(addresses)):
        yield "residrefformaturi: no address"
    if b"related" in canon and _RELATED(item):
        yield "related: nested too deep"


def _is_before(item: Element) -> bool:
    found = _VERSION.match(attribute(item, "standardversion") or "")
    if found is None:
        return False
    return (int(found[1]), int(found[2])) < _WITHOUT_CATALOGS


def _listed(result: object) -> list[object]:
    return result if isinstance(result, list) else []

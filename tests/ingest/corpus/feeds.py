"""RSS, Atom and RDF by the names of their elements."""

import base64
import binascii
import re
from collections.abc import Iterator

from lxml import etree

from schemas.reasons import Skip
from services.ingest.xml import Element
from tests.ingest.corpus.elements import html_said, name_of, said
from tests.ingest.corpus.expected import Expected


_CONTENT = ("encoded", "content", "body", "fullitem")
_DESCRIPTION = ("description", "summary")
# Besides the feed's own: modules whose elements of these names are an entry's text.
_MODULES = {
    "",
    "http://purl.org/rss/1.0/modules/content/",
    "http://www.w3.org/1999/xhtml",
}
_ENTITY = re.compile(rb"<!ENTITY", re.IGNORECASE)
_MEDIA = "http://search.yahoo.com/mrss/"


def items(root: Element) -> Iterator[Expected]:
    """Each entry, or one skip for a feed without any."""
    found = [one for one in root.iter() if name_of(one) in {"item", "entry"}]
    if not found:
        yield Expected(skips=frozenset({Skip.EMPTY}))
    yield from map(_entry, found)


def _entry(entry: Element) -> Expected:
    contents = _said(_named(entry, *_CONTENT))
    described = _said(_named(entry, *_DESCRIPTION))
    of_the_film = _said(entry.findall(f".//{{{_MEDIA}}}description"))
    return Expected(
        headline=next(iter(_said(_named(entry, "title"))), ""),
        texts=tuple(contents or described or of_the_film[:1]),
    )


def _said(found: list[Element]) -> list[str]:
    return [words for one in found if (words := _words(one).strip())]


def _named(entry: Element, *names: str) -> list[Element]:
    spaces = {_space(entry), *_MODULES}
    return [one for one in entry if name_of(one) in names and _space(one) in spaces]


def _space(element: Element) -> str:
    return str(element.tag).rpartition("}")[0].lstrip("{")


def _words(element: Element) -> str:
    """As escaped HTML, base64, XHTML or plain text, as the element says."""
    mode, kind = element.get("mode"), (element.get("type") or "").lower()
    if len(element):
        return said(element)
    value = element.text or ""
    if mode == "base64" or ("/" in kind and not kind.startswith(("text", "app"))):
        try:
            return html_said(base64.b64decode(value).decode())
        except (binascii.Error, UnicodeDecodeError):
            return ""
    return value if kind in {"text", "text/plain"} else html_said(value)


def parsed(body: bytes) -> Element | None:
    """The document, if it is well-formed XML and no entities are declared."""
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False
    )
    try:
        root = etree.fromstring(body.strip(), parser)
    except etree.XMLSyntaxError:
        return None
    # A document type may declare entities; none of our formats needs one.
    return None if _ENTITY.search(body) else root

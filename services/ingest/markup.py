"""Bodies to blocks: XHTML, NITF, HTML as sent in JSON or RSS, and plain text.

Text keeps its words: what follows an inline tag belongs to its paragraph, loose text
is a paragraph, unknown wrappers are walked through. Only `html` fields carry markup,
from a closed list of tags; list items and table cells are plain text.
"""

import re
from collections.abc import Iterable, Iterator
from html import unescape

from lxml import etree

from schemas.blocks import (
    Block,
    Heading,
    ListBlock,
    MediaBlock,
    Paragraph,
    Preformatted,
    Quotation,
    Table,
)
from services.ingest.characters import clean, folded, line
from services.ingest.inline import escaped, html_of, words_of
from services.ingest.paragraphs import blocks_of_text, paragraphs_of, words_in
from services.ingest.tables import table_of
from services.ingest.tags import BREAKING, kind_of, name_of
from services.ingest.xml import Element


Holders = set[Element]

__all__ = ["blocks_of", "blocks_of_html", "blocks_of_text", "plain", "text_of"]

_HEADING_LEVELS = {f"h{n}": max(2, n) for n in range(1, 7)}
_HTML_PARSER = etree.HTMLParser(
    encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True
)
# The parser gives up at some depth of tags that nobody closed, and loses the text.
_TOO_DEEP = 200
_ANY_TAG = re.compile(r"<(script|style)\b[^<]*(?:</\1|$)|<[^<>]*>?", re.IGNORECASE)
_HAS_TAG = re.compile(r"<[a-zA-Z/!?]")


def blocks_of(element: Element) -> tuple[Block, ...]:
    """The blocks of a body element, in any namespace or none."""
    return tuple(_blocks(element, kind_of(element.tag), _holders(element)))


def blocks_of_html(fragment: str) -> tuple[Block, ...]:
    """The blocks of HTML as sent in JSON or a feed, however broken."""
    if not _HAS_TAG.search(fragment):
        return blocks_of_text(unescape(fragment))
    root = _html_root(fragment)
    blocks = () if root is None else blocks_of(root)
    if not blocks and fragment.count("<") > _TOO_DEEP:
        return blocks_of_text(_without_tags(fragment))
    return blocks


def plain(html: str) -> str:
    """The words of HTML in one line."""
    if not _HAS_TAG.search(html):
        return line(unescape(html)) if "&" in html else line(html)
    root = _html_root(html)
    return "" if root is None else line(words_of(root))


def text_of(blocks: Iterable[Block]) -> str:
    """The words of all blocks, a blank line between them."""
    return "\n\n".join(text for block in blocks if (text := _text_of_block(block)))


def _html_root(fragment: str) -> Element | None:
    whole = f"<html><body>{fragment}</body></html>".replace("\0", "")
    body = whole.encode("utf-8", "replace")
    try:
        return etree.fromstring(body, _HTML_PARSER)
    except etree.XMLSyntaxError:
        return None


def _without_tags(html: str) -> str:
    """The words of HTML that no parser takes; wrong where "<" is no tag."""
    return unescape(_ANY_TAG.sub(" ", html))


def _walk(element: Element, holders: Holders) -> Iterator[Block]:
    """Blocks in the order of the text; `loose` gathers inline markup between them."""
    loose = [escaped(element.text)]
    for child in element:
        kind = kind_of(child.tag)
        if kind == "inline" and child not in holders:
            loose.append(html_of(child))
        elif kind != "dropped":
            if loose:
                yield from paragraphs_of("".join(loose))
                loose.clear()
            yield from _blocks(child, kind, holders)
        if (tail := child.tail) and (loose or not tail.isspace()):
            loose.append(escaped(tail))
    if loose:
        yield from paragraphs_of("".join(loose))


def _blocks(element: Element, kind: str, holders: Holders) -> Iterator[Block]:
    if kind == "paragraph":
        return _paragraph(element, holders)
    reader = _READERS.get(kind, _walk)
    return reader(element, holders)


def _paragraph(element: Element, holders: Holders) -> Iterator[Block]:
    if len(element) == 0:
        return paragraphs_of(escaped(element.text))
    if element in holders:
        return _walk(element, holders)
    return paragraphs_of(html_of(element, bare=True))


def _holders(root: Element) -> Holders:
    """All elements with a block somewhere in them, found in one walk."""
    holders: Holders = set()
    for element in root.iterdescendants():
        if kind_of(element.tag) in BREAKING:
            above = element.getparent()
            while above is not None and above is not root and above not in holders:
                holders.add(above)
                above = above.getparent()
    return holders


def _heading(element: Element, _holders: Holders) -> Iterator[Block]:
    name = name_of(element.tag)
    if html := folded(html_of(element, bare=True).replace("<br>", " ")):
        yield Heading(level=_HEADING_LEVELS.get(name, 2), html=html)


def _quote(element: Element, holders: Holders) -> Iterator[Block]:
    """A block quotation: each paragraph in it is speech, whoever speaks."""
    for block in _walk(element, holders):
        if isinstance(block, Paragraph):
            words = words_in(block.html)
            yield Quotation(html=block.html, quote=words, speaker=None)
        else:
            yield block


def _list(element: Element, _holders: Holders) -> Iterator[Block]:
    texts = (line(f"{words_of(item)} {item.tail or ''}") for item in element)
    items = tuple(text for text in texts if text)
    if items:
        ordered = name_of(element.tag) == "ol"
        yield ListBlock(ordered=ordered, items=items)


def _pre(element: Element, _holders: Holders) -> Iterator[Block]:
    text = clean(words_of(element)).strip("\n").rstrip()
    if text.strip():
        yield Preformatted(text=text)


def _table(element: Element, holders: Holders) -> Iterator[Block]:
    """A table, or what is in its cells as running text where it only lays out."""
    table = table_of(element)
    if table is None:
        yield from _walk(element, holders)
    elif any(any(row) for row in table.rows):
        yield table


_READERS = {
    "heading": _heading,
    "quote": _quote,
    "list": _list,
    "pre": _pre,
    "table": _table,
}


def _text_of_block(block: Block) -> str:
    match block:
        case Paragraph() | Heading() | Quotation():
            return words_in(block.html)
        case ListBlock():
            return "\n".join(block.items)
        case Table():
            rows = ["\t".join(row) for row in block.rows]
            return "\n".join([block.caption, *rows] if block.caption else rows)
        case Preformatted():
            return block.text
        case MediaBlock():
            return ""

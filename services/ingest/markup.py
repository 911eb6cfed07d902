"""Bodies to blocks: XHTML, NITF, HTML as sent in JSON or RSS, and plain text.

Text keeps its words: what follows an inline tag belongs to its paragraph, loose text
is a paragraph, unknown wrappers are walked through. Only `html` fields carry markup,
from a closed list of tags; list items and table cells are plain text. Media stand
where the caller says that an element shows one; any other is left out.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from html import unescape
from types import MappingProxyType
from typing import NamedTuple

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
from services.ingest.fragments import html_tree
from services.ingest.inline import escaped, html_of, words_of
from services.ingest.paragraphs import blocks_of_text, paragraphs_of, words_in
from services.ingest.tables import table_of
from services.ingest.tags import BREAKING, kind_of, name_of
from services.ingest.xml import Element


# Elements that show a medium, and its place in the story's `media`.
Shown = Mapping[Element, int]


class _Marks(NamedTuple):
    """What was found of a tree before it is walked: who holds blocks, who shows media."""

    holders: frozenset[Element]
    shown: Shown


__all__ = ["Shown", "blocks_of", "blocks_of_html", "blocks_of_text", "plain", "text_of"]

_HEADING_LEVELS = {f"h{n}": max(2, n) for n in range(1, 7)}
_NOTHING: Shown = MappingProxyType({})
_BLANK_LINE = re.compile(r"\n[ \t\r]*\n")
_WIRE_WIDTH = 100
_HAS_TAG = re.compile(r"<[a-zA-Z/!?]")


def blocks_of(element: Element, shown: Shown = _NOTHING) -> tuple[Block, ...]:
    """The blocks of a body element, in any namespace or none."""
    marks = _Marks(_holders(element, shown), shown)
    return tuple(_blocks(element, kind_of(element.tag), marks))


def blocks_of_html(fragment: str) -> tuple[Block, ...]:
    """The blocks of HTML as sent in JSON or a feed, however broken."""
    if not _HAS_TAG.search(fragment):
        return blocks_of_text(unescape(fragment))
    root = html_tree(fragment)
    return () if root is None else blocks_of(root)


def plain(html: str) -> str:
    """The words of HTML in one line."""
    if not _HAS_TAG.search(html):
        return line(unescape(html)) if "&" in html else line(html)
    root = html_tree(html)
    return "" if root is None else line(words_of(root))


def text_of(blocks: Iterable[Block]) -> str:
    """The words of all blocks, a blank line between them."""
    return "\n\n".join(text for block in blocks if (text := _text_of_block(block)))


def _walk(element: Element, marks: _Marks) -> Iterator[Block]:
    """Blocks in the order of the text; `loose` gathers inline markup between them."""
    if len(element) == 0:
        yield from _loose(element.text or "")
        return
    loose = [escaped(element.text)] if element.text else []
    for child in element:
        kind = _kind(child, marks.shown)
        if kind == "inline" and child not in marks.holders:
            loose.append(html_of(child))
        elif kind != "dropped":
            if loose:
                yield from paragraphs_of("".join(loose))
                loose.clear()
            yield from _blocks(child, kind, marks)
        if (tail := child.tail) and (loose or not tail.isspace()):
            loose.append(escaped(tail))
    if loose:
        yield from paragraphs_of("".join(loose))


def _loose(text: str) -> Iterator[Block]:
    """Text with no element in it: a paragraph, or a whole story as a wire sets it.

    Wrong where a sender leaves blank lines inside a paragraph of short lines.
    """
    if "\n" in text and _BLANK_LINE.search(text.strip()):
        lines = text.split("\n")
        if max(map(len, lines)) <= _WIRE_WIDTH:
            return iter(blocks_of_text(text))
    return paragraphs_of(escaped(text))


def _kind(element: Element, shown: Shown) -> str:
    return "medium" if element in shown else kind_of(element.tag)


def _blocks(element: Element, kind: str, marks: _Marks) -> Iterator[Block]:
    if kind == "paragraph":
        return _paragraph(element, marks)
    reader = _READERS.get(kind, _walk)
    return reader(element, marks)


def _paragraph(element: Element, marks: _Marks) -> Iterator[Block]:
    if len(element) == 0:
        return _loose(element.text or "")
    if element in marks.holders:
        return _walk(element, marks)
    return paragraphs_of(html_of(element, bare=True))


def _holders(root: Element, shown: Shown) -> frozenset[Element]:
    """All elements with a block or a medium somewhere in them, found in one walk."""
    holders: set[Element] = set()
    for element in root.iterdescendants():
        if kind_of(element.tag) in BREAKING or element in shown:
            above = element.getparent()
            while above is not None and above is not root and above not in holders:
                holders.add(above)
                above = above.getparent()
    return frozenset(holders)


def _medium(element: Element, marks: _Marks) -> Iterator[Block]:
    """A medium; text in an unknown tag for one is text, which nobody closed it before."""
    yield MediaBlock(index=marks.shown[element])
    if kind_of(element.tag) == "inline":
        yield from _walk(element, marks)


def _heading(element: Element, _marks: _Marks) -> Iterator[Block]:
    name = name_of(element.tag)
    if html := folded(html_of(element, bare=True).replace("<br>", " ")):
        yield Heading(level=_HEADING_LEVELS.get(name, 2), html=html)


def _quote(element: Element, marks: _Marks) -> Iterator[Block]:
    """A block quotation: each paragraph in it is speech, by whom its credit names."""
    speaker = _credit(element)
    for block in _walk(element, marks):
        if not isinstance(block, Paragraph | Quotation):
            yield block
            continue
        words = words_in(block.html)
        if isinstance(block, Quotation):
            yield block.model_copy(update={"speaker": block.speaker or speaker})
        elif words != speaker:
            yield Quotation(html=block.html, quote=words, speaker=speaker)


def _credit(quote: Element) -> str | None:
    """Whom a quotation of NITF names (`<!ELEMENT bq (block, credit?)>`)."""
    named = (line(words_of(one)) for one in quote if name_of(one.tag) == "credit")
    return next(filter(None, named), None)


def _list(element: Element, _marks: _Marks) -> Iterator[Block]:
    texts = (line(f"{words_of(item)} {item.tail or ''}") for item in element)
    items = tuple(text for text in texts if text)
    if items:
        ordered = name_of(element.tag) == "ol"
        yield ListBlock(ordered=ordered, items=items)


def _pre(element: Element, _marks: _Marks) -> Iterator[Block]:
    text = clean(words_of(element)).strip("\n").rstrip()
    if text.strip():
        yield Preformatted(text=text)


def _table(element: Element, marks: _Marks) -> Iterator[Block]:
    """A table, or what is in its cells as running text where it only lays out."""
    table = table_of(element)
    if table is None:
        yield from _walk(element, marks)
    elif any(any(row) for row in table.rows):
        yield table


_READERS = {
    "heading": _heading,
    "quote": _quote,
    "list": _list,
    "pre": _pre,
    "table": _table,
    "medium": _medium,
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

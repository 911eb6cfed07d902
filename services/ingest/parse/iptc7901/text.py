"""The story's text to blocks: paragraphs, and tables and lists drawn with characters.

A short line without a stop between two whole paragraphs is a heading.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from schemas.blocks import Block, Heading, ListBlock, Paragraph, Quotation, Table
from services.ingest.characters import line
from services.ingest.markup import blocks_of_text


_BULLET = re.compile(r" {1,4}[*\u2022] +(?=\S)")
_DEEPER = re.compile(r" {3,8}(?=\S)")
_STOPS = (".", "!", "?", ":", ";", ",", "\u2026", "-", "+", ")", "_", "*", "=")
_LONGEST_HEADING = 69
_SHORTEST_PARAGRAPH = 80


def blocks(text: str) -> tuple[Block, ...]:
    """The blocks of a text, its lines parted by line feeds."""
    kinds = _kinds(text.split("\n"))
    found = [
        block
        for kind, lines in groupby(kinds, key=lambda pair: pair[0])
        for block in _READERS[kind]([told for _, told in lines])
    ]
    return tuple(_with_headings(found))


def _kinds(lines: list[str]) -> Iterator[tuple[str, str]]:
    kind = "text"
    for told in lines:
        if _is_row(told):
            kind = "table"
        elif _BULLET.match(told):
            kind = "list"
        elif kind != "list" or not _DEEPER.match(told):
            kind = "text"
        yield kind, told


def _is_row(told: str) -> bool:
    bare = told.strip()
    return len(bare) > 1 and bare[0] == "|" == bare[-1]


def _text(lines: list[str]) -> Iterator[Block]:
    yield from blocks_of_text("\n".join(lines))


def _table(lines: list[str]) -> Iterator[Block]:
    rows = [told.strip()[1:-1].split("|") for told in lines]
    yield Table(rows=tuple(tuple(line(cell) for cell in row) for row in rows))


def _list(lines: list[str]) -> Iterator[Block]:
    items: list[list[str]] = []
    for told in lines:
        if found := _BULLET.match(told):
            items.append([told[found.end() :]])
        else:
            items[-1].append(told)
    yield ListBlock(items=tuple(x for one in items if (x := line(" ".join(one)))))


_READERS = {"text": _text, "table": _table, "list": _list}


def _with_headings(found: Sequence[Block]) -> Iterator[Block]:
    last = len(found) - 1
    for at, block in enumerate(found):
        if (
            0 < at < last
            and isinstance(block, Paragraph)
            and _is_title(block.html)
            and _is_whole(found[at - 1])
            and _is_whole(found[at + 1])
        ):
            yield Heading(level=2, html=block.html)
        else:
            yield block


def _is_title(html: str) -> bool:
    if len(html) > _LONGEST_HEADING or html.endswith(_STOPS):
        return False
    return not html[0].islower() and "<" not in html


def _is_whole(block: Block) -> bool:
    return (
        isinstance(block, Paragraph | Quotation)
        and len(block.html) >= _SHORTEST_PARAGRAPH
    )

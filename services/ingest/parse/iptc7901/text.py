"""The story's text to blocks: paragraphs, and tables and lists drawn with characters."""

import re
from collections.abc import Iterator
from itertools import groupby

from schemas.blocks import Block, ListBlock, Table
from services.ingest.characters import line
from services.ingest.markup import blocks_of_text


_ROW = re.compile(r"\s*\|.*\|\s*")
_BULLET = re.compile(r" {1,4}[*\u2022] +(?=\S)")
_DEEPER = re.compile(r" {3,8}(?=\S)")


def blocks(text: str) -> tuple[Block, ...]:
    """The blocks of a text, its lines parted by line feeds."""
    kinds = list(_kinds(text.split("\n")))
    return tuple(
        block
        for kind, lines in groupby(kinds, key=lambda pair: pair[0])
        for block in _READERS[kind]([told for _, told in lines])
    )


def _kinds(lines: list[str]) -> Iterator[tuple[str, str]]:
    kind = "text"
    for told in lines:
        if _ROW.fullmatch(told):
            kind = "table"
        elif _BULLET.match(told):
            kind = "list"
        elif kind != "list" or not _DEEPER.match(told):
            kind = "text"
        yield kind, told


def _text(lines: list[str]) -> Iterator[Block]:
    yield from blocks_of_text("\n".join(lines))


def _table(lines: list[str]) -> Iterator[Block]:
    rows = [told.strip().strip("|").split("|") for told in lines]
    yield Table(rows=tuple(tuple(line(cell) for cell in row) for row in rows))


def _list(lines: list[str]) -> Iterator[Block]:
    items: list[str] = []
    for told in lines:
        if found := _BULLET.match(told):
            items.append(told[found.end() :])
        else:
            items[-1] = f"{items[-1]} {told}"
    yield ListBlock(items=tuple(item for one in items if (item := line(one))))


_READERS = {"text": _text, "table": _table, "list": _list}

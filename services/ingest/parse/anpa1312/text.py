"""The story's text to blocks: a tab begins a paragraph; tabular copy stays as set.

A line in "^" and "<" within the text is a title of its own.
"""

import re
from collections.abc import Iterator

from schemas.blocks import Block, Preformatted
from services.ingest.characters import clean
from services.ingest.markup import blocks_of_text
from services.ingest.parse.anpa1312.characters import spoken
from services.ingest.parse.datelines import dateline_of


_LINE_END = re.compile(r"(?<=<)[ \t]+$", re.MULTILINE)
# Calls for a format, and the mark of a table's end.
_CALL = re.compile(r"^\^(?:\*[^\n<]{0,40}|END)<?[ \t]*$", re.MULTILINE)
_TITLE = re.compile(r"^\^([^\n]*)$", re.MULTILINE)
_PARAGRAPH = re.compile(r"^[\t\x10\x08]+ *", re.MULTILINE)


def blocks(text: str, *, tabular: bool) -> tuple[Block, ...]:
    """The blocks of a text, its lines parted by line feeds."""
    text = _LINE_END.sub("", _CALL.sub("", text))
    text = "\n".join(one.removesuffix("<") for one in text.split("\n"))
    if tabular:
        return tuple(_table(_TITLE.sub(r"\1", text)))
    text = _TITLE.sub(r"\n\1\n", text)
    return blocks_of_text(spoken(_PARAGRAPH.sub("\n", text)))


def _table(text: str) -> Iterator[Block]:
    """A sentence with its dateline may stand above the table."""
    lines = [one.rstrip().removeprefix("\t") for one in clean(text).split("\n")]
    while lines and not lines[0].strip():
        lines.pop(0)
    if lines and dateline_of(lines[0]):
        yield from blocks_of_text(spoken(lines.pop(0).strip()))
    kept = "\n".join(lines).strip("\n")
    if kept.strip():
        yield Preformatted(text=kept)

"""The story's text to blocks: a tab begins a paragraph; tabular copy stays as set."""

import re

from schemas.blocks import Block, Preformatted
from services.ingest.characters import clean
from services.ingest.markup import blocks_of_text
from services.ingest.parse.anpa1312.characters import spoken


_LINE_END = re.compile(r"<[ \t]*$", re.MULTILINE)
# Calls for a format, and the mark of a table's end.
_CALL = re.compile(r"^\^(?:\*[^\n<]{0,40}|END)<?[ \t]*$", re.MULTILINE)
_PARAGRAPH = re.compile(r"\n?^[\t\x10\x08]+ *", re.MULTILINE)


def blocks(text: str, *, tabular: bool) -> tuple[Block, ...]:
    """The blocks of a text, its lines parted by line feeds."""
    text = _LINE_END.sub("", _CALL.sub("", text))
    if tabular:
        return _table(text)
    return blocks_of_text(spoken(_PARAGRAPH.sub("\n\n", text)))


def _table(text: str) -> tuple[Block, ...]:
    lines = [one.rstrip().removeprefix("\t") for one in clean(text).split("\n")]
    kept = "\n".join(lines).strip("\n")
    return (Preformatted(text=kept),) if kept.strip() else ()

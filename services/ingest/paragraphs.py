"""Running text to paragraphs, speech among them; plain text to blocks."""

import re
from collections.abc import Iterator
from html import unescape

from schemas.blocks import Block, Paragraph, Preformatted, Quotation
from services.ingest.characters import balanced, clean, folded
from services.ingest.inline import escaped
from services.ingest.quotations import OPENERS, quoted


# For folded text only, where it takes time in proportion.
_BREAKS = re.compile(r"(?: ?<br>){2,}")
_TAG = re.compile(r"<[^>]*>")
_BLANK_LINES = re.compile(r"\n[ \t]*(?:\n[ \t]*)+")
_COLUMNS = re.compile(r"\S(?: {3,}|\t+)\S")
_INDENT = re.compile(r"\n(?:\t| {2,})(?=\S)")
_HARD_WRAP = 120


def blocks_of_text(text: str) -> tuple[Block, ...]:
    """The blocks of plain text: blank lines part paragraphs, columns stay as set."""
    text = clean(text).replace("\r\n", "\n").replace("\r", "\n").strip("\n")
    return tuple(
        block for part in _BLANK_LINES.split(text) for block in _text_blocks(part)
    )


def paragraphs_of(html: str) -> Iterator[Block]:
    """Paragraphs of clean inline markup, parted where it breaks twice."""
    text = folded(html)
    for part in _parted(text) if "<br>" in text else (text,):
        whole = balanced(part)
        if whole and (whole[0] != "<" or _TAG.sub("", whole).strip()):
            yield _speech(whole) or Paragraph(html=whole)


def _parted(text: str) -> Iterator[str]:
    for part in _BREAKS.split(text):
        inner = part.strip().removeprefix("<br>").removesuffix("<br>")
        yield inner.strip()


def _speech(html: str) -> Quotation | None:
    """The paragraph as a quotation, when it begins with quoted speech."""
    if html[0] not in OPENERS:
        return None
    found = quoted(words_in(html))
    if found is None:
        return None
    return Quotation(html=html, quote=found.quote, speaker=found.speaker)


def words_in(html: str) -> str:
    """The words of our own clean markup."""
    if "<" in html:
        html = _TAG.sub("", html.replace("<br>", " "))
    return unescape(html) if "&" in html else html


def _text_blocks(part: str) -> Iterator[Block]:
    lines = [text for text in part.split("\n") if text.strip()]
    columns = sum(1 for text in lines if _COLUMNS.search(text.strip()))
    if len(lines) > 1 and columns * 2 >= len(lines):
        yield Preformatted(text="\n".join(x.rstrip() for x in lines))
        return
    wrapped = max(map(len, lines), default=0) <= _HARD_WRAP
    for text in _INDENT.split(part) if wrapped else lines:
        yield from paragraphs_of(escaped(text))

"""Characters: what never leaves this service, and white space.

Marks and joiners that shape a word (LRM, RLM, ALM, ZWJ, ZWNJ) stay; controls, bidi
overrides, byte order marks and lone surrogates go; text is NFC.
"""

import re
from unicodedata import is_normalized, normalize


# A document that says ISO-8859-1 and means Windows-1252 leaves its curly quotes in
# the C1 controls, as browsers know. Wrong only for a true C1 control, which no story
# has.
_C1 = {
    code: bytes([code]).decode("cp1252", "ignore") or None for code in range(128, 160)
}
_GONE = dict.fromkeys(
    [*range(9), 11, 12, *range(14, 32), 127, 0x202D, 0x202E, 0xFEFF, 0xFFFE, 0xFFFF]
)
_TABLE: dict[int, str | None] = {**_C1, **_GONE}
_BAD = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202d\u202e\ufeff\ufffe\uffff\ud800-\udfff]"
)
_LONE = re.compile("[\ud800-\udfff]")
_SPACES = re.compile("[ \t\n\r\x0b\x0c\u2028\u2029]+")
_BIDI = re.compile("[\u202a\u202b\u202c\u2066-\u2069]")
_CLOSER = {
    "\u202a": "\u202c",
    "\u202b": "\u202c",
    "\u2066": "\u2069",
    "\u2067": "\u2069",
    "\u2068": "\u2069",
}


def clean(text: str) -> str:
    """The text without characters that have no business in a story; spaces stay."""
    if not text.isprintable() and _BAD.search(text):
        text = _LONE.sub("\ufffd", text).translate(_TABLE)
    if text.isascii() or is_normalized("NFC", text):
        return text
    return normalize("NFC", text)


def folded(text: str) -> str:
    """One line: white space folded, a no-break space kept, embeddings balanced."""
    text = text.strip()
    if text.isprintable():
        return _SPACES.sub(" ", text) if "  " in text else text
    if text.isascii():
        return " ".join(text.split())
    return balanced(_SPACES.sub(" ", text))


def line(text: str) -> str:
    """A field that is one line of plain text: clean and folded."""
    return folded(clean(text))


def balanced(text: str) -> str:
    """The text with every embedding and isolate closed, and no stray closer."""
    if text.isascii() or not _BIDI.search(text):
        return text
    waiting: list[str] = []
    kept = _BIDI.sub(lambda found: _closed(found.group(), waiting), text)
    return kept + "".join(reversed(waiting))


def _closed(mark: str, waiting: list[str]) -> str:
    """What stands for a mark, given the closers that are owed."""
    if closer := _CLOSER.get(mark):
        waiting.append(closer)
        return mark
    if mark not in waiting:
        return ""
    # A closer ends everything opened after its opener, as the bidi algorithm has it.
    ended = []
    while (last := waiting.pop()) != mark:
        ended.append(last)
    return "".join(ended) + mark

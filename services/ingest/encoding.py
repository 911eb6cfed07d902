"""Bytes to text: what the message declares, else a mark, else UTF-8, else a guess.

The guess (the feed's hint, then Windows-1252) is always told as a problem.
"""

import codecs
import re
from typing import NamedTuple


class Decoded(NamedTuple):
    """Text without its byte order mark, and what had to be guessed."""

    text: str
    problem: str | None = None


_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_DECLARED = re.compile(rb"""^\s*<\?xml[^>]*?encoding\s*=\s*["']([\w.:-]{1,40})["']""")
_ZEROS: dict[tuple[bool, ...], str] = {
    (False, True, False, True): "utf-16-le",
    (True, False, True, False): "utf-16-be",
    (False, True, True, True): "utf-32-le",
    (True, True, True, False): "utf-32-be",
}
# "<?xml" in EBCDIC: a declaration in it can only be read by knowing that it is.
_EBCDIC = b"\x4c\x6f\xa7\x94\x93"
# What senders call an encoding, and the wider one that they mean by it: the names that
# the Encoding Standard of the web reads so. Wrong for nobody, each is a superset.
_MEANT = {
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "x-gbk": "gb18030",
    "gb_2312-80": "gb18030",
    "euc-kr": "cp949",
    "ks_c_5601-1987": "cp949",
    "korean": "cp949",
    "shift_jis": "cp932",
    "shift-jis": "cp932",
    "x-sjis": "cp932",
    "windows-31j": "cp932",
    "big5": "big5hkscs",
    "x-mac-roman": "mac-roman",
    "x-mac-cyrillic": "mac-cyrillic",
    "iso-8859-8-i": "iso-8859-8",
    "iso-8859-8-e": "iso-8859-8",
    "unicode-1-1-utf-8": "utf-8",
    "x-user-defined": "cp1252",
}
_NOT_TEXT = frozenset(
    {"base64", "bz2", "hex", "punycode", "idna", "quopri", "rot13", "uu", "zlib"}
    | {"unicode_escape", "raw_unicode_escape", "undefined", "mbcs", "oem"}
)


def decoded(body: bytes, hint: str | None = None) -> Decoded:
    """The text of a message, never failing."""
    if body.startswith((b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff", b"\0\0\xfe\xff")):
        return _by_mark(body)
    declared = declared_encoding(body)
    for name in (declared, _MEANT.get(declared or ""), _unmarked(body), "utf-8"):
        if name and (text := _tried(body, name)) is not None:
            meant = _MEANT.get(declared or "", declared)
            wrong = declared and not (_same(declared, name) or name == meant)
            return (
                Decoded(text, f"encoding: not {declared}, read as {name}"[:80])
                if (wrong)
                else Decoded(text)
            )
    return _guessed(body, hint)


def declared_encoding(body: bytes) -> str | None:
    """The encoding that an XML declaration names, as it is spelled."""
    found = _DECLARED.match(body[:300])
    return found.group(1).decode("ascii", "replace").lower() if found else None


def _by_mark(body: bytes) -> Decoded:
    mark, name = next((m, n) for m, n in _MARKS if body.startswith(m))
    rest = body[len(mark) :]
    text = _tried(rest, name)
    if text is not None:
        return Decoded(text)
    text = rest.decode(name, "replace")
    return Decoded(text, f"encoding: marked {name}, has other bytes")


def _unmarked(body: bytes) -> str | None:
    """UTF-16 and UTF-32 show by their zero bytes beside the first, ASCII, characters."""
    if body.startswith(_EBCDIC):
        return "cp037"
    return _ZEROS.get(tuple(byte == 0 for byte in body[:4]))


def _tried(body: bytes, name: str) -> str | None:
    if name in _NOT_TEXT:
        return None
    try:
        return body.decode(name)
    except (LookupError, UnicodeError, ValueError):
        return None


def _guessed(body: bytes, hint: str | None) -> Decoded:
    for name in (hint, "cp1252"):
        if name and (text := _tried(body, name)) is not None:
            return Decoded(
                text, f"encoding: neither declared nor UTF-8, read as {name}"
            )
    return Decoded(body.decode("latin-1"), "encoding: unknown, read as latin-1")


def _same(one: str, other: str) -> bool:
    try:
        return codecs.lookup(one) == codecs.lookup(other)
    except LookupError:
        return False

"""Messages spoiled in one known way each: a table of names and what they do."""

import re
from collections.abc import Callable

from tests.ingest.odd_values import CHARACTERS, EXTERNAL, LAUGHS, NUMBER, OUTSIDE


Spoiler = Callable[[bytes], bytes]

_DECLARATION = re.compile(rb"^\s*<\?xml[^>]*\?>")
_STRING = re.compile(rb'(?<=: ")(?=[^"])')
_FIGURES = re.compile(rb"(?<=[:\[,\s\"'>])\d+(?=[,\s\"'<}\]])")
_TEXT = re.compile(rb">(?=[^<\s])")
_ROOT = re.compile(rb"<(?=[A-Za-z_])[^>]*?(?=/?>)")


def cut(part: float) -> Spoiler:
    """Only the first part of a message."""
    return lambda body: body[: int(len(body) * part)]


def inserted(piece: bytes, part: float = 0.5) -> Spoiler:
    """A piece put in after some part of a message."""

    def spoil(body: bytes) -> bytes:
        at = int(len(body) * part)
        return body[:at] + piece + body[at:]

    return spoil


def before(piece: bytes) -> Spoiler:
    """A piece put before a message."""
    return lambda body: piece + body


def encoded(encoding: str) -> Spoiler:
    """The text of a message in another encoding than it says."""
    return lambda body: body.decode("utf-8", "replace").encode(encoding, "replace")


def declared(encoding: str) -> Spoiler:
    """An XML declaration that names an encoding, and the bytes as they were."""
    said = b'<?xml version="1.0" encoding="' + encoding.encode() + b'"?>'
    return lambda body: said + _DECLARATION.sub(b"", body, count=1)


def doctype(types: str) -> Spoiler:
    """Declarations of its own before a message, used in all its texts."""
    use = b">&a11;&x;" if "ENTITY" in types else b">"
    return lambda body: types.encode() + _TEXT.sub(use, _DECLARATION.sub(b"", body))


def in_every_text(piece: bytes) -> Spoiler:
    """A piece at the start of each text, between tags or in quotes."""
    return lambda body: _STRING.sub(
        lambda _: piece, _TEXT.sub(lambda _: b">" + piece, body)
    )


def for_every_number(piece: bytes) -> Spoiler:
    """A piece in the place of each number."""
    return lambda body: _FIGURES.sub(lambda _: piece, body)


def with_attributes(count: int) -> Spoiler:
    """So many attributes more on the root; members of the object in JSON."""

    def spoil(body: bytes) -> bytes:
        if body.lstrip().startswith(b"{"):
            members = b"".join(b'"a%d":%d,' % (n, n) for n in range(count))
            return body.replace(b"{", b"{" + members, 1)
        more = b"".join(b' a%d="%d"' % (n, n) for n in range(count))
        return _ROOT.sub(lambda found: found[0] + more, body, count=1)

    return spoil


def as_deep_as(levels: int) -> Spoiler:
    """So many levels of tags, brackets and quotations at the place of each first text."""
    tags = b"<p>" * levels + b"x" + b"</p>" * levels

    def spoil(body: bytes) -> bytes:
        if body.lstrip().startswith((b"{", b"[")):
            inner = b'"deep":' + b"[" * levels + b"]" * levels + b","
            return body.replace(b"{", b"{" + inner, 1)
        if body.lstrip().startswith(b"<"):
            return _TEXT.sub(lambda _: b">" + tags, body, count=1)
        return inserted(b">" * levels + tags)(body)

    return spoil


def _undeclared(body: bytes) -> bytes:
    """Names that a type elsewhere might declare, and a namespace without an address."""
    named = in_every_text("&ìt;&a.b;&nbsp;".encode())(_DECLARATION.sub(b"", body))
    space = b' xmlns:x="www.no.example" x:a="1"'
    return OUTSIDE.encode() + _ROOT.sub(lambda at: at[0] + space, named, count=1)


def _named_twice(body: bytes) -> bytes:
    """Each line of a message twice, so that names, tags or lines repeat."""
    lines = body.replace(b",", b",\n").splitlines(keepends=True)
    return b"".join(one * 2 for one in lines)


SPOILERS: dict[str, Spoiler] = {
    "nothing at all": lambda _: b"",
    "one byte": lambda body: body[:1],
    "white space": lambda _: b" \r\n\t" * 500,
    "zero bytes alone": lambda _: b"\0" * 2_000,
    "noise": lambda _: bytes(range(256)) * 8,
    "cut early": cut(0.1),
    "cut in the middle": cut(0.5),
    "cut late": cut(0.95),
    "last byte lost": lambda body: body[:-1],
    "first byte lost": lambda body: body[1:],
    "backwards": lambda body: body[::-1],
    "twice in a row": lambda body: body * 2,
    "zero byte inside": inserted(b"\0"),
    "zero bytes between": lambda body: b"\0".join(body[n : n + 1] for n in range(4_000)),
    "zero bytes in every text": in_every_text(b"\0"),
    "mark before": before(b"\xef\xbb\xbf"),
    "two marks before": before(b"\xef\xbb\xbf" * 2),
    "mark inside": inserted(b"\xef\xbb\xbf"),
    "mark of UTF-16 before": before(b"\xff\xfe"),
    "other mark of UTF-16 before": before(b"\xfe\xff"),
    "mark of UTF-32 before": before(b"\xff\xfe\0\0"),
    "other mark of UTF-32 before": before(b"\0\0\xfe\xff"),
    "control characters in every text": in_every_text(bytes(range(1, 32)) + b"\x7f"),
    "frames inside": in_every_text(b"\x01\x02\x03\x04"),
    "no UTF-8": in_every_text(b"\xc3\x28\xff\xfe\x80"),
    "halves of characters": in_every_text(b"\xed\xa0\x80\xed\xb0\x80"),
    "escaped halves of characters": in_every_text(rb"\ud800\udc00\udfff"),
    "odd characters": in_every_text("".join(CHARACTERS).encode()),
    "illegal escapes": in_every_text(rb"\x41\'\u12\ \0"),
    "references to nothing": in_every_text(b"&#0;&#x1F;&#xD800;&#x110000;&no;&"),
    "no numbers": for_every_number(b"NaN"),
    "endless numbers": for_every_number(b"-Infinity"),
    "numbers of 5,000 digits": for_every_number(NUMBER.encode()),
    "numbers beyond their kind": for_every_number(b"1e999"),
    "numbers of other scripts": for_every_number("²٣".encode()),
    "years that do not exist": for_every_number(b"00000"),
    "years beyond": for_every_number(b"99999"),
    "entities that grow": doctype(LAUGHS),
    "entities from elsewhere": doctype(EXTERNAL),
    "type from elsewhere": doctype(OUTSIDE),
    "names that nobody declared": _undeclared,
    "everything twice": _named_twice,
    "many attributes": with_attributes(3_000),
    "deep": as_deep_as(300),
    "very deep": as_deep_as(20_000),
    "one long word": in_every_text(b"x" * 50_000),
} | {
    f"in {name} unsaid": encoded(name)
    for name in (
        "utf-16", "utf-16-be", "utf-16-le", "utf-32", "utf-32-be", "utf-7", "cp037",
        "cp500", "cp1252", "iso-8859-15", "gb18030", "shift-jis", "koi8-r", "iso2022_jp",
    )
} | {
    f"said to be {name}": declared(name)
    for name in (
        "utf-16", "utf-32", "utf-7", "cp037", "us-ascii", "gb18030", "iso-2022-jp",
        "base64", "zlib", "punycode", "idna", "unicode_escape", "undefined", "rot13",
        "no-such", "x" * 40, "utf-8-sig", "mbcs", "raw_unicode_escape",
    )
}  # fmt: skip

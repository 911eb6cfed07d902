"""Which format some bytes are in, told from the bytes alone."""

import re

from services.ingest.encoding import decoded
from services.ingest.parse import anpa1312, iptc7901, mail, textpage


_HEAD = 65_536
_SPACE = b" \t\r\n\x0b\x0c\0\xef\xbb\xbf"
# What may stand before the root, and what ends it; a document type with declarations
# of its own ends behind their bracket.
_BEFORE_ROOT = ((b"<!--", b"-->"), (b"<?", b"?>"), (b"<!", b">"))
_DOCTYPE = re.compile(
    rb"<![^\[\]<>\"']*+(?:(?:\"[^\"]*+\"|'[^']*+')[^\[\]<>\"']*+)*+"
    rb"(?:\[(?:[^\]\"']++|\"[^\"]*+\"|'[^']*+')*+\]\s*+)?>"
)
_ROOT = re.compile(rb"<(?:[\w.-]+:)?([A-Za-z_][\w.-]*)")
# Marks of UTF-16 and UTF-32, and an XML declaration in EBCDIC.
_WIDE = (b"\xff\xfe", b"\xfe\xff", b"\0\0\xfe\xff", b"\x4c\x6f\xa7\x94\x93")
# Unmarked UTF-16 and UTF-32 show by the zeros around their first characters.
_ZEROS = re.compile(rb"(?:\0{1,3}[\t\n\r -~]){2}|(?:[\t\n\r -~]\0{1,3}){2}")
_ROOTS = {
    b"newsitem": "newsmlg2",
    b"newsmessage": "newsmlg2",
    b"packageitem": "newsmlg2",
    b"conceptitem": "newsmlg2",
    b"knowledgeitem": "newsmlg2",
    b"catalogitem": "newsmlg2",
    b"planningitem": "newsmlg2",
    b"newsml": "newsml1",
    b"nitf": "nitf",
    b"rss": "rss",
    b"rdf": "rss",
    b"channel": "rss",
    b"item": "rss",
    b"feed": "atom",
    b"entry": "atom",
    b"deleted-entry": "atom",
    b"sports-content": "sportsml",
}
# What tells one JSON from another, in the order it is looked for; all of a row's names
# must be there. A quote inside a text is escaped, so these are names and whole values.
# ninjs comes first where it names itself and last otherwise: its only certain name is
# `uri` (Superdesk: `guid`). It may have AP's `itemid`, but not AP's signals.
_JSON: tuple[tuple[str, tuple[re.Pattern[bytes], ...]], ...] = (
    ("ninjs", (re.compile(rb'"ninjs"|/ninjs-schema'),)),
    (
        "jsonfeed",
        (
            re.compile(
                rb'"version"\s*:\s*"https?:\\?/\\?/(?:www\.)?jsonfeed\.org\\?/version'
            ),
        ),
    ),
    ("dpajson", (re.compile(rb'"digitalwires@|"(?:article_html|entry_id)"\s*:'),)),
    (
        "apjson",
        (
            re.compile(rb'"itemid"\s*:'),
            re.compile(rb'"(?:signals|editorial(?:priority|types)|api_version)"\s*:'),
        ),
    ),
    ("ninjs", (re.compile(rb'"(?:uri|guid)"\s*:'),)),
)
# What opens with a header of its own, told by whoever reads it.
_HEADED = (
    ("iptc7901", iptc7901.is_message),
    ("anpa1312", anpa1312.is_message),
    ("mail", mail.is_mail),
    ("textpage", textpage.is_page),
)
# Other things that come down a wire, for whoever looks at the dead letter.
_HTML = frozenset({b"html", b"head", b"body", b"div", b"p"})
_OTHERS = (
    ("PDF", re.compile(rb"%PDF-")),
    ("ZIP archive", re.compile(rb"PK\x03\x04")),
    ("gzip archive", re.compile(rb"\x1f\x8b")),
    ("JPEG picture", re.compile(rb"\xff\xd8\xff")),
    ("PNG picture", re.compile(rb"\x89PNG")),
    ("RTF text", re.compile(rb"\{\\rtf")),
    ("HTTP answer", re.compile(rb"HTTP/\d")),
    ("JSON without a name that tells its format", re.compile(rb"[{\[]")),
    ("nothing but white space", re.compile(rb"\Z")),
)


def sniff(body: bytes) -> str | None:
    """The name of the format, or None for bytes that nobody here can read."""
    body = _narrow(body)
    start = body[:_HEAD].lstrip(_SPACE)
    if start.startswith(b"<"):
        return _ROOTS.get(_root(start) or b"")
    if start.startswith((b"{", b"[")):
        return _by_names(body)
    return next((name for name, is_its in _HEADED if is_its(start)), None)


def described(body: bytes) -> str:
    """What bytes of no format look like, without a word of what they say."""
    start = _narrow(body)[:_HEAD].lstrip(_SPACE)
    other = next((name for name, form in _OTHERS if form.match(start)), None)
    if start.startswith(b"<"):
        return _described_root(_root(start))
    return other or ("text" if start[:200].isascii() else "bytes")


def _described_root(root: bytes | None) -> str:
    if root is None:
        return "no root element"
    if root in _HTML:
        return "HTML page"
    return f"XML with the root {root.decode('ascii', 'replace')[:40]}"


def _narrow(body: bytes) -> bytes:
    """UTF-16 and UTF-32 as UTF-8; all else as it is."""
    if body.startswith(_WIDE) or _ZEROS.match(body[:16]):
        return decoded(body).text.encode("utf-8", "replace")
    return body


def _root(head: bytes) -> bytes | None:
    """The name of the root element, lower case, without its prefix."""
    at = 0
    while ends := [end for start, end in _BEFORE_ROOT if head.startswith(start, at)]:
        close = _close(head, at, ends[0])
        if close < 0:
            return None
        at = close
        while head[at : at + 1].isspace():
            at += 1
    found = _ROOT.match(head, at)
    return found[1].lower() if found else None


def _close(head: bytes, at: int, end: bytes) -> int:
    """Where what stands before the root is over; -1 for nowhere.

    A document type may have ">" in quotes and brackets. Where its quotes are not
    paired (an apostrophe in a comment), its brackets alone are counted.
    """
    if end == b">":
        if whole := _DOCTYPE.match(head, at):
            return whole.end()
        bracket, close = head.find(b"[", at), head.find(end, at)
        at = head.find(b"]", bracket) if 0 < bracket < close else at
    found = head.find(end, at)
    return found + len(end) if found >= 0 else -1


def _by_names(body: bytes) -> str | None:
    told = (name for name, marks in _JSON if all(one.search(body) for one in marks))
    return next(told, None)

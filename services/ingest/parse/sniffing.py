"""Which format some bytes are in, told from the bytes alone."""

import re

from services.ingest.encoding import decoded
from services.ingest.parse import anpa1312, iptc7901, mail, textpage


_HEAD = 65_536
_GAP = 1_024
_SPACE = b" \t\r\n\xef\xbb\xbf"
# What may stand before the root, and what ends it; a document type with declarations
# of its own ends behind their bracket.
_BEFORE_ROOT = ((b"<!--", b"-->"), (b"<?", b"?>"), (b"<!", b">"))
_ROOT = re.compile(rb"<(?:[\w.-]+:)?([A-Za-z_][\w.-]*)")
_WIDE = (b"\xff\xfe", b"\xfe\xff", b"<\0", b"\0<", b"{\0", b"\0{")
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
    b"feed": "atom",
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


def sniff(body: bytes) -> str | None:
    """The name of the format, or None for bytes that nobody here can read."""
    if body.startswith(_WIDE):
        body = decoded(body).text.encode("utf-8", "replace")
    start = body[:_HEAD].lstrip(_SPACE)
    if start.startswith(b"<"):
        return _by_root(start)
    if start.startswith((b"{", b"[")):
        return _by_names(body)
    return next((name for name, is_its in _HEADED if is_its(start)), None)


def _by_root(head: bytes) -> str | None:
    at = 0
    while ends := [end for start, end in _BEFORE_ROOT if head.startswith(start, at)]:
        close = head.find(ends[0], at)
        if ends[0] == b">" and 0 < (bracket := head.find(b"[", at)) < close:
            close = head.find(b">", head.find(b"]", bracket))
        if close < 0:
            return None
        at = close + len(ends[0])
        at += len(head[at : at + _GAP]) - len(head[at : at + _GAP].lstrip())
    found = _ROOT.match(head, at)
    return _ROOTS.get(found.group(1).lower()) if found else None


def _by_names(body: bytes) -> str | None:
    told = (name for name, marks in _JSON if all(one.search(body) for one in marks))
    return next(told, None)

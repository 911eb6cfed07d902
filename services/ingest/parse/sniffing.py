"""Which format some bytes are in, told from the bytes alone."""

import re

from services.ingest.encoding import decoded
from services.ingest.parse import textpage


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
    b"rss": "rss",
    b"rdf": "rss",
    b"feed": "atom",
}
# What tells other agencies' JSON from ninjs, whose only certain name is `uri`
# (`guid` in Superdesk's dialect).
_OTHER_JSON = (b"jsonfeed.org/version", b'"article_html"', b'"entry_id"', b'"itemid"')
_NINJS = (b'"ninjs"', b"/ninjs-schema")
_NINJS_IDENTITY = re.compile(rb'"(?:uri|guid)"\s*:')


def sniff(body: bytes) -> str | None:
    """The name of the format, or None for bytes that nobody here can read."""
    if body.startswith(_WIDE):
        body = decoded(body).text.encode("utf-8", "replace")
    start = body[:_HEAD].lstrip(_SPACE)
    if start.startswith(b"<"):
        return _by_root(start)
    if start.startswith((b"{", b"[")):
        return _by_names(body)
    return "textpage" if textpage.is_page(start) else None


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
    if any(name in body for name in _NINJS):
        return "ninjs"
    if any(name in body for name in _OTHER_JSON):
        return None
    return "ninjs" if _NINJS_IDENTITY.search(body) else None

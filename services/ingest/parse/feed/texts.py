"""Texts of Atom and RSS: plain, escaped markup, markup as it stands, or base64.

RFC 4287, 3.1.1: "When present, the value MUST be one of "text", "html", or "xhtml"";
Atom 0.3 has a media type and a `mode` instead. RSS says nothing: anything may be
markup.
"""

import base64
import binascii
import re
from collections.abc import Iterable
from itertools import islice

from lxml import etree

from schemas.blocks import Block
from services.ingest.characters import line
from services.ingest.encoding import decoded
from services.ingest.markup import blocks_of, blocks_of_html, blocks_of_text, plain
from services.ingest.parse.addresses import MOST_LINKS, resolved, with_whole_links
from services.ingest.parse.feed.fields import attribute, bases_of, text_in
from services.ingest.xml import Element


Bases = Iterable[str]

_XHTML = "{http://www.w3.org/1999/xhtml}"
_PLAIN = frozenset({"text", "text/plain", "plain"})
_NO_TEXT = frozenset({"image", "audio", "video", "font", "model"})
# What tells markup from text that only has a "<" in it: an end tag, a reference, or a
# tag that needs no end.
_MARKUP = re.compile(
    r"</[a-z][\w:]*\s*>|&(?:[a-z][a-z0-9]*|#\d+|#x[0-9a-f]+);|<(?:br|hr|img|p)\b[^<>]*>",
    re.IGNORECASE,
)
_PARTED = re.compile(r"<(?:p|div|br|li|h[1-6]|table|pre|blockquote)\b", re.IGNORECASE)
_BLANK_LINE = re.compile(r"\n[ \t\r]*\n\s*")
_PLUGIN = re.compile(r"</?(?:embed|object|param)\b[^<>]*>", re.IGNORECASE)
_ESCAPED = etree.XPath("contains(string(.), '<')")
_BASE64 = re.compile(r"[A-Za-z0-9+/=\s]+")


def words_of_field(element: Element) -> str:
    """A field of one line; without a type it is markup if it looks like it."""
    text, kind = _value(element), _kind(element)
    if text is None or kind in _PLAIN:
        return line(text_in(element) if text is None else text)
    return plain(text) if kind or _MARKUP.search(text) else line(text)


def blocks_of_field(element: Element, bases: Bases, *, atom: bool) -> tuple[Block, ...]:
    """A text as blocks, its links resolved; none for what is no text."""
    kind = _kind(element)
    if not _is_text(kind):
        return ()
    text = _value(element)
    if text is None:
        return blocks_of(_with_addresses(element, bases))
    if kind in _PLAIN or (atom and not kind and not _MARKUP.search(text)):
        return blocks_of_text(text)
    html = _with_breaks(_PLUGIN.sub(" ", text))
    return blocks_of_html(with_whole_links(html, bases_of(element, bases)))


def _kind(element: Element) -> str:
    """The type, as sent; a title of Atom 0.3 may be of any media type."""
    return attribute(element, "type").partition(";")[0].strip().lower()


def _is_text(kind: str) -> bool:
    return kind.partition("/")[0] not in _NO_TEXT


def _value(element: Element) -> str | None:
    """The text that is sent; None where its markup stands in the feed as elements."""
    if len(element):
        return _flattened(element)
    text = element.text or ""
    mode = attribute(element, "mode").lower()
    return _unpacked(text) if mode == "base64" or _is_packed(element) else text


def _is_packed(element: Element) -> bool:
    """Where it is no base64, the text is what it is.

    RFC 4287, 4.1.3.3: of any other media type, "the content MUST be a valid Base64
    encoding".
    """
    kind = _kind(element)
    if "/" not in kind or kind.startswith("text/") or attribute(element, "mode"):
        return False
    return not kind.endswith(("xml", "html")) and bool(
        _BASE64.fullmatch(element.text or "")
    )


def _unpacked(text: str) -> str:
    try:
        return decoded(base64.b64decode("".join(text.split()), validate=True)).text
    except (binascii.Error, ValueError):
        return text


def _flattened(element: Element) -> str | None:
    """Escaped markup that has elements between; None where all of it is elements.

    In XHTML, an escaped tag is one that the story speaks of.
    """
    inline = element[0].tag.startswith(_XHTML) or _kind(element) not in {"", "html"}
    if inline or attribute(element, "mode") or not _ESCAPED(element):
        return None
    whole = etree.tostring(element, encoding="unicode", with_tail=False)
    inner = whole[whole.index(">") + 1 : whole.rindex("<")]
    return inner.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")


def _with_addresses(element: Element, bases: Bases) -> Element:
    for one in islice(element.iterdescendants("{*}a"), MOST_LINKS):
        if (href := one.get("href")) and "://" not in href:
            one.set("href", resolved(href, bases_of(one, bases)))
    return element


def _with_breaks(value: str) -> str:
    """Let blank lines part paragraphs in markup that knows no other way to part them.

    Wrong where a sender breaks lines of one paragraph with blank lines between.
    """
    return value if _PARTED.search(value) else _BLANK_LINE.sub("<br><br>", value)

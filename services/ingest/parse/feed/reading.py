"""Bytes to entries: as XML if it is, mended if it nearly is, loosely if it is not.

Nothing is fetched and no file is opened: feedparser's own `parse` would do both when a
message looks like an address, so its readers are driven here.
"""

import io
import re
import xml.sax
from collections.abc import Callable, Mapping
from typing import NamedTuple, Protocol
from xml.sax.handler import feature_external_ges, feature_namespaces
from xml.sax.xmlreader import InputSource

from schemas.reasons import Reject
from services.ingest.encoding import decoded
from services.ingest.json import Json, JsonObject
from services.ingest.parse.feed.elements import LOOSE, STRICT, STRICT_WITH_BASE
from services.ingest.rejected import Rejected
from services.ingest.repairs import mended
from services.ingest.xml import MAX_BYTES


class Read(NamedTuple):
    """A feed's own fields and its entries, as feedparser names them.

    `cut`: the message ends within its last entry.
    """

    version: str
    feed: JsonObject
    entries: tuple[JsonObject, ...]
    problems: tuple[str, ...]
    cut: bool = False


class Reader(Protocol):
    """What feedparser's readers have gathered."""

    version: str
    feeddata: Mapping[str, object]
    entries: list[Mapping[str, object]]
    feed: Callable[[str], None]


# The loose reader takes minutes for megabytes of broken markup.
_LOOSELY_AT_MOST = 1024 * 1024
_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
_BEFORE = re.compile(r"(?:\s+|<!--.*?-->|<\?.*?\?>)*", re.DOTALL)
_DOCTYPE = re.compile(r"<!DOCTYPE[^>\[]*(?:\[[^\]]*\]\s*)?>", re.IGNORECASE)
_ELEMENT = re.compile(r"<[A-Za-z_]")
_ENTRY = re.compile(r"<(?:[\w.-]+:)?(?:item|entry)[\s>]", re.IGNORECASE)
_END = re.compile(r"</(?:[\w.-]+:)?(?:rss|rdf|feed|channel)\s*>", re.IGNORECASE)
_ENTRY_END = re.compile(r"</(?:[\w.-]+:)?(?:item|entry)\s*>", re.IGNORECASE)
_RSS_PREFIX = re.compile(r"(</?)rss:")
_PARSED = "_parsed"


def read(body: bytes, hint: str | None) -> Read:
    """What the feed holds; `Rejected` when it is none."""
    text, problem = _text(body, hint)
    problems = [problem] if problem else []
    reader = _strictly(text)
    if reader is None:
        after, repairs = mended(text)
        reader = _strictly(after) if repairs else None
        problems += repairs if reader else ["xml: not well-formed, read loosely"]
    well_formed = reader is not None
    found = reader or _loosely(text)
    if not found.version and not found.entries:
        wrong = Reject.WRONG_STRUCTURE if well_formed else Reject.NOT_WELL_FORMED
        raise Rejected(wrong, "no feed")
    return Read(
        version=found.version or "",
        feed=_plain_object(found.feeddata),
        entries=tuple(_plain_object(entry) for entry in found.entries),
        problems=tuple(problems),
        cut=not well_formed and _is_cut(text),
    )


def _text(body: bytes, hint: str | None) -> tuple[str, str | None]:
    """The text without its declarations.

    A document type would hide undeclared names (`&nbsp;`) from the repairs. Entities
    of its own are refused, as in every format: no agency needs them, and they are
    the classic way to blow a reader up.
    """
    if len(body) > MAX_BYTES:
        raise Rejected(Reject.TOO_LARGE, f"{len(body)} bytes")
    text, problem = decoded(body, hint)
    text = _DECLARATION.sub("", text, count=1).lstrip("\ufeff \t\r\n\0")
    before = _BEFORE.match(text)
    start = before.end() if before else 0
    if not (doctype := _DOCTYPE.match(text, start)):
        return text, problem
    root = _ELEMENT.search(text, start)
    if "<!ENTITY" in text[start : root.start() if root else None].upper():
        raise Rejected(Reject.ENTITY_DECLARATION)
    return text[:start] + text[doctype.end() :], problem


def _strictly(text: str) -> Reader | None:
    """The reader once it has read well-formed XML; None for anything else."""
    kind = STRICT_WITH_BASE if "xml:base" in text else STRICT
    handler = kind("", None, "utf-8")
    reader: Reader = handler
    sax = xml.sax.make_parser()  # noqa: S317 - entities and types are gone by now
    sax.setFeature(feature_namespaces, True)  # noqa: FBT003 - the interface of SAX
    sax.setFeature(feature_external_ges, False)  # noqa: FBT003 - the interface of SAX
    sax.setContentHandler(handler)
    sax.setErrorHandler(handler)
    source = InputSource()
    source.setByteStream(io.BytesIO(text.encode("utf-8", "replace")))
    source.setEncoding("utf-8")
    try:
        sax.parse(source)
    except Exception:  # noqa: BLE001 - feedparser's handlers raise anything on odd input
        return None
    return reader


def _loosely(text: str) -> Reader:
    """Read tags wherever they stand; right for little more than the entries' texts."""
    if len(text) > _LOOSELY_AT_MOST:
        raise Rejected(Reject.NOT_WELL_FORMED, "too large to be read loosely")
    reader: Reader = LOOSE("", None, "utf-8", {})
    try:
        reader.feed(_without_rss_prefix(text))
    except Exception as error:
        raise Rejected(Reject.NOT_WELL_FORMED, type(error).__name__) from error
    if not reader.entries and (_ENTRY.search(text) or not _END.search(text)):
        raise Rejected(Reject.NOT_WELL_FORMED, "no entry that anybody can read")
    return reader


def _is_cut(text: str) -> bool:
    last = max((found.end() for found in _ENTRY.finditer(text)), default=None)
    return last is not None and not _ENTRY_END.search(text, last)


def _without_rss_prefix(text: str) -> str:
    """Read `rss:item` as `item` where no such prefix is declared.

    Wrong inside CDATA that shows such markup, and nowhere else.
    """
    return text if "xmlns:rss" in text else _RSS_PREFIX.sub(r"\1", text)


def _plain_object(value: Mapping[str, object]) -> JsonObject:
    """A plain copy: feedparser's own answers to names that it does not hold."""
    return {
        str(name): _plain(one)
        for name, one in value.items()
        if not name.endswith(_PARSED)
    }


def _plain(value: object) -> Json:
    if isinstance(value, Mapping):
        return _plain_object(value)
    if isinstance(value, list):
        return [_plain(one) for one in value]
    return value if isinstance(value, str | bool | int) else None

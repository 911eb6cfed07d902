"""Broken markup to a tree: tags are taken where they stand, nothing is refused.

An end tag closes what it names, and what was left open in it; markup in a text never
closes a field of the feed; a new entry closes the one before. It takes time in
proportion to the text, whatever stands in it.
"""

import re
from collections.abc import Iterator
from html import unescape
from itertools import islice
from typing import NamedTuple

from lxml import etree

from schemas.reasons import Reject
from services.ingest.parse.feed.names import (
    ENTRIES,
    INVENTED,
    RDF,
    XML,
    said_name,
)
from services.ingest.rejected import Rejected
from services.ingest.repairs import without_controls
from services.ingest.xml import MAX_ELEMENTS, Element


Attributes = dict[str | bytes, str | bytes]


class Loose(NamedTuple):
    """The tree, and whether the text ends within an entry."""

    root: Element
    cut: bool


_DEEPEST = 100
_MOST_ELEMENTS = MAX_ELEMENTS // 2
_OPENER = re.compile("<[A-Za-z_/!?]")
_MOST_ATTRIBUTES = 100
_TAG = re.compile(
    r"""<(/?)([A-Za-z_][\w.-]*(?::[A-Za-z_][\w.-]*)?)((?:[^<>"']++|"[^"<]*+"|'[^'<]*+')*+)>""",
    re.ASCII,
)
_ATTRIBUTE = re.compile(
    r"""([A-Za-z_][\w.-]*(?::[A-Za-z_][\w.-]*)?)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""",
    re.ASCII,
)
# What is passed over, by how it begins and ends; text in CDATA is kept.
_CDATA = ("<![CDATA[", "]]>")
_PASSED = (("<!--", "-->"), ("<?", ">"), ("<!", ">"))
_VOID = frozenset({"br", "hr", "img", "input", "wbr", "embed", "param", "source"})
_TEXTS = frozenset(
    {"title", "link", "guid", "id", "description", "summary", "content", "category"}
    | {"pubdate", "published", "updated", "issued", "modified", "created", "comments"}
    | {"content:encoded", "dc:date", "dc:creator", "dc:subject", "dc:title"}
)
_STRUCTURE = _TEXTS | {"rss", "rdf:rdf", "feed", "channel", "image", "source", "author"}
_STRUCTURE |= ENTRIES | {"enclosure", "textinput", "name", "email", "uri", "url"}
_KNOWN = {
    "xml:lang": f"{XML}lang",
    "xml:base": f"{XML}base",
    "rdf:about": f"{RDF}about",
}


def tree_of(text: str) -> Loose:
    """The tree of any text; its root is only there to hold it."""
    return _Reading(without_controls(text)).whole()


class _Reading:
    """What is open, and the words since the last tag."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._builder = etree.TreeBuilder()
        self._open: list[tuple[str, str]] = []
        self._words: list[str] = []
        self._spaces: dict[str, str] = {}
        self._absent: set[str] = set()
        self._elements = 0

    def whole(self) -> Loose:
        self._builder.start("loose", {})
        at = 0
        while opener := _OPENER.search(self._text, at):
            self._words.append(unescape(self._text[at : opener.start()]))
            at = self._token(opener.start())
        self._words.append(unescape(self._text[at:]))
        cut = any(name in ENTRIES for name, _ in self._open)
        self._close_down_to(0)
        self._flush()
        self._builder.end("loose")
        return Loose(self._builder.close(), cut)

    def _token(self, start: int) -> int:
        """Take what begins with this `<`; where the text goes on."""
        if found := _TAG.match(self._text, start):
            self._tag(found)
            return found.end()
        if self._text.startswith(_CDATA[0], start):
            return self._cdata(start + len(_CDATA[0]))
        for begins, ends in _PASSED:
            if self._text.startswith(begins, start):
                end = self._find(ends, start)
                return start + len(begins) if end < 0 else end + len(ends)
        self._words.append("<")
        return start + 1

    def _cdata(self, start: int) -> int:
        end = self._find(_CDATA[1], start)
        if end < 0:
            return start
        self._words.append(self._text[start:end])
        return end + len(_CDATA[1])

    def _find(self, mark: str, start: int) -> int:
        """Look once for a mark that does not come again, not once for each opening."""
        if mark in self._absent:
            return -1
        if (found := self._text.find(mark, start)) < 0:
            self._absent.add(mark)
        return found

    def _tag(self, found: re.Match[str]) -> None:
        said, rest = found[2], found[3]
        prefix, _, local = said.rpartition(":")
        if found[1]:
            self._end(said_name(prefix, local, self._spaces.get(prefix)))
            return
        attributes: Attributes = dict(islice(self._attributes(rest), _MOST_ATTRIBUTES))
        name = said_name(prefix, local, self._spaces.get(prefix))
        self._start(name, attributes)
        if rest.endswith("/") or name in _VOID:
            self._end(name)

    def _attributes(self, said: str) -> Iterator[tuple[str, str]]:
        for found in _ATTRIBUTE.finditer(said):
            name, value = found[1], unescape(found[2] or found[3] or found[4] or "")
            if name.startswith("xmlns:"):
                self._spaces[name.removeprefix("xmlns:")] = value
            elif name in _KNOWN:
                yield _KNOWN[name], without_controls(value)
            elif ":" not in name:
                yield name, without_controls(value)

    def _start(self, name: str, attributes: Attributes) -> None:
        if name in ENTRIES:
            self._close_from({*ENTRIES})
        elif name in _TEXTS and (field := self._innermost()) in _TEXTS:
            self._close_from({field})
        if len(self._open) >= _DEEPEST:
            self._words.append(" ")
            return
        self._elements += 1
        if self._elements > _MOST_ELEMENTS:
            raise Rejected(Reject.TOO_LARGE, f"more than {_MOST_ELEMENTS} elements")
        self._flush()
        prefix, _, local = name.rpartition(":")
        tag = f"{{{INVENTED}{prefix}}}{local}" if prefix else local
        self._builder.start(tag, attributes)
        self._open.append((name, tag))

    def _end(self, name: str) -> None:
        for at in range(len(self._open) - 1, -1, -1):
            if self._open[at][0] == name:
                self._close_down_to(at)
                return
            if name not in _STRUCTURE and _is_structure(self._open[at][0]):
                return

    def _innermost(self) -> str:
        """The field of the feed that is open, whatever markup is open in it."""
        names = (name for name, _ in reversed(self._open) if _is_structure(name))
        return next(names, "")

    def _close_from(self, names: set[str]) -> None:
        places = (at for at, (name, _) in enumerate(self._open) if name in names)
        self._close_down_to(next(places, len(self._open)))

    def _close_down_to(self, at: int) -> None:
        while len(self._open) > at:
            self._flush()
            self._builder.end(self._open.pop()[1])

    def _flush(self) -> None:
        if self._words:
            self._builder.data(without_controls("".join(self._words)))
            self._words.clear()


def _is_structure(name: str) -> bool:
    return name in _STRUCTURE or ":" in name

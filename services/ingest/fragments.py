"""HTML as sent in JSON or a feed, however broken, to a tree that has all its text.

The parser follows browsers: a tag that nobody closed may swallow the rest of a story,
and below some depth tags are lost. Both are mended in the text before it is parsed.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from functools import lru_cache

from lxml import etree

from services.ingest.tags import BREAKING, kind_of
from services.ingest.xml import Element


# The parser keeps 255 levels, and what walks its tree goes as deep as the tree.
_DEEPEST = 150
_PARSER = etree.HTMLParser(
    encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True
)
# The document, its body and the fragment in it.
_TOO_DEEP = etree.XPath(f"boolean({'/*' * (_DEEPEST + 2)})")
_TAG = re.compile(r"<(/?)([a-zA-Z][\w:.-]*)[^<>]*>?")
_CODE = frozenset({"script", "style"})
# Elements whose words are no text, so that one left open takes all text behind it.
_SWALLOWING = _CODE | {
    "applet", "audio", "button", "canvas", "embed", "head", "iframe", "map",
    "noscript", "object", "picture", "plaintext", "select", "svg", "template",
    "textarea", "title", "video", "xmp",
}  # fmt: skip
_CODE_BEHIND = re.compile(r"[^<]*")
_NEW_PARAGRAPH = "<br><br>"
_EMPTY = frozenset(
    {"area", "base", "br", "col", "hr", "img", "input", "link", "meta", "param"}
    | {"source", "track", "wbr"}
)
# A tag of these ends the one of the same kind before it.
_ENDS_ITS_LIKE = frozenset(
    {"dd", "dt", "li", "option", "p", "td", "th", "tr", "tbody", "thead"}
)


def html_tree(fragment: str) -> Element | None:
    """The root of a fragment; None for one in which there is nothing."""
    text = _without_swallowers(fragment.replace("\0", ""))
    root = _parsed(text)
    if root is None or text.count("<") <= _DEEPEST or not _TOO_DEEP(root):
        return root
    return _parsed("".join(_shallow(text)))


def _parsed(text: str) -> Element | None:
    whole = f"<html><body>{text}</body></html>"
    try:
        return etree.fromstring(whole.encode("utf-8", "replace"), _PARSER)
    except etree.XMLSyntaxError:
        return None


def _without_swallowers(html: str) -> str:
    """Take out tags left open, and comments that never end.

    Wrong where the words behind such a tag really were none of the story: then they
    show. Code behind an open `script` goes as far as the next tag.
    """
    closed, end, rest = html.rpartition("-->")
    if "<!--" in rest:
        html = f"{closed}{end}{rest.replace('<!--', ' ')}"
    small = html.lower()
    names = frozenset(name for name in _SWALLOWING if f"<{name}" in small)
    if not names:
        return html
    waiting: defaultdict[str, list[re.Match[str]]] = defaultdict(list)
    for found in _tags_of(names).finditer(html):
        name = found[2].lower()
        if not found[1] and not found[0].endswith("/>"):
            waiting[name].append(found)
        elif found[1] and waiting[name]:
            waiting[name].pop()
    left = sorted((tag for tags in waiting.values() for tag in tags), key=_start)
    return _cut(html, left) if left else html


@lru_cache(maxsize=256)
def _tags_of(names: frozenset[str]) -> re.Pattern[str]:
    """Only those that are there, for the search for many takes long."""
    either = "|".join(sorted(names))
    return re.compile(rf"<(/?)({either})(?![\w:.-])[^<>]*>?", re.IGNORECASE)


def _start(tag: re.Match[str]) -> int:
    return tag.start()


def _cut(html: str, tags: list[re.Match[str]]) -> str:
    kept, at = [], 0
    for tag in tags:
        kept.append(html[at : tag.start()])
        code = tag[2].lower() in _CODE
        behind = _CODE_BEHIND.match(html, tag.end()) if code else None
        at = behind.end() if behind else tag.end()
    return " ".join([*kept, html[at:]])


def _shallow(html: str) -> Iterator[str]:
    """The text without the tags that stand too deep; their words stay."""
    inside, at = _Inside(), 0
    for tag in _TAG.finditer(html):
        start, end = tag.span()
        name = tag[2].lower()
        if name in _EMPTY or (inside.left(name) if tag[1] else inside.entered(name)):
            continue
        yield html[at:start]
        if kind_of(name) in BREAKING:
            yield _NEW_PARAGRAPH
        at = end
    yield html[at:]


class _Inside:
    """The elements that are open at a place of the text, and those left out there."""

    def __init__(self) -> None:
        self._open: list[str] = []
        self._known: Counter[str] = Counter()
        self._left_out: Counter[str] = Counter()

    def entered(self, name: str) -> bool:
        """Whether there is room for one more."""
        if name in _ENDS_ITS_LIKE and self._open and self._open[-1] == name:
            return True
        if len(self._open) >= _DEEPEST:
            self._left_out[name] += 1
            return False
        self._open.append(name)
        self._known[name] += 1
        return True

    def left(self, name: str) -> bool:
        """Whether what ends here was let in, and all in it with it."""
        if self._left_out[name]:
            self._left_out[name] -= 1
            return False
        if self._known[name]:
            while (last := self._open.pop()) != name:
                self._known[last] -= 1
            self._known[name] -= 1
        return True

"""The words of a message's content nodes, counted quickly and without its reader.

Words in markup, addresses and metadata are none that an article could lose, so only
what stands in the elements and members that hold text is counted.
"""

import json
import re
from collections.abc import Callable, Iterator
from html import unescape


_WORD = re.compile(r"[^\W\d_]{4,}")
_TAG = re.compile(
    r"<!--.*?-->|<(script|style|head|iframe|object)\b.*?</\1\s*>|<[^>]*>|\w+://\S+",
    re.DOTALL | re.IGNORECASE,
)
_SECTION = re.compile(r"<!\[CDATA\[(.*?)\]\]>", re.DOTALL)
_INLINE = re.compile(r"</?(?:a|b|i|u|em|strong|span|sub|sup|small|font)\b[^>]*>")
_ENTRY = re.compile(r"<(?:\w+:)?(?:item|entry)\b")
_INSIDE = r"\b(?:[^>]*[^>/])?>(.*?)</\1\s*>"
_CONTENT = re.compile(
    r"<((?:\w+:)?(?:body\.content|inlineXML|inlineData|DataContent))" + _INSIDE,
    re.DOTALL,
)
_OF_AN_ENTRY = re.compile(
    r"<((?:\w+:)?(?:encoded|content|description|summary))" + _INSIDE, re.DOTALL
)
_MEMBERS = (
    "body",
    "bodies",
    "article_html",
    "infobox_html",
    "content_html",
    "content_text",
)
_OTHERS = frozenset({"associations", "renditions", "links"})
_TEXT = re.compile(r"\x02(.*?)(?:\x03|\Z)", re.DOTALL)


def content_words(text: str, form: str) -> list[str]:
    """Each word of at least four letters in what the format calls content."""
    parts = _PARTS.get(form, _whole)(text)
    return [word for part in parts for word in _WORD.findall(_shown(part))]


def words(text: str) -> frozenset[str]:
    """All words of at least four letters."""
    return frozenset(_WORD.findall(_INLINE.sub("", text)))


def _shown(part: str) -> str:
    """What a reader would see of a text that may be markup, also escaped markup."""
    if "<" not in part and "&" not in part:
        return part
    markup = unescape(_SECTION.sub(r"\1", part))
    return unescape(_TAG.sub(" ", _INLINE.sub("", markup)))


def _whole(text: str) -> Iterator[str]:
    yield text


def _transmitted(text: str) -> Iterator[str]:
    return (found[1] for found in _TEXT.finditer(text))


def _elements(text: str) -> Iterator[str]:
    return (found[2] for found in _CONTENT.finditer(text))


def _entries(text: str) -> Iterator[str]:
    first = _ENTRY.search(text)
    after = text[first.start() :] if first else ""
    return (found[2] for found in _OF_AN_ENTRY.finditer(after))


def _members(text: str) -> Iterator[str]:
    try:
        value: object = json.loads(text)
    except ValueError:
        return iter(())
    return _said(value)


def _said(value: object, name: str = "") -> Iterator[str]:
    if isinstance(value, str) and name.startswith(_MEMBERS):
        yield value
    elif isinstance(value, list):
        for one in value:
            yield from _said(one, name)
    elif isinstance(value, dict):
        for key, inner in value.items():
            if key not in _OTHERS:
                inside = name if key == "value" else str(key)
                yield from _said(inner, inside)


_PARTS: dict[str, Callable[[str], Iterator[str]]] = {
    "anpa1312": _transmitted,
    "apjson": _members,
    "atom": _entries,
    "dpajson": _members,
    "iptc7901": _transmitted,
    "jsonfeed": _members,
    "newsml1": _elements,
    "newsmlg2": _elements,
    "ninjs": _members,
    "nitf": _elements,
    "rss": _entries,
}

"""Inline markup: written anew from a closed list of tags, never passed through.

Whatever is not on the list leaves its words. Every text is escaped here, so nothing
else of a sender's markup can reach a page.
"""

import re
from functools import lru_cache
from html import escape

from services.ingest.characters import clean
from services.ingest.tags import INLINE, SPACED, kind_of, name_of
from services.ingest.xml import Element


_ADDRESS = re.compile(r"(?:https?://[^\s]|mailto:[^\s])", re.IGNORECASE)
_UNSEEN = re.compile(r"[\x00-\x20\x7f-\xa0\u200b-\u200f\u2028-\u202e\u2060-\u2069]+")
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8}){0,3}")
_XML_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"


def escaped(text: str | None) -> str:
    """Text that is safe between tags."""
    if not text:
        return ""
    # A solidus overlay behind a tag would turn its ">" into another character (NFC).
    text = clean(text).lstrip("\u0338")
    return (
        escape(text, quote=False) if "&" in text or "<" in text or ">" in text else text
    )


def html_of(element: Element, *, bare: bool = False) -> str:
    """An element as clean markup; `bare`: only what is in it."""
    parts: list[str] = []
    _write(element, parts, bare=bare)
    return "".join(parts)


def words_of(element: Element) -> str:
    """The words in an element, as they stand; dropped elements have none."""
    if len(element) == 0:
        return element.text or ""
    parts: list[str] = []
    _gather(element, parts)
    return "".join(parts)


def _write(element: Element, parts: list[str], *, bare: bool = False) -> None:
    if kind_of(element.tag) == "dropped":
        return
    tag = None if bare else INLINE.get(name_of(element.tag))
    if tag == "br":
        parts.append("<br>")
        return
    opening = _opening(tag, element) if tag else ""
    parts.extend((opening, escaped(element.text)))
    for child in element:
        _write(child, parts)
        parts.append(escaped(child.tail))
    if opening:
        parts.append(f"</{tag}>")


def _opening(tag: str, element: Element) -> str:
    """The opening tag; "" for one that says nothing without its attributes."""
    if tag == "a":
        href = address(element.get("href", ""))
        return f'<a href="{escape(href)}">' if href else ""
    if tag == "span":
        given = _lang_and_dir(element)
        return f"<span{given}>" if given else ""
    title = element.get("title") if tag == "abbr" else None
    return f'<abbr title="{escape(clean(title))}">' if title else f"<{tag}>"


def address(href: str) -> str | None:
    """An address that a reader may follow: http, https or mailto; else None."""
    href = _UNSEEN.sub("", href)
    return clean(href) if _ADDRESS.match(href) else None


def _lang_and_dir(element: Element) -> str:
    language = element.get("lang") or element.get(_XML_LANGUAGE) or ""
    direction = (element.get("dir") or "").lower()
    given = f' lang="{language}"' if _LANGUAGE.fullmatch(language) else ""
    return f'{given} dir="{direction}"' if direction in {"ltr", "rtl"} else given


def _gather(element: Element, parts: list[str]) -> None:
    space = _space(element.tag)
    if space is None:
        return
    parts.append(f"{space}{element.text or ''}")
    for child in element:
        if len(child):
            _gather(child, parts)
            parts.append(child.tail or "")
        elif (between := _space(child.tag)) is not None:
            # Most elements have none inside; a call for each of them takes longest.
            parts.append(f"{between}{child.text or ''}{between}{child.tail or ''}")
        elif child.tail:
            parts.append(child.tail)
    parts.append(space)


@lru_cache(maxsize=4096)
def _space(tag: str) -> str | None:
    """What stands between an element's words and those around; None if it has none."""
    if kind_of(tag) == "dropped":
        return None
    return " " if name_of(tag) in SPACED else ""

"""`contentSet`: the story itself, inline as XHTML, NITF, HTML or plain text."""

from collections.abc import Callable
from typing import NamedTuple

from schemas.blocks import Block
from services.ingest.markup import blocks_of, blocks_of_html, blocks_of_text, text_of
from services.ingest.parse.newsmlg2.elements import (
    Parts,
    attribute,
    bare,
    loose_text,
    text,
)
from services.ingest.xml import Element


class Content(NamedTuple):
    """The body, and what its own head says where the item's metadata is silent."""

    body: tuple[Block, ...] = ()
    headline: str | None = None
    subheadline: str | None = None
    byline: str | None = None
    dateline: str | None = None
    summary: str | None = None
    language: str | None = None
    direction: str | None = None
    problems: tuple[str, ...] = ()


_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
_MARKUP = ("<p", "<div", "<br", "<table", "<h", "<ul", "<ol", "</")
# Data about events and matches, which is not told in sentences.
_DATA = frozenset({"sports-content", "events", "concept", "conceptset", "newsml"})


def content(parts: Parts) -> Content:
    """The first inline content that has text; `parts`: the children of `contentSet`."""
    found = [_inline(one) for one in parts.all("inlinexml")]
    found += [_inline_data(one) for one in parts.all("inlinedata")]
    told = [one for one in found if one.body]
    if told:
        extra = "content: more than one text, the first is read"
        return _noted(told[0], extra) if _differ(told) else told[0]
    problems = tuple(dict.fromkeys(p for one in found for p in one.problems))
    return found[0]._replace(problems=problems) if found else Content()


def _differ(told: list[Content]) -> bool:
    return len({text_of(one.body) for one in told}) > 1 if len(told) > 1 else False


def _noted(one: Content, problem: str) -> Content:
    return one._replace(problems=(*one.problems, problem))


def _inline(element: Element) -> Content:
    if not len(element):
        return Content(body=blocks_of_html(element.text or ""))
    first = bare(element[0].tag)
    if len(element) == 1 and first in _DATA:
        return _data(element[0], first)
    reader = _READERS.get(first, _blocks) if len(element) == 1 else _blocks
    found = reader(element if reader is _blocks else element[0])
    return found._replace(language=attribute(element, _LANGUAGE) or found.language)


def _data(element: Element, name: str) -> Content:
    """Data tells a story only where an article of its own stands in it."""
    for one in element.iterdescendants():
        if reader := _READERS.get(bare(one.tag)):
            return reader(one)
    return Content(problems=(f"content: {name} is data and has no text",))


def _blocks(element: Element) -> Content:
    return Content(body=blocks_of(element))


def _html(root: Element) -> Content:
    parts = Parts(root)
    head, body = parts.first("head"), parts.first("body")
    inside = body if body is not None else root
    return Content(
        body=blocks_of(inside),
        headline=Parts(head).text("title") if head is not None else None,
        language=attribute(root, _LANGUAGE) or attribute(root, "lang"),
        direction=attribute(inside, "dir") or attribute(root, "dir"),
    )


def _nitf(root: Element) -> Content:
    parts = Parts(root)
    body = parts.first("body")
    inside = Parts(body) if body is not None else parts
    head = Parts(*inside.all("body.head"))
    hedline = Parts(*head.all("hedline"))
    told = [*inside.all("body.content"), *inside.all("body.end")]
    if not told and body is not None:
        told = [body]
    return Content(
        body=tuple(block for one in told for block in blocks_of(one)),
        headline=hedline.text("hl1") or Parts(*parts.all("head")).text("title"),
        subheadline=hedline.text("hl2"),
        byline=_byline(head.all("byline")),
        dateline=head.text("dateline"),
        summary=head.text("abstract"),
        language=attribute(root, _LANGUAGE),
    )


def _byline(elements: list[Element]) -> str | None:
    """Name and title stand in elements of their own, with or without a space."""
    return next((said for one in elements if (said := loose_text(one))), None)


def _inline_data(element: Element) -> Content:
    """Text without elements, which senders also use for HTML in CDATA."""
    said = (element.text or "") if not len(element) else text(element)
    mime = attribute(element, "contenttype") or ""
    if attribute(element, "encoding") or (mime and not mime.startswith("text/")):
        return Content(problems=(f"content: inline {mime or 'data'} is not read",))
    if any(mark in said.lower() for mark in _MARKUP):
        return Content(body=blocks_of_html(said))
    return Content(body=blocks_of_text(said))


_READERS: dict[str, Callable[[Element], Content]] = {"html": _html, "nitf": _nitf}

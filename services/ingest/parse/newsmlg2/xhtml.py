"""XHTML inside an item: a page of its own, with its head above the text."""

from collections.abc import Iterator

from schemas.story import Media
from services.ingest.parse.content import Content
from services.ingest.parse.elements import LANGUAGE, Parts, attribute, bare, text
from services.ingest.parse.pictures import told_with_media
from services.ingest.xml import Element


# What stands in a page's head beside headline and byline, for machines and editors.
_FURNITURE = frozenset({"time", "ul", "nav"})
_BELOW = ("h2", "h3", "h4")


def content(root: Element, known: tuple[Media, ...] = ()) -> Content:
    """What a page tells; `known`: the media that its item names beside it."""
    parts = Parts(root)
    head, body = parts.first("head"), parts.first("body")
    inside = root if body is None else body
    above = _page_head(inside)
    said = _said_above(above) if above is not None else Content()
    told = told_with_media(inside, known)
    return said._replace(
        body=told.body,
        media=told.media,
        headline=said.headline
        or (Parts(head).text("title") if head is not None else None),
        language=attribute(root, LANGUAGE) or attribute(root, "lang"),
        direction=attribute(inside, "dir") or attribute(root, "dir"),
    )


def _page_head(body: Element) -> Element | None:
    """A `header` that begins the page and bears its headline (dpa)."""
    first = body[0] if len(body) else None
    if first is None or bare(first.tag) != "header":
        return None
    return first if Parts(first).text("h1") else None


def _said_above(header: Element) -> Content:
    """Read the head, and take out of it what is no running text."""
    parts = Parts(header)
    below = (said for name in _BELOW for said in parts.texts(name))
    found = Content(
        headline=parts.text("h1"),
        subheadline=next(below, None),
        byline=next((text(one) for one in header if _class(one) == "byline"), None),
        notes=tuple(_notes(header)),
    )
    for one in list(header):
        if bare(one.tag) in {*_FURNITURE, "h1", *_BELOW} or _class(one):
            header.remove(one)
    return found


def _notes(header: Element) -> Iterator[str]:
    """The line about an embargo, which readers never see."""
    for one in header:
        if "embargo" in _class(one) and (said := text(one)):
            yield said


def _class(element: Element) -> str:
    return (attribute(element, "class") or "").lower()

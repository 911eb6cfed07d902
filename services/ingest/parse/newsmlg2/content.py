"""`contentSet`: the story itself, inline as XHTML, NITF, HTML or plain text."""

import re
from collections.abc import Callable
from typing import NamedTuple

from schemas.story import Media
from services.ingest.markup import blocks_of_text, text_of
from services.ingest.parse.content import Content
from services.ingest.parse.elements import LANGUAGE, Parts, attribute, bare, text
from services.ingest.parse.newsmlg2 import xhtml
from services.ingest.parse.nitf.content import content as nitf_content
from services.ingest.parse.nitf.inline import inline_content
from services.ingest.parse.pictures import (
    Told,
    followed,
    joined,
    told_with_media,
    told_with_media_in_html,
)
from services.ingest.xml import Element


Known = tuple[Media, ...]


class _Text(NamedTuple):
    """An inline text, and what it tells."""

    element: Element
    content: Content


_TEXT = re.compile(r"^text/|html|xml")
_MARKUP = ("<p", "<div", "<br", "<table", "<h", "<ul", "<ol", "</")
# Data about events and matches, which is not told in sentences.
_DATA = frozenset({"sports-content", "events", "concept", "conceptset", "newsml"})


def content(parts: Parts, language: str | None, known: Known = ()) -> Content:
    """The inline content that has text, before others that in the item's language.

    `parts`: the children of `contentSet`. `known`: the media that the item names beside
    its text.
    """
    found = [_Text(one, _inline(one, known)) for one in parts.all("inlinexml")]
    found += [_Text(one, _inline_data(one, known)) for one in parts.all("inlinedata")]
    told = [one for one in found if one.content.body]
    told.sort(key=lambda one: _is_foreign(one.content, language))
    if told:
        return _whole(told)
    problems = tuple(dict.fromkeys(p for one in found for p in one.content.problems))
    return found[0].content._replace(problems=problems) if found else Content()


def _is_foreign(one: Content, language: str | None) -> bool:
    return bool(language and one.language and one.language.lower() != language.lower())


def _whole(told: list[_Text]) -> Content:
    """The first text, and what goes on with it.

    "contentSet: A set of alternate renditions of the Item content" (NewsML-G2); but
    senders also part a text, and then none of its parts may be lost.
    """
    first = told[0]
    parts = [one for one in told[1:] if not _is_alternative(one, first)]
    whole = first.content
    for one in parts:
        more = Told(one.content.body, one.content.media)
        joint = followed(Told(whole.body, whole.media), more)
        whole = whole._replace(body=joint.body, media=joint.media)
    words = text_of(whole.body)
    if all(text_of(one.content.body) in words for one in told):
        return whole
    extra = "content: more than one text, the first is read"
    return whole._replace(problems=(*whole.problems, extra))


def _is_alternative(one: _Text, first: _Text) -> bool:
    """The same in another form or language, as told by its marks or its words."""
    names = (LANGUAGE, "contenttype", "rendition")
    marks = ((attribute(one.element, n), attribute(first.element, n)) for n in names)
    if one.element.tag != first.element.tag or any(a != b for a, b in marks):
        return True
    said, known = (" ".join(text_of(x.content.body).split()) for x in (one, first))
    return said in known or known in said


def _inline(element: Element, known: Known) -> Content:
    if not len(element):
        return _marked_up(element.text or "", known)
    first = bare(element[0].tag)
    if len(element) == 1 and first in _DATA:
        return _data(element[0], first, known)
    reader = _READERS.get(first) if len(element) == 1 else None
    found = reader(element[0], known) if reader else _blocks(element, known)
    return found._replace(language=attribute(element, LANGUAGE) or found.language)


def _data(element: Element, name: str, known: Known) -> Content:
    """Data tells a story only where an article of its own stands in it."""
    for one in element.iterdescendants():
        if reader := _READERS.get(bare(one.tag)):
            return reader(one, known)
    return Content(problems=(f"content: {name} is data and has no text",))


def _blocks(element: Element, known: Known) -> Content:
    told = told_with_media(element, known)
    return Content(body=told.body, media=told.media)


def _nitf(root: Element, known: Known) -> Content:
    """Its own media come first, for its body counts them so."""
    found = nitf_content(root)
    return found._replace(media=joined(found.media, known))


def _inline_data(element: Element, known: Known) -> Content:
    """Text without elements, which senders also use for HTML in CDATA."""
    said = (element.text or "") if not len(element) else text(element)
    mime = attribute(element, "contenttype") or ""
    if attribute(element, "encoding") or (mime and not _TEXT.search(mime)):
        return Content(problems=(f"content: inline {mime or 'data'} is not read",))
    if any(mark in said.lower() for mark in _MARKUP):
        return _marked_up(said, known)
    return Content(body=blocks_of_text(said))


def _marked_up(said: str, known: Known) -> Content:
    """NITF or HTML that was sent as text."""
    inside = inline_content(said) if "<nitf" in said else None
    if inside is not None:
        return inside._replace(media=joined(inside.media, known))
    told = told_with_media_in_html(said, known)
    return Content(body=told.body, media=told.media)


_READERS: dict[str, Callable[[Element, Known], Content]] = {
    "html": xhtml.content,
    "nitf": _nitf,
}

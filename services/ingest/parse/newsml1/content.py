"""`ContentItem`: what a component tells, as NITF, XHTML, loose paragraphs or text."""

from collections.abc import Iterator
from typing import NamedTuple

from services.ingest.characters import line
from services.ingest.markup import blocks_of_text, text_of
from services.ingest.parse.content import Content
from services.ingest.parse.elements import Parts, bare
from services.ingest.parse.newsml1.components import CAPTION, SHOWN, Component
from services.ingest.parse.newsml1.terms import given, term
from services.ingest.parse.nitf.content import content as nitf_content
from services.ingest.parse.nitf.inline import inline_content
from services.ingest.parse.pictures import (
    Told,
    told_with_media,
    told_with_media_in_html,
)
from services.ingest.xml import Element


class Text(NamedTuple):
    """A component that tells something, and what."""

    component: Component
    content: Content


_MARKUP = ("<p", "<div", "<br", "<table", "<h", "<ul", "<ol", "</")
# What stands for other things than the story's own text.
_NOT_THE_TEXT = SHOWN | {
    CAPTION, "headline", "subheadline", "contact", "summary", "other",
}  # fmt: skip


def main_text(components: list[Component], language: str | None) -> Text | None:
    """The item's own text: by role, in the item's language, the first that has words."""
    told = [one for one in components if one.role not in _NOT_THE_TEXT and _texts(one)]
    told.sort(key=lambda one: (not one.is_main, _is_foreign(one, language)))
    read = [Text(one, found) for one in told if (found := _content(one))]
    full = [one for one in read if one.content.body]
    if not full:
        return read[0] if read else None
    return _noted(full[0]) if _differ(full) else full[0]


def said_as(components: list[Component], role: str) -> str | None:
    """The words of the first component with that role."""
    for one in components:
        if one.role == role and (found := _content(one)) and found.body:
            return line(text_of(found.body))
    return None


def is_text(item: Element) -> bool:
    """Whether a content item tells something in words."""
    told = Parts(item)
    media = [term(one) or "" for one in told.all("mediatype")]
    mimes = [term(one) or "" for one in told.all("mimetype")]
    if media:
        return media[0].lower() == "text" and not _is_style(mimes)
    if mimes:
        return mimes[0].lower().startswith(
            ("text/", "application/x")
        ) and not _is_style(mimes)
    return "datacontent" in told


def _is_style(mimes: list[str]) -> bool:
    return any(mime.lower() == "text/css" for mime in mimes)


def _texts(one: Component) -> list[Element]:
    return [item for item in one.contents if is_text(item)]


def _is_foreign(one: Component, language: str | None) -> bool:
    own = one.language
    return bool(language and own and own.lower() != language.lower())


def _differ(full: list[Text]) -> bool:
    """Whether two texts that could both be the main one say different things."""
    first = full[0].component
    rivals = [
        one
        for one in full[1:]
        if one.component.is_main == first.is_main
        and one.component.language == first.language
    ]
    own = text_of(full[0].content.body)
    return any(text_of(one.content.body) != own for one in rivals)


def _noted(text: Text) -> Text:
    problem = "content: more than one text, the first is read"
    noted = (*text.content.problems, problem)
    return text._replace(content=text.content._replace(problems=noted))


def _content(one: Component) -> Content | None:
    """The first of a component's texts that has words: they are alternatives."""
    read = [_read(item) for item in _texts(one)]
    return next((found for found in read if found.body), read[0] if read else None)


def _read(item: Element) -> Content:
    parts = Parts(item)
    if "encoding" in parts:
        return Content(problems=("content: encoded data is not read",))
    data = parts.all("datacontent")
    if not data and given(item, "Href"):
        return Content(problems=("content: the text lies elsewhere",))
    found = [read for one in data for read in _data(one)]
    return next((one for one in found if one.body), found[0] if found else Content())


def _data(data: Element) -> Iterator[Content]:
    if not len(data):
        yield _plain(data.text or "")
        return
    first = data[0]
    if len(data) == 1 and bare(first.tag) == "nitf":
        yield nitf_content(first)
    elif len(data) == 1 and bare(first.tag) == "html":
        body = Parts(first).first("body")
        yield _told(told_with_media(first if body is None else body))
    else:
        yield _told(told_with_media(data))


def _plain(said: str) -> Content:
    """Text without elements, which senders also use for HTML or NITF in CDATA."""
    inside = inline_content(said) if "<nitf" in said else None
    if inside is not None:
        return inside
    if any(mark in said.lower() for mark in _MARKUP):
        return _told(told_with_media_in_html(said))
    return Content(body=blocks_of_text(said))


def _told(told: Told) -> Content:
    return Content(body=told.body, media=told.media)

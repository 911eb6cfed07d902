"""The story's text: the NITF rendition where it was put in, else what is inline.

The API itself sends an address for it; those who fetch it put the text into the item,
or into the rendition. Nothing is fetched here.
"""

from collections.abc import Iterator

from schemas.story import Kind, Media
from services.ingest.json import Json
from services.ingest.markup import blocks_of_text, text_of
from services.ingest.parse.content import Content
from services.ingest.parse.medium import size
from services.ingest.parse.members import Members
from services.ingest.parse.nitf.inline import inline_content
from services.ingest.parse.pictures import told_with_media_in_html


Known = tuple[Media, ...]

_NITF = ("body_nitf", "nitf", "text_nitf")
_RENDITIONS = ("nitf", "main", "story", "caption", "script", "shotlist")
_INSIDE = ("nitf", "content", "value", "body", "text", "data")
_HTML = ("body_html", "body_xhtml", "body_html5")
_PLAIN = ("body_text", "body")
# The letter by which the wire's own codes mean tabular copy ("at", "bt").
_TABULAR = "t"


def told(members: Members, kind: Kind, known: Known) -> Content:
    """The richest text that is there; `known`: the media beside it."""
    nitfs = (_of_nitf(nitf, members, known) for nitf in _nitfs(members))
    found = next((one for one in nitfs if one.body), None) or _inline(members, known)
    if not found.body and kind is Kind.STORY:
        members.problems.append("body: the text is elsewhere, and is not fetched")
    return found


def words(members: Members, content: Content) -> int:
    """How many words the text has, also where it is elsewhere."""
    if content.body:
        return len(text_of(content.body).split())
    files = (file for _, file in members.named("renditions"))
    return max((size(file.value("words")) or 0 for file in files), default=0)


def _nitfs(members: Members) -> Iterator[str]:
    """NITF in the item, in `main`, or in the rendition that tells where it is."""
    yield from (said for name in _NITF if (said := _marked(members.value(name))))
    for holder in (members, members.inner("renditions")):
        for name in _RENDITIONS:
            inside = holder.value(name)
            yield from (said for one in _parts(inside) if (said := _marked(one)))


def _parts(value: Json) -> Iterator[Json]:
    if isinstance(value, dict):
        yield from (value[name] for name in _INSIDE if name in value)
    else:
        yield value


def _marked(value: Json) -> str:
    return value if isinstance(value, str) and "<" in value else ""


def _inline(members: Members, known: Known) -> Content:
    for name in (*_HTML, *_PLAIN):
        value = members.value(name)
        if not isinstance(value, str) or not value.strip():
            continue
        if name in _HTML or "</" in value:
            return _of_html(value, known)
        return Content(body=blocks_of_text(value), media=known)
    return Content(media=known)


def _of_nitf(nitf: str, members: Members, known: Known) -> Content:
    """A whole document, or only the blocks that AP keeps of one."""
    form = members.text("textformat") or ""
    found = inline_content(nitf, tabular=form.endswith(_TABULAR))
    if found is None:
        return _of_html(nitf, known)
    return found._replace(media=(*found.media, *known))


def _of_html(html: str, known: Known) -> Content:
    read = told_with_media_in_html(html, known)
    return Content(body=read.body, media=read.media)

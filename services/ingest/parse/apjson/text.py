"""The story's text: the NITF rendition where it was put in, else what is inline.

The API itself sends an address for it; those who fetch it put the text into the item,
or into the rendition. Nothing is fetched here.
"""

from collections.abc import Iterator
from typing import NamedTuple

from schemas.blocks import Block
from schemas.story import Kind
from services.ingest.characters import line
from services.ingest.inline import words_of
from services.ingest.markup import blocks_of, blocks_of_html, blocks_of_text, text_of
from services.ingest.parse.members import Members, size
from services.ingest.rejected import Rejected
from services.ingest.xml import Element, local, tree


class Told(NamedTuple):
    """The text, what its own head says, and how many words it has."""

    body: tuple[Block, ...] = ()
    headline: str | None = None
    subheadline: str | None = None
    byline: str | None = None
    dateline: str | None = None
    summary: str | None = None
    words: int = 0


_NITF = ("body_nitf", "nitf", "text_nitf")
_INSIDE = ("nitf", "content", "value", "body", "text", "data")
_HTML = ("body_html", "body_xhtml", "body_html5")
_PLAIN = ("body_text", "body")


def told(members: Members, kind: Kind) -> Told:
    """The richest text that is there."""
    found = next((t for nitf in _nitfs(members) if (t := _of_nitf(nitf)).body), None)
    found = found or _inline(members)
    if found.body or kind is not Kind.STORY:
        return found._replace(words=len(text_of(found.body).split()))
    members.problems.append("body: the text is elsewhere, and is not fetched")
    files = (file for _, file in members.named("renditions"))
    return found._replace(
        words=max((size(f.value("words")) or 0 for f in files), default=0)
    )


def _nitfs(members: Members) -> Iterator[str]:
    """NITF in the item, in `main`, or in the rendition that tells where it is."""
    yield from (said for name in _NITF if (said := _text(members, name)))
    rendition = members.inner("renditions")
    for holder in (members, rendition):
        for name in ("main", "nitf"):
            inside = holder.value(name)
            if isinstance(inside, str):
                yield inside
            elif isinstance(inside, dict):
                inner = Members(inside, members.problems)
                yield from (s for part in _INSIDE if (s := _text(inner, part)))


def _text(members: Members, name: str) -> str:
    value = members.value(name)
    return value if isinstance(value, str) and "<" in value else ""


def _inline(members: Members) -> Told:
    for name in _HTML:
        if said := _text(members, name):
            return Told(body=blocks_of_html(said))
    for name in _PLAIN:
        value = members.value(name)
        if isinstance(value, str) and value.strip():
            read = blocks_of_html if "</" in value else blocks_of_text
            return Told(body=read(value))
    return Told()


def _of_nitf(nitf: str) -> Told:
    """A whole document, or only the blocks that AP keeps of one."""
    try:
        root = tree(nitf.strip().encode("utf-8", "replace"))
    except Rejected:
        return Told(body=blocks_of_html(nitf))
    parts: dict[str, Element] = {}
    for element in root.iter():
        parts.setdefault(local(element).lower(), element)
    content = parts.get("body.content", parts.get("body", root))
    return Told(
        body=blocks_of(content),
        headline=_words(parts, "hl1"),
        subheadline=_words(parts, "hl2"),
        byline=_words(parts, "byline"),
        dateline=_words(parts, "dateline"),
        summary=_words(parts, "abstract"),
    )


def _words(parts: dict[str, Element], name: str) -> str | None:
    element = parts.get(name)
    return (line(words_of(element)) or None) if element is not None else None

"""`body`: the story itself, as a document of its own or inside another format."""

from schemas.blocks import Block, Preformatted
from services.ingest.characters import clean
from services.ingest.markup import Shown, blocks_of
from services.ingest.parse.content import Content
from services.ingest.parse.elements import (
    LANGUAGE,
    Parts,
    attribute,
)
from services.ingest.parse.nitf.above import above
from services.ingest.parse.nitf.media import media_in
from services.ingest.parse.nitf.notes import taken_notes
from services.ingest.tags import name_of
from services.ingest.xml import Element


_LINES = frozenset({"p", "hl2", "li", "tr"})


def content(root: Element, *, tabular: bool = False) -> Content:
    """What an `nitf` element tells; its private notes are taken out of its text.

    It may also be the `body` alone, or what some senders keep of one. `tabular`: each
    line stands as it was set.
    """
    parts = Parts(root)
    body = parts.first("body")
    whole = root if body is None else body
    inside = Parts(whole)
    head, told = Parts(*inside.all("body.head")), inside.all("body.content") or [whole]
    notes = taken_notes(head, told, inside.all("body.end"))
    media, places = media_in(whole)
    blocks = tuple(b for one in told for b in _blocks(one, places, tabular=tabular))
    said = above(head)
    return said._replace(
        headline=said.headline or Parts(*parts.all("head")).text("title"),
        body=blocks,
        media=media,
        public_notes=notes.public,
        notes=notes.for_editors,
        language=_language(root, body),
        problems=_problems(told, blocks),
    )


def _blocks(element: Element, places: Shown, *, tabular: bool) -> tuple[Block, ...]:
    if not tabular or any(
        name_of(one.tag) in {"pre", "table"} for one in element.iter()
    ):
        return blocks_of(element, places)
    lines = [one for one in element.iterdescendants() if name_of(one.tag) in _LINES]
    set_as = "\n".join(clean("".join(map(str, one.itertext()))) for one in lines)
    text = set_as.replace("\r\n", "\n").strip("\n").rstrip()
    return (Preformatted(text=text),) if text.strip() else blocks_of(element)


def _language(root: Element, body: Element | None) -> str | None:
    told = [attribute(root, "baselang"), attribute(root, LANGUAGE)]
    if body is not None:
        told.append(attribute(body, LANGUAGE))
    return next((one for one in told if one), None)


def _problems(told: list[Element], blocks: tuple[Block, ...]) -> tuple[str, ...]:
    """Data about matches and markets tells no story by itself."""
    for one in () if blocks else told:
        if any(name_of(part.tag) == "sports-content" for part in one.iterdescendants()):
            return ("content: sports-content is data and has no text",)
    return ()

"""`body`: the story itself, as a document of its own or inside another format."""

import re
from collections.abc import Iterator

from schemas.blocks import Block, Preformatted
from services.ingest.characters import clean, line
from services.ingest.markup import Shown, blocks_of, text_of
from services.ingest.parse.content import Content
from services.ingest.parse.elements import (
    LANGUAGE,
    Parts,
    attribute,
    bare,
    loose_text,
    text,
)
from services.ingest.parse.nitf.media import media_in
from services.ingest.tags import name_of
from services.ingest.xml import Element


# "npa" is the standard's non-publishable advisory, "pa" the publishable one.
_PRIVATE, _PUBLISHABLE = "npa", "pa"
_FOR_READERS = frozenset({"cpyrt", "end", "trademk"})
_BETWEEN = re.compile(r"[\s,;/]+")
_PLACES = ("city", "sublocation", "state", "region", "country")
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
    head = Parts(*inside.all("body.head"))
    told = inside.all("body.content") or [whole]
    private = [note for one in told for note in _taken_out(one)]
    public, notes = _notes(head.all("note"))
    below = _ends(inside.all("body.end"))
    whom = tuple(said for said in below if _is_address(said))
    headline, second = _headlines(Parts(*head.all("hedline")))
    media, places = media_in(whole)
    blocks = tuple(b for one in told for b in _blocks(one, places, tabular=tabular))
    return Content(
        headline=headline or Parts(*parts.all("head")).text("title"),
        subheadline=second,
        byline=_byline(head.all("byline")),
        dateline=_dateline(head.all("dateline")),
        dated=_dated(head.all("dateline")),
        located=_located(head.all("dateline")),
        summary=_summary(head.all("abstract")),
        body=blocks,
        media=media,
        public_notes=(*public, *(said for said in below if said not in whom)),
        notes=(*notes, *private, *whom),
        language=_language(root, body),
        problems=_problems(told, blocks),
    )


def _headlines(hedline: Parts) -> tuple[str | None, str | None]:
    """The headline and the one below it; a short or an earlier form is neither."""
    main = hedline.text("hl1")
    below = (text(one) for one in hedline.all("hl2") if not _is_other_form(one))
    return main, next((said for said in below if said and said != main), None)


def _is_other_form(hl2: Element) -> bool:
    named = f"{hl2.get('class') or ''} {hl2.get('id') or ''}".lower()
    return "short" in named or "original" in named


def _byline(elements: list[Element]) -> str | None:
    """Names, each with its title (`byttl`) behind a comma."""
    said = [
        ", ".join(part for part in (_without(one, "byttl"), *_titles(one)) if part)
        for one in elements
    ]
    return "; ".join(dict.fromkeys(one for one in said if one)) or None


def _titles(byline: Element) -> Iterator[str]:
    return (loose_text(one) for one in byline if bare(one.tag) == "byttl")


def _dateline(elements: list[Element]) -> str | None:
    """The place as set, without the date for machines that may stand beside it."""
    said = (_without(one, "story.date").rstrip(" ,:-\u2013\u2014") for one in elements)
    return next((one for one in said if one), None)


def _dated(elements: list[Element]) -> str | None:
    dates = [date for one in elements for date in Parts(one).all("story.date")]
    return next((said for one in dates if (said := attribute(one, "norm"))), None)


def _without(element: Element, name: str) -> str:
    """Its words, without those of one kind of child."""
    said = [element.text or ""]
    for child in element:
        place = bare(child.tag) == "location"
        if bare(child.tag) != name:
            said.append(_place(child) if place else loose_text(child))
        said.append(child.tail or "")
    return line(" ".join(said)).replace(" ,", ",")


def _place(location: Element) -> str:
    """A place as set; parts between which nothing is set stand with commas."""
    between = [location.text, *(child.tail for child in location)]
    if any((said or "").strip() for said in between):
        return loose_text(location).replace(" ,", ",")
    return ", ".join(said for child in location if (said := loose_text(child)))


def _located(elements: list[Element]) -> tuple[str, ...]:
    found = [one for element in elements for one in Parts(element).all("location")]
    names = (_most_exact(Parts(one)) or _place(one) for one in found)
    return tuple(dict.fromkeys(name for name in names if name))


def _most_exact(location: Parts) -> str | None:
    said = (location.text(name) for name in _PLACES)
    return next((one for one in said if one), None)


def _summary(elements: list[Element]) -> str | None:
    return line(" ".join(text_of(blocks_of(one)) for one in elements)) or None


def _taken_out(element: Element) -> list[str]:
    """Take private notes out of running text, and say what they said."""
    notes = [one for one in element.iterdescendants() if name_of(one.tag) == "note"]
    said = []
    # From the inside out, so that no word is said twice.
    for note in reversed([one for one in notes if _is_private(one)]):
        said.append(loose_text(note))
        tail = note.tail
        note.clear()
        note.tail = tail
    return [one for one in reversed(said) if one]


def _notes(elements: list[Element]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Notes for readers and notes for editors; in doubt a note is for editors."""
    said = [(one, words) for one in elements if (words := loose_text(one))]
    public = tuple(words for one, words in said if _is_public(one))
    return public, tuple(words for one, words in said if not _is_public(one))


def _is_private(note: Element) -> bool:
    kind, purpose = attribute(note, "type"), attribute(note, "noteclass")
    return kind == _PRIVATE or purpose == "editorsnote"


def _is_public(note: Element) -> bool:
    if _is_private(note):
        return False
    return note.get("type") == _PUBLISHABLE or note.get("noteclass") in _FOR_READERS


def _ends(elements: list[Element]) -> tuple[str, ...]:
    """What stands below the text: who helped, and what to read on."""
    return tuple(
        said
        for one in elements
        for block in blocks_of(one)
        if (said := text_of((block,)))
    )


def _is_address(said: str) -> bool:
    """Mailboxes of the desk, which are for editors."""
    return all("@" in one for one in _BETWEEN.split(said) if one)


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

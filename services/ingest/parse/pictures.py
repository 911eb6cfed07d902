"""Pictures, films and sounds that stand in a text as HTML, and where they stand."""

from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

from schemas.blocks import Block, MediaBlock
from schemas.story import Media, Rendition
from services.ingest.characters import line
from services.ingest.fragments import html_tree
from services.ingest.inline import address
from services.ingest.markup import blocks_of, blocks_of_html
from services.ingest.parse.elements import attribute
from services.ingest.parse.medium import MediumKind, size
from services.ingest.tags import kind_of, name_of
from services.ingest.xml import Element


class Told(NamedTuple):
    """A body, and all media of its story: those known before, then those found in it."""

    body: tuple[Block, ...] = ()
    media: tuple[Media, ...] = ()


_KINDS: dict[str, MediumKind] = {
    "img": "picture",
    "video": "video",
    "audio": "audio",
    "dnl-image": "picture",  # dpa: the name of a picture, its caption and its credit
}
_MOST_FILES = 100
_SAID = ("id", "headline", "caption", "credit", "byline", "rights")
# A picture of at most so many pixels counts readers and shows nothing.
_UNSEEN = 3
_NAMES = ("ref", "data-uri", "uri")


def told_with_media(element: Element, known: tuple[Media, ...] = ()) -> Told:
    """The blocks of a body element, with each medium in it where it stands.

    A caption beneath a picture stays in the text, where its sender put its words.
    `known`: media that the sender described elsewhere, by whose files or names they
    are told again. A picture without an address that a reader could follow is left out.
    """
    media = _Media(known)
    shown = {holder: media.place(found) for holder, found in _found_in(element)}
    return Told(blocks_of(element, shown), tuple(media.all))


def told_with_media_in_html(fragment: str, known: tuple[Media, ...] = ()) -> Told:
    """The same for HTML as sent in JSON or a feed."""
    small = fragment.lower()
    if not any(f"<{name}" in small for name in _KINDS):
        return Told(blocks_of_html(fragment), known)
    root = html_tree(fragment)
    return Told((), known) if root is None else told_with_media(root, known)


def joined(media: tuple[Media, ...], more: tuple[Media, ...]) -> tuple[Media, ...]:
    """Media, then those of others that are not among them, by name or by file."""
    found = _Media(media)
    for one in more:
        found.place(one)
    return tuple(found.all)


def followed(first: Told, second: Told) -> Told:
    """A text and the one that goes on with it, with the media of both."""
    media = _Media(first.media)
    places = [media.place(one) for one in second.media]
    more = (
        block.model_copy(update={"index": places[block.index]})
        if isinstance(block, MediaBlock)
        else block
        for block in second.body
    )
    return Told((*first.body, *more), tuple(media.all))


class _Media:
    """The media of a story, each of which is found by its name and by its files."""

    def __init__(self, known: tuple[Media, ...]) -> None:
        self.all: list[Media] = []
        self._places: dict[str, int] = {}
        for medium in known:
            self._add(medium)

    def place(self, medium: Media) -> int:
        """Its number, which is the next one for a medium that was not known."""
        for name in self._names(medium):
            if name in self._places:
                number = self._places[name]
                self.all[number] = _merged(self.all[number], medium)
                return number
        return self._add(medium)

    def _add(self, medium: Media) -> int:
        number = len(self.all)
        self.all.append(medium)
        for name in self._names(medium):
            self._places.setdefault(name, number)
        return number

    def _names(self, medium: Media) -> Iterator[str]:
        if medium.id:
            yield medium.id
        yield from (file.href for file in medium.renditions)


def _merged(known: Media, found: Media) -> Media:
    """A medium with what was said of it elsewhere, and its files."""
    if known == found:
        return known
    files = {one.href: one for one in (*found.renditions, *known.renditions)}
    order = dict.fromkeys(one.href for one in (*known.renditions, *found.renditions))
    said = {name: getattr(known, name) or getattr(found, name) for name in _SAID}
    told = tuple(files[href] for href in islice(order, _MOST_FILES))
    return known.model_copy(update={**said, "renditions": told})


def _found_in(root: Element) -> Iterator[tuple[Element, Media]]:
    """Each element that shows a medium, and the medium."""
    around: dict[Element, _Around] = {root: _Around()}
    for element in root.iterdescendants():
        if name_of(element.tag) not in _KINDS:
            continue
        parent = element.getparent()
        where = _around(parent, around) if parent is not None else _Around()
        if not where.hidden and (found := _medium(element, where)):
            yield where.picture if where.picture is not None else element, found


class _Around(NamedTuple):
    """What is around a medium: whether anybody sees it, a caption, its whole element."""

    hidden: bool = False
    captioned: bool = False
    picture: Element | None = None


def _around(element: Element, known: dict[Element, _Around]) -> _Around:
    """What an element is to those in it, found once for all of them."""
    if element in known:
        return known[element]
    parent = element.getparent()
    found = _around(parent, known) if parent is not None else _Around()
    name = name_of(element.tag)
    if name == "picture":
        found = found._replace(picture=element)
    elif name == "figure":
        said = any(name_of(one.tag) == "figcaption" for one in element)
        found = found._replace(captioned=said)
    elif kind_of(element.tag) == "dropped" and name != "source":
        found = found._replace(hidden=True)
    known[element] = found
    return found


def _medium(element: Element, where: _Around) -> Media | None:
    files = tuple(_renditions(element))
    if (not files and not element.get("ref")) or any(_is_unseen(one) for one in files):
        return None
    said = element.get("alt") or element.get("title") or ""
    return Media(
        id=next((name for n in _NAMES if (name := attribute(element, n))), None),
        kind=_KINDS[name_of(element.tag)],
        # A caption beneath it is text, and would be told twice.
        headline=None if where.captioned else line(said) or None,
        caption=line(element.get("caption") or "") or None,
        credit=line(element.get("creditline") or "") or None,
        renditions=files,
    )


def _renditions(element: Element) -> Iterator[Rendition]:
    """The element's own file, then those of the sources in it."""
    sources = (one for one in element.iterdescendants() if name_of(one.tag) == "source")
    for one in (element, *sources):
        href = address(one.get("src") or "")
        if href and not href.lower().startswith("mailto:"):
            yield Rendition(
                href=href,
                mime=attribute(one, "type"),
                width=_pixels(one),
                height=_pixels(one, "height"),
            )


def _pixels(element: Element, name: str = "width") -> int | None:
    return size((attribute(element, name) or "").removesuffix("px"))


def _is_unseen(file: Rendition) -> bool:
    return any(n is not None and n <= _UNSEEN for n in (file.width, file.height))

"""Pictures, sound and video of an entry: Media RSS, enclosures, podcasts' pictures."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from schemas.story import Media, Rendition
from services.ingest.markup import plain
from services.ingest.parse.addresses import resolved
from services.ingest.parse.feed.fields import Fields, attribute, bases_of, text_in
from services.ingest.parse.feed.links import Link
from services.ingest.parse.feed.statuses import is_gone
from services.ingest.parse.medium import MediumKind, medium_kind, size
from services.ingest.xml import Element


Words = dict[str, str]

_SUFFIXES: dict[str, MediumKind] = {
    "jpg": "picture",
    "jpeg": "picture",
    "png": "picture",
    "gif": "picture",
    "webp": "picture",
    "mp4": "video",
    "m4v": "video",
    "mov": "video",
    "mp3": "audio",
    "m4a": "audio",
    "ogg": "audio",
}
_WORDS = {
    "headline": "media:title",
    "caption": "media:description",
    "credit": "media:credit",
    "copyright": "media:copyright",
}
_PLACES = frozenset(
    {"media:content", "media:group", "media:thumbnail", "enclosure", "content"}
    | {"itunes:image", "image"}
)


class _File(NamedTuple):
    """A file, and the words that it or its group has of its own."""

    href: str
    element: Element
    words: Words
    group: int = 0


def media_of(
    entry: Fields, links: tuple[Link, ...], bases: Iterable[str]
) -> tuple[Media, ...]:
    """Each picture once, with all sizes that were sent of it."""
    if not entry.has(*_PLACES) and all(one.rel != "enclosure" for one in links):
        return ()
    bases = tuple(bases)
    files = [*_contents(entry, bases), *_enclosures(entry, links, bases)]
    sets: dict[str, list[tuple[MediumKind, _File]]] = {}
    for file in files:
        if file.href and (kind := _kind(file)):
            sets.setdefault(_set_of(file), []).append((kind, file))
    loose = _words(entry)
    made = [_media(members, loose) for members in sets.values()]
    return _with_thumbnails(made, list(_thumbnails(entry, bases)))


def _contents(entry: Fields, bases: Iterable[str]) -> Iterator[_File]:
    """Media of the entry, and of its groups: one picture in several sizes each."""
    for number, place in enumerate((entry, *_groups(entry))):
        shared = _words(place) if number else {}
        for one in place.all("media:content"):
            if is_gone(Fields(one)):
                continue
            words = shared | _words(Fields(one)) if len(one) else shared
            yield _File(_address(one, bases), one, words, number)


def _enclosures(
    entry: Fields, links: tuple[Link, ...], bases: Iterable[str]
) -> Iterator[_File]:
    for one in entry.all("enclosure"):
        yield _File(_address(one, bases), one, {})
    for link in links:
        if link.rel == "enclosure":
            yield _File(link.href, link.element, {})
    for one in entry.all("content"):
        if src := attribute(one, "src"):
            yield _File(resolved(src, bases_of(one, bases)), one, {})


def _thumbnails(entry: Fields, bases: Iterable[str]) -> Iterator[Rendition]:
    places = (entry, *_groups(entry), *map(Fields, entry.all("media:content")))
    for place in places:
        for one in place.all("media:thumbnail", "itunes:image", "image"):
            if href := _address(one, bases):
                yield _rendition(href, one, "thumbnail")


def _groups(entry: Fields) -> list[Fields]:
    return [Fields(group) for group in entry.all("media:group")]


def _words(place: Fields) -> Words:
    """What is said of the pictures in one place."""
    said = {name: plain(place.text(field)) for name, field in _WORDS.items()}
    return {name: words for name, words in said.items() if words}


def _media(members: list[tuple[MediumKind, _File]], loose: Words) -> Media:
    """With what is said of it by itself, by its group, else by the entry."""
    words = dict(loose)
    for _, file in reversed(members):
        words |= file.words
    unique = {file.href: file.element for _, file in reversed(members)}
    return Media(
        kind=members[0][0],
        headline=words.get("headline"),
        caption=words.get("caption"),
        credit=words.get("credit") or words.get("copyright"),
        renditions=tuple(_rendition(*one) for one in reversed(unique.items())),
    )


def _rendition(href: str, one: Element, role: str | None = None) -> Rendition:
    return Rendition(
        href=href,
        role=role,
        mime=attribute(one, "type") or None,
        width=size(attribute(one, "width")),
        height=size(attribute(one, "height")),
        bytes=size(attribute(one, "fileSize", "length")),
    )


def _with_thumbnails(made: list[Media], small: list[Rendition]) -> tuple[Media, ...]:
    """A thumbnail is a size of the first medium, or a picture when there is none."""
    if not small:
        return tuple(made)
    if not made:
        return (Media(renditions=tuple(small)),)
    known = {one.href for one in made[0].renditions}
    sizes = (*made[0].renditions, *(one for one in small if one.href not in known))
    return (made[0].model_copy(update={"renditions": sizes}), *made[1:])


def _kind(file: _File) -> MediumKind | None:
    """By its medium, its type, else the end of its address; None for a document."""
    mime = attribute(file.element, "type")
    for said in (attribute(file.element, "medium"), mime.partition("/")[0]):
        if kind := medium_kind(said):
            return kind
    return None if mime else _SUFFIXES.get(_path(file.href).rpartition(".")[2].lower())


def _set_of(file: _File) -> str:
    """Sizes of one picture share a group, or an address up to its query."""
    return f"group {file.group}" if file.group else _path(file.href)


def _path(address: str) -> str:
    return address.partition("?")[0]


def _address(one: Element, bases: Iterable[str]) -> str:
    """An attribute, or for `image` the text or its `url`."""
    inside = Fields(one).text("url") if len(one) else text_in(one)
    said = attribute(one, "url", "href") or inside
    return resolved(said, bases_of(one, bases)) if said else ""

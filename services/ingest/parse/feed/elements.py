"""feedparser's readers, strict and loose, with two habits changed.

feedparser takes a picture's own title, caption and credit for those of its story; here
they stay with the picture. It reads every date; here dates stay as they were sent.
"""

from collections.abc import Callable
from typing import Protocol

from feedparser.api import LooseFeedParser, StrictFeedParser


Media = dict[str, str]


class Reader(Protocol):
    """As much of feedparser's element reader as is used here."""

    media_open: Media | None
    media_group: Media | None

    push: Callable[[str, int], None]
    pop: Callable[[str], str | None]

    def _get_context(self) -> dict[str, list[Media]]: ...


def _begin_group(reader: Reader, attributes: Media) -> None:
    """The members of a group are one picture in several sizes."""
    del attributes
    groups = _about(reader, "media_groups")
    reader.media_group = {"group": str(len(groups))}
    groups.append(reader.media_group)


def _end_group(reader: Reader) -> None:
    reader.media_group = None


def _begin_content(reader: Reader, attributes: Media) -> None:
    reader.media_open = attributes | _numbered(reader)
    _about(reader, "media_content").append(reader.media_open)


def _end_content(reader: Reader) -> None:
    reader.media_open = None


def _begin_thumbnail(reader: Reader, attributes: Media) -> None:
    _about(reader, "media_thumbnail").append(attributes | _numbered(reader))


def _begin_words(reader: Reader, attributes: Media) -> None:
    del attributes
    reader.push("media_words", 0)


def _end_words(name: str) -> Callable[[Reader], None]:
    def end(reader: Reader) -> None:
        words = reader.pop("media_words")
        place = reader.media_open or reader.media_group
        if place is None:
            loose = _about(reader, "media_words")
            place = loose[0] if loose else {}
            loose[:] = [place]
        if words:
            place.setdefault(name, words)

    return end


def _end_date(name: str) -> Callable[[Reader], None]:
    def end(reader: Reader) -> None:
        reader.pop(name)

    return end


def _numbered(reader: Reader) -> Media:
    return {"group": reader.media_group["group"]} if reader.media_group else {}


def _about(reader: Reader, name: str) -> list[Media]:
    """The list of that name in the entry (or feed) that is being read."""
    return reader._get_context().setdefault(name, [])  # noqa: SLF001 - feedparser's own protocol for handlers


_WORDS = {
    "title": "headline",
    "description": "caption",
    "credit": "credit",
    "copyright": "copyright",
}
_DATES = {
    "published": ("published", "issued", "pubdate"),
    "updated": ("updated", "modified", "lastbuilddate"),
    "created": ("created",),
    "expired": ("expirationdate",),
}
# feedparser finds a handler by the name of the element.
_HANDLERS = {
    "media_open": None,
    "media_group": None,
    "_start_media_group": _begin_group,
    "_end_media_group": _end_group,
    "_start_media_content": _begin_content,
    "_end_media_content": _end_content,
    "_start_media_thumbnail": _begin_thumbnail,
    "_end_media_thumbnail": lambda reader: None,  # noqa: ARG005 - the address is an attribute
    **{f"_start_media_{element}": _begin_words for element in _WORDS},
    **{f"_end_media_{element}": _end_words(name) for element, name in _WORDS.items()},
    **{
        f"_end_{element}": _end_date(name)
        for name, elements in _DATES.items()
        for element in elements
    },
}

# Markup is cleaned with that of all formats; only what has a base needs resolving,
# which costs half as much again as the reading.
_HABITS = {**_HANDLERS, "sanitize_html": False, "resolve_relative_uris": False}
_WITH_BASE = {**_HABITS, "resolve_relative_uris": True}

STRICT = type("Strict", (StrictFeedParser,), _HABITS)
STRICT_WITH_BASE = type("StrictWithBase", (StrictFeedParser,), _WITH_BASE)
LOOSE = type("Loose", (LooseFeedParser,), _HABITS)

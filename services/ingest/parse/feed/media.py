"""Pictures, sound and video of an entry: Media RSS and enclosures."""

from collections.abc import Iterable
from typing import Literal

from schemas.story import Media, Rendition
from services.ingest.json import JsonObject
from services.ingest.markup import plain
from services.ingest.parse.feed.fields import links, objects, text


MediaKind = Literal["picture", "graphic", "video", "audio"]

_KINDS: dict[str, MediaKind] = {
    "image": "picture",
    "video": "video",
    "audio": "audio",
}
_SUFFIXES: dict[str, MediaKind] = {
    "jpg": "picture",
    "jpeg": "picture",
    "png": "picture",
    "gif": "picture",
    "webp": "picture",
    "mp4": "video",
    "m4v": "video",
    "mp3": "audio",
    "m4a": "audio",
}
_WORDS = ("headline", "caption", "credit", "copyright")


def media_of(entry: JsonObject) -> tuple[Media, ...]:
    """Each picture once, with all sizes that were sent of it."""
    sent = [
        *objects(entry, "media_content"),
        *links(entry, "enclosure"),
    ]
    files = [(kind, one) for one in sent if (kind := _kind(one)) and _address(one)]
    thumbnails = [one for one in objects(entry, "media_thumbnail") if _address(one)]
    sets: dict[str, list[tuple[MediaKind, JsonObject]]] = {}
    for kind, one in files:
        sets.setdefault(_set_of(one), []).append((kind, one))
    made = [_media(entry, members) for members in sets.values()]
    return _with_thumbnails(made, thumbnails)


def _media(entry: JsonObject, members: list[tuple[MediaKind, JsonObject]]) -> Media:
    words = _words(entry, [one for _, one in members])
    return Media(
        kind=members[0][0],
        headline=words.get("headline"),
        caption=words.get("caption"),
        credit=words.get("credit") or words.get("copyright"),
        renditions=_renditions(one for _, one in members),
    )


def _words(entry: JsonObject, members: list[JsonObject]) -> dict[str, str]:
    """What is said of a picture: by itself, by its group, else by the entry."""
    groups = [
        group
        for group in objects(entry, "media_groups")
        if any(text(one, "group") == text(group, "group") for one in members)
    ]
    places = [*members, *groups, *objects(entry, "media_words")]
    return {
        name: said
        for name in _WORDS
        if (said := next((plain(text(one, name)) for one in places if name in one), ""))
    }


def _renditions(files: Iterable[JsonObject]) -> tuple[Rendition, ...]:
    unique = {_address(one): one for one in reversed(list(files))}
    return tuple(_rendition(one) for one in reversed(unique.values()))


def _rendition(one: JsonObject, role: str | None = None) -> Rendition:
    return Rendition(
        href=_address(one),
        role=role,
        mime=text(one, "type") or None,
        width=_number(text(one, "width")),
        height=_number(text(one, "height")),
        bytes=_number(text(one, "filesize") or text(one, "length")),
    )


def _with_thumbnails(
    made: list[Media], thumbnails: list[JsonObject]
) -> tuple[Media, ...]:
    """A thumbnail is a size of the first medium, or a picture when there is none."""
    if not thumbnails:
        return tuple(made)
    small = tuple(_rendition(one, "thumbnail") for one in thumbnails)
    if not made:
        return (Media(renditions=small),)
    first = made[0].model_copy(update={"renditions": (*made[0].renditions, *small)})
    return (first, *made[1:])


def _kind(one: JsonObject) -> MediaKind | None:
    """By its medium, its type, else the end of its address; None for a document."""
    for said in (text(one, "medium"), text(one, "type").partition("/")[0]):
        if kind := _KINDS.get(said.lower()):
            return kind
    path = _path(_address(one))
    return None if text(one, "type") else _SUFFIXES.get(path.rpartition(".")[2].lower())


def _set_of(one: JsonObject) -> str:
    """Sizes of one picture share a group, or an address up to its query."""
    group = text(one, "group")
    return f"group {group}" if group else _path(_address(one))


def _path(address: str) -> str:
    return address.partition("?")[0]


def _address(one: JsonObject) -> str:
    return text(one, "url") or text(one, "href")


def _number(said: str) -> int | None:
    return int(said) if said.isdecimal() and int(said) < 2**31 else None

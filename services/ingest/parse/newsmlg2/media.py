"""`remoteContent`: pictures, videos and sounds that lie elsewhere."""

import re
from dataclasses import dataclass
from typing import Literal

from schemas.story import Kind, Media, Rendition
from services.ingest.codes import of_qcode
from services.ingest.parse.newsmlg2.elements import attribute
from services.ingest.xml import Element


MediumKind = Literal["picture", "graphic", "video", "audio"]

_KINDS: dict[str, MediumKind] = {
    "picture": "picture",
    "photo": "picture",
    "image": "picture",
    "graphic": "graphic",
    "video": "video",
    "audio": "audio",
}
_PLAIN = re.compile(r"[0-9]{1,12}")
_OF_ITEM: dict[Kind, MediumKind] = {
    Kind.PICTURE: "picture",
    Kind.GRAPHIC: "graphic",
    Kind.VIDEO: "video",
    Kind.AUDIO: "audio",
}


def medium_kind(word: str | None) -> MediumKind | None:
    """The kind that a media type (`image/jpeg`) or an item class (`picture`) means."""
    return _KINDS.get(word.partition("/")[0].strip().lower()) if word else None


def media_of(contents: list[Element], item: Kind, described: Media) -> list[Media]:
    """The item's media, each with its renditions; `described`: what is said of them.

    All files of a picture, video or sound item are renditions of one medium. In other
    items a role that comes again begins the next medium.
    """
    own = _OF_ITEM.get(item)
    if own:
        files = [one for content in contents if (one := _rendition(content))]
        return [_medium(described, own, files, described.id)] if files else []
    return [
        _medium(described, group.kind, group.files, group.id)
        for group in _groups(contents)
    ]


@dataclass(slots=True)
class _Group:
    kind: MediumKind
    id: str | None
    files: list[Rendition]

    def takes(self, kind: MediumKind, file: Rendition) -> bool:
        return kind == self.kind and file.role not in {one.role for one in self.files}


def _groups(contents: list[Element]) -> list[_Group]:
    groups: list[_Group] = []
    for content in contents:
        kind = medium_kind(attribute(content, "contenttype"))
        file = _rendition(content)
        if not kind or not file:
            continue
        if not groups or not groups[-1].takes(kind, file):
            groups.append(_Group(kind, attribute(content, "residref"), []))
        groups[-1].files.append(file)
    return groups


def _medium(
    described: Media, kind: MediumKind, files: list[Rendition], name: str | None
) -> Media:
    known = {"kind": kind, "renditions": tuple(files), "id": name}
    return described.model_copy(update=known)


def _rendition(content: Element) -> Rendition | None:
    href = attribute(content, "href") or attribute(content, "residref")
    if not href:
        return None
    role = attribute(content, "rendition")
    return Rendition(
        href=href,
        role=of_qcode(role).value if role else None,
        mime=attribute(content, "contenttype"),
        width=_number(content, "width"),
        height=_number(content, "height"),
        bytes=_number(content, "size"),
    )


def _number(content: Element, name: str) -> int | None:
    """A size; what is no plain number is left out."""
    value = attribute(content, name)
    return int(value) if value and _PLAIN.fullmatch(value) else None

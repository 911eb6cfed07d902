"""`remoteContent`: pictures, videos and sounds that lie elsewhere."""

from dataclasses import dataclass

from schemas.story import Kind, Media, Rendition
from services.ingest.parse.elements import attribute
from services.ingest.parse.medium import MediumKind, medium_kind, size
from services.ingest.parse.newsmlg2.concepts import coded
from services.ingest.xml import Element


_OF_ITEM: dict[Kind, MediumKind] = {
    Kind.PICTURE: "picture",
    Kind.GRAPHIC: "graphic",
    Kind.VIDEO: "video",
    Kind.AUDIO: "audio",
}


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
    return Rendition(
        href=href,
        role=coded(content, "rendition"),
        mime=attribute(content, "contenttype"),
        width=size(attribute(content, "width")),
        height=size(attribute(content, "height")),
        bytes=size(attribute(content, "size")),
    )

"""Pictures, graphics, videos and sounds: components whose content lies elsewhere.

A component without text around its files is one medium, and the files are its
renditions; beside a text each component is a medium of its own.
"""

from collections.abc import Iterator

from schemas.story import Media, Rendition
from services.ingest.parse.elements import Parts
from services.ingest.parse.medium import MediumKind, medium_kind, size
from services.ingest.parse.newsml1 import lines
from services.ingest.parse.newsml1.components import (
    CAPTION,
    Component,
    gathered,
)
from services.ingest.parse.newsml1.content import is_text, said_as
from services.ingest.parse.newsml1.rights import rights
from services.ingest.parse.newsml1.terms import given, properties, term, terms
from services.ingest.xml import Element


_USES = ("imageuse", "multimediause")
_WIDTHS, _HEIGHTS = ("width", "pixelwidth"), ("height", "pixelheight")
# Of files of several kinds, the one that the others stand for.
_FIRST: tuple[MediumKind, ...] = ("video", "audio", "graphic", "picture")


def media_of(top: Component, telling: list[Component]) -> Iterator[Media]:
    """The media at and below a component; `telling`: the path of the item's text."""
    tells = any(top is one for one in telling)
    apart = [one for one in top.below if tells or _stands_alone(one)]
    rest = [] if tells else [one for one in top.below if not _stands_alone(one)]
    yield from _media(top, [top, *gathered(*rest)])
    for one in apart:
        yield from media_of(one, telling)


class _File:
    """A content item that is no text, and the component that it stands in."""

    __slots__ = ("component", "kind", "rendition")

    def __init__(self, component: Component, item: Element, kind: MediumKind) -> None:
        self.component = component
        self.kind = kind
        self.rendition = _rendition(component, item)


def _files(one: Component) -> list[_File]:
    return [
        _File(one, item, kind)
        for item in one.contents
        if not is_text(item) and (kind := _kind(item))
    ]


def _stands_alone(one: Component) -> bool:
    """Whether a component has lines or a caption of its own, as one medium has."""
    return one.role != CAPTION and (one.captioned or "newslines" in one.parts)


def _media(one: Component, members: list[Component]) -> Iterator[Media]:
    files = [file for member in members for file in _files(member)]
    described = _described(one, members) if files else Media()
    for group in _groups(files):
        renditions = tuple(file.rendition for file in group if file.rendition)
        known = {"kind": _kind_of(group), "renditions": renditions}
        yield described.model_copy(update=known)


def _described(one: Component, members: list[Component]) -> Media:
    return Media(
        headline=lines.said([one], "headline", None),
        caption=said_as(members, CAPTION),
        credit=lines.said([one], "creditline", None),
        byline=lines.said([one], "byline", None) or lines.makers([one]),
        rights=rights([one], *lines.notes([one])),
    )


def _groups(files: list[_File]) -> list[list[_File]]:
    """A use that comes again begins the next medium."""
    groups: list[list[_File]] = []
    seen: set[tuple[str | None, str | None]] = set()
    for file in files:
        use = (file.rendition.role, file.rendition.mime) if file.rendition else None
        if not groups or use in seen:
            groups.append([])
            seen = set()
        groups[-1].append(file)
        if use:
            seen.add(use)
    return groups


def _kind_of(files: list[_File]) -> MediumKind:
    """What the role says, else the kind of file that tells most."""
    role = files[0].component.role
    if shown := medium_kind(role):
        return shown
    kinds = {file.kind for file in files}
    return next(kind for kind in _FIRST if kind in kinds)


def _kind(item: Element) -> MediumKind | None:
    parts = Parts(item)
    said = terms([*parts.all("mediatype"), *parts.all("mimetype")])
    known = (medium_kind(one) for one in said)
    return next((kind for kind in known if kind), None)


def _rendition(component: Component, item: Element) -> Rendition | None:
    """A file; bytes that travel inside the message are left there."""
    href = given(item, "Href")
    if not href:
        return None
    parts = Parts(item)
    told = Parts(*parts.all("characteristics"))
    known = dict(p for one in parts.all("characteristics") for p in properties(one))
    return Rendition(
        href=href,
        role=_first(known, _USES) or _role(component),
        mime=_mime(parts),
        width=size(_first(known, _WIDTHS)),
        height=size(_first(known, _HEIGHTS)),
        bytes=size(told.text("sizeinbytes")),
    )


def _mime(parts: Parts) -> str | None:
    """The media type, which some senders write as the format."""
    said = terms([*parts.all("mimetype"), *parts.all("format")])
    return next((one for one in said if "/" in one), None)


def _role(component: Component) -> str | None:
    return next((term(one) for one in component.parts.all("role")), None)


def _first(known: dict[str, str], names: tuple[str, ...]) -> str | None:
    return next((known[name] for name in names if name in known), None)

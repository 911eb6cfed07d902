"""`media`: pictures, videos and sounds that stand in a body and lie elsewhere."""

from collections.abc import Iterator
from typing import NamedTuple

from schemas.story import Media, Rendition, Rights
from services.ingest.parse.elements import Parts, attribute, loose_text
from services.ingest.parse.medium import MediumKind, medium_kind, size
from services.ingest.tags import name_of
from services.ingest.xml import Element


_NAMES = ("media-id", "mediaid", "id")


class Shown(NamedTuple):
    """The media of a body, and the elements that show them by their numbers."""

    media: tuple[Media, ...]
    places: dict[Element, int]


def media_in(body: Element) -> Shown:
    """The media anywhere in a body, each with all its files, or only with its caption."""
    numbers: dict[Media, int] = {}
    places: dict[Element, int] = {}
    for one in body.iterdescendants():
        if name_of(one.tag) == "media" and (medium := _medium(one)):
            places[one] = numbers.setdefault(medium, len(numbers))
    return Shown(tuple(numbers), places)


def _medium(element: Element) -> Media | None:
    parts = Parts(element)
    references = parts.all("media-reference")
    files = tuple(one for reference in references if (one := _rendition(reference)))
    kind = medium_kind(attribute(element, "media-type")) or _kind_of(references)
    caption = _said(parts.all("media-caption"))
    if not kind or not (files or caption):
        return None
    return Media(
        id=_id(parts.all("media-metadata")),
        kind=kind,
        headline=_first(references, "alternate-text"),
        caption=caption,
        credit=_first(references, "source-credit"),
        byline=_said(parts.all("media-producer")),
        rights=_rights(references),
        renditions=files,
    )


def _kind_of(references: list[Element]) -> MediumKind | None:
    kinds = (medium_kind(attribute(one, "mime-type")) for one in references)
    return next((kind for kind in kinds if kind), None)


def _rendition(reference: Element) -> Rendition | None:
    """A file; one that lies in the same message ("#photo0") is told where it lies."""
    href = attribute(reference, "source") or attribute(reference, "data-location")
    if not href or href.startswith("#"):
        return None
    return Rendition(
        href=href,
        role=attribute(reference, "name"),
        mime=attribute(reference, "mime-type"),
        width=size(attribute(reference, "width")),
        height=size(attribute(reference, "height")),
    )


def _id(metadata: list[Element]) -> str | None:
    known = {(attribute(one, "name") or "").lower(): one for one in reversed(metadata)}
    return next((attribute(known[n], "value") for n in _NAMES if n in known), None)


def _rights(references: list[Element]) -> Rights | None:
    notice = _first(references, "copyright")
    return Rights(notice=notice) if notice else None


def _said(elements: list[Element]) -> str | None:
    return " ".join(_words(elements)) or None


def _words(elements: list[Element]) -> Iterator[str]:
    return (said for one in elements if (said := loose_text(one)))


def _first(elements: list[Element], name: str) -> str | None:
    return next((said for one in elements if (said := attribute(one, name))), None)

"""`media`: pictures, videos and sounds that stand in a body and lie elsewhere."""

import re
from collections.abc import Iterator

from schemas.story import Media, Rendition, Rights
from services.ingest.parse.newsmlg2.elements import Parts, attribute, loose_text
from services.ingest.parse.newsmlg2.media import MediumKind, medium_kind
from services.ingest.tags import name_of
from services.ingest.xml import Element


_NAMES = ("media-id", "mediaid", "id")
_PLAIN = re.compile(r"[0-9]{1,12}")


def media_in(body: Element) -> tuple[Media, ...]:
    """The media anywhere in a body, each with all its files; those of none are not."""
    found = (
        _medium(one) for one in body.iterdescendants() if name_of(one.tag) == "media"
    )
    return tuple(dict.fromkeys(medium for medium in found if medium))


def _medium(element: Element) -> Media | None:
    parts = Parts(element)
    references = parts.all("media-reference")
    files = tuple(one for reference in references if (one := _rendition(reference)))
    kind = medium_kind(attribute(element, "media-type")) or _kind_of(references)
    if not kind or not files:
        return None
    return Media(
        id=_id(parts.all("media-metadata")),
        kind=kind,
        headline=_first(references, "alternate-text"),
        caption=_said(parts.all("media-caption")),
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
        width=_number(attribute(reference, "width")),
        height=_number(attribute(reference, "height")),
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


def _number(value: str | None) -> int | None:
    """A size; what is no plain number is left out."""
    return int(value) if value and _PLAIN.fullmatch(value) else None

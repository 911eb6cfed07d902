"""`groupSet`: what a package holds, by reference."""

from collections.abc import Iterator
from typing import NamedTuple

from schemas.story import Media, Rendition, SuppliedLink
from services.ingest.parse.elements import Parts, attribute, bare
from services.ingest.parse.medium import medium_kind
from services.ingest.parse.newsmlg2.concepts import code
from services.ingest.xml import Element


class Held(NamedTuple):
    """References in the order of the package; `names`: the guids of all of them."""

    links: tuple[SuppliedLink, ...] = ()
    media: tuple[Media, ...] = ()
    names: tuple[str, ...] = ()


_REFERENCES = frozenset({"itemref", "packageref"})


def held(item: Element) -> Held:
    """What a package refers to: pictures and the like as media, others as links."""
    found = list(_references(item))
    media = [medium for one in found if (medium := _medium(one))]
    links = [_link(one) for one in found if _medium(one) is None]
    names = (name for one in found if (name := _name(one)))
    return Held(
        tuple(dict.fromkeys(one for one in links if one)),
        tuple(dict.fromkeys(media)),
        tuple(dict.fromkeys(names)),
    )


def _references(item: Element) -> Iterator[Element]:
    """In groups or, against the standard, right in the item."""
    for child in item:
        name = bare(child.tag)
        if name in _REFERENCES:
            yield child
        elif name == "groupset":
            yield from (
                one for one in child.iterdescendants() if bare(one.tag) in _REFERENCES
            )


def _name(reference: Element) -> str | None:
    for name in ("residref", "guidref", "href"):
        if said := attribute(reference, name):
            return said
    return None


def _link(reference: Element) -> SuppliedLink | None:
    parts, name = Parts(reference), _name(reference)
    title = parts.text("title") or parts.text("headline") or name
    if not title:
        return None
    return SuppliedLink(title=title, href=attribute(reference, "href") or name)


def _medium(reference: Element) -> Media | None:
    parts = Parts(reference)
    href, mime = attribute(reference, "href"), attribute(reference, "contenttype")
    known = next((c for one in parts.all("itemclass") if (c := code(one))), None)
    kind = medium_kind(known.value if known else None) or medium_kind(mime)
    if not kind:
        return None
    return Media(
        id=attribute(reference, "residref") or attribute(reference, "guidref"),
        kind=kind,
        headline=parts.text("title") or parts.text("headline"),
        caption=parts.text("description"),
        renditions=(Rendition(href=href, mime=mime),) if href else (),
    )

"""Links and other names: what the item says of items, itself among them."""

from schemas.article import OrderKind
from schemas.story import Media, Rendition
from services.ingest.codes import of_qcode
from services.ingest.parse.newsmlg2.elements import (
    Parts,
    attribute,
    code,
    text,
)
from services.ingest.parse.newsmlg2.media import medium_kind
from services.ingest.parse.wirestory import Target
from services.ingest.xml import Element


_REPLACES = frozenset({"evolvedfrom", "prevversion"})
# Kinds of altId that name a version, a file or an edit, so many items or none.
_NO_NAMES = frozenset({"editnumber", "revision-id", "filebin", "fileorig", "associd"})


def targets(links: list[Element], item_id: str) -> tuple[Target, ...]:
    """The older items in whose place this one stands."""
    older = (_resource(link) for link in links if _relation(link) in _REPLACES)
    return tuple(
        Target(kind=OrderKind.REPLACE, name=name)
        for name in dict.fromkeys(older)
        if name and name != item_id
    )


def previous(links: list[Element], item_id: str) -> str | None:
    """The version of this same item that came before."""
    for link in links:
        if _relation(link) in {"prevversion", ""} and _resource(link) == item_id:
            return attribute(link, "version")
    return None


def linked_media(links: list[Element]) -> list[Media]:
    """Linked pictures and the like that say where they lie."""
    found = (_linked_medium(link) for link in links if _relation(link) == "seealso")
    return [medium for medium in found if medium]


def alt_ids(elements: list[Element], item_id: str) -> tuple[str, ...]:
    """The other names of the item, without those of its files and versions."""
    names = (text(element) for element in elements if _names_an_item(element))
    return tuple(name for name in dict.fromkeys(names) if name and name != item_id)


def _relation(link: Element) -> str:
    value = attribute(link, "rel")
    return of_qcode(value).value.lower() if value else ""


def _resource(link: Element) -> str | None:
    for name in ("residref", "guidref", "href"):
        if value := attribute(link, name):
            return value
    known = code(link)
    return known.value if known else None


def _linked_medium(link: Element) -> Media | None:
    parts, href = Parts(link), attribute(link, "href")
    mime = attribute(link, "contenttype")
    item_class = parts.first("itemclass")
    known = code(item_class) if item_class is not None else None
    kind = medium_kind(mime) or medium_kind(known.value if known else None)
    if not href or not kind:
        return None
    return Media(
        id=attribute(link, "residref") or attribute(link, "guidref"),
        kind=kind,
        headline=parts.text("title"),
        renditions=(Rendition(href=href, mime=mime),),
    )


def _names_an_item(element: Element) -> bool:
    kind = attribute(element, "type")
    return not kind or kind.rpartition(":")[2].lower() not in _NO_NAMES

"""Links and other names: what the item says of items, itself among them."""

from schemas.article import OrderKind
from schemas.story import Media, Rendition, SuppliedLink
from services.ingest.inline import address
from services.ingest.parse.elements import Parts, attribute, text
from services.ingest.parse.medium import MediumKind, medium_kind
from services.ingest.parse.newsmlg2.concepts import code, coded
from services.ingest.wirestory import Target
from services.ingest.xml import Element


# "evolvedFrom": the sender's word that this item stands in the other's place. What an
# item was derived from, or what it goes with, stays.
_REPLACES = "evolvedfrom"
_TRANSLATES = frozenset({"translatedfrom", "translationof", "istranslationof"})
_BESIDE = frozenset({"seealso", ""})
# Kinds of altId that name a version, a file or an edit, so many items or none.
_NO_NAMES = frozenset({"editnumber", "revision-id", "filebin", "fileorig", "associd"})


def targets(links: list[Element], item_id: str) -> tuple[Target, ...]:
    """The older items in whose place this one stands."""
    older = (_resource(link) for link in links if _relation(link) == _REPLACES)
    return tuple(
        Target(kind=OrderKind.REPLACE, name=name)
        for name in dict.fromkeys(older)
        if name and name != item_id
    )


def translation_of(links: list[Element], item_id: str) -> tuple[str, ...]:
    """The items that this one was translated from; both stand."""
    names = (_resource(link) for link in links if _relation(link) in _TRANSLATES)
    return tuple(name for name in dict.fromkeys(names) if name and name != item_id)


def previous(links: list[Element], item_id: str | None) -> str | None:
    """The version of this same item that came before."""
    for link in links if item_id else ():
        if _relation(link) in {"prevversion", ""} and _resource(link) == item_id:
            return attribute(link, "version")
    return None


def linked_media(links: list[Element]) -> list[Media]:
    """Linked pictures and the like that say where they lie."""
    found = (_linked_medium(link) for link in links if _relation(link) == "seealso")
    return [medium for medium in found if medium]


def supplied_links(links: list[Element]) -> tuple[SuppliedLink, ...]:
    """What the sender would have readers look at next, by title."""
    told = (one for one in links if _relation(one) in _BESIDE and not _kind(one))
    found = (_supplied(one) for one in told)
    return tuple(dict.fromkeys(one for one in found if one))


def alt_ids(elements: list[Element], item_id: str) -> tuple[str, ...]:
    """The other names of the item, without those of its files and versions."""
    names = (text(element) for element in elements if _names_an_item(element))
    return tuple(name for name in dict.fromkeys(names) if name and name != item_id)


def _relation(link: Element) -> str:
    return (coded(link, "rel") or "").lower()


def _resource(link: Element) -> str | None:
    for name in ("residref", "guidref", "href"):
        if value := attribute(link, name):
            return value
    known = code(link)
    return known.value if known else None


def _kind(link: Element) -> MediumKind | None:
    """What kind of medium lies behind it, if one does."""
    item_class = Parts(link).first("itemclass")
    known = code(item_class) if item_class is not None else None
    mime = attribute(link, "contenttype")
    return medium_kind(mime) or medium_kind(known.value if known else None)


def _supplied(link: Element) -> SuppliedLink | None:
    title = Parts(link).text("title") or Parts(link).text("headline")
    href = address(attribute(link, "href") or "")
    return SuppliedLink(title=title, href=href) if title else None


def _linked_medium(link: Element) -> Media | None:
    parts, href = Parts(link), attribute(link, "href")
    mime, kind = attribute(link, "contenttype"), _kind(link)
    if not href or not kind:
        return None
    return Media(
        id=attribute(link, "residref") or attribute(link, "guidref"),
        kind=kind,
        headline=parts.text("title"),
        renditions=(Rendition(href=href, mime=mime),),
    )


def _names_an_item(element: Element) -> bool:
    kind = coded(element, "type")
    return not kind or kind.rpartition(":")[2].lower() not in _NO_NAMES

"""Where a story is, by what names it is called, and what it links to."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from schemas.story import SuppliedLink
from services.ingest.characters import line
from services.ingest.markup import plain
from services.ingest.parse.addresses import resolved
from services.ingest.parse.feed.fields import Fields, attribute, bases_of, text_in
from services.ingest.parse.feed.names import RDF
from services.ingest.xml import Element


NAMES = ("link", "guid", "id", "dc:identifier", "feedburner:origlink")

_IANA = "http://www.iana.org/assignments/relation/"
_PAGES = frozenset({"", "text/html", "application/xhtml+xml", "html", "xhtml"})


class Link(NamedTuple):
    """An address with what is said of it."""

    rel: str
    href: str
    element: Element


def links_of(entry: Fields, bases: Iterable[str]) -> tuple[Link, ...]:
    """The links in the order sent: an address is an attribute (Atom) or text (RSS)."""
    bases = tuple(bases)
    return tuple(
        Link(_rel(one), resolved(href, bases_of(one, bases)), one)
        for one in entry.all("link", "xhtml:link")
        if (href := line(attribute(one, "href", "url", "uri") or text_in(one)))
    )


def names_of(
    entry: Fields, links: tuple[Link, ...], bases: Iterable[str]
) -> tuple[str, ...]:
    """The item's names, the best first: its guid or id, else where its story stands."""
    about = line(entry.element.get(f"{RDF}about") or attribute(entry.element, "href"))
    named = line(entry.text("guid", "id")) or about
    original = line(entry.text("feedburner:origlink"))
    names = (named, original, *pages_of(links), *_permalinks(entry, bases))
    others = (about, *entry.texts("guid", "id", "dc:identifier"))
    return tuple(dict.fromkeys(name for name in (*names, *others) if name))


def pages_of(links: tuple[Link, ...]) -> list[str]:
    """The addresses of the story itself, only pages for readers if there are any."""
    own = [one for one in links if one.rel == "alternate"]
    pages = [one for one in own if attribute(one.element, "type").lower() in _PAGES]
    return [one.href for one in pages or own]


def homes_of(entry: Fields, links: tuple[Link, ...]) -> tuple[str, ...]:
    """The page that the story was written for: what its text is seen from."""
    homes = (line(entry.text("feedburner:origlink")), *pages_of(links))
    return tuple(home for home in homes if home)[:1]


def related(links: tuple[Link, ...]) -> tuple[SuppliedLink, ...]:
    """The stories that the sender put beside this one."""
    return tuple(
        SuppliedLink(title=title, href=one.href)
        for one in links
        if one.rel == "related"
        if (title := plain(attribute(one.element, "title")))
    )


def _rel(element: Element) -> str:
    said = attribute(element, "rel").lower() or "alternate"
    return said.removeprefix(_IANA)


def _permalinks(entry: Fields, bases: Iterable[str]) -> Iterator[str]:
    """RSS 2.0: a guid "can be opened in a Web browser" unless it says that it cannot."""
    for guid in entry.all("guid"):
        address = text_in(guid)
        if attribute(guid, "isPermaLink").lower() != "false" and "/" in address:
            yield line(resolved(address, bases_of(guid, bases)))

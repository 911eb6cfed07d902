"""What an entry is about: categories, keywords, and the signals among them."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from schemas.article import Subject
from services.ingest.characters import line
from services.ingest.markup import plain
from services.ingest.parse.feed.fields import Fields, attribute, text_in
from services.ingest.parse.feed.names import RDF
from services.ingest.xml import Element


NAMES = (
    "category",
    "dc:subject",
    "dcterms:subject",
    "itunes:category",
    "media:category",
    "media:keywords",
    "itunes:keywords",
    "keywords",
    "tags",
    "prism:keyword",
)
_LISTS = frozenset({"media:keywords", "itunes:keywords", "keywords", "tags"})
_SIGNALS = frozenset(
    {"urn:pa:subject:sig", "sig", "http://cv.iptc.org/newscodes/signal"}
)
_SCHEMES = {
    "itunes:category": "http://www.itunes.com/",
    "media:category": "http://search.yahoo.com/mrss/category_schema",
}


class Term(NamedTuple):
    """A category: a code of a scheme, or a free name."""

    scheme: str
    code: str
    name: str

    @property
    def is_signal(self) -> bool:
        return self.scheme.lower().rstrip("/") in _SIGNALS


def terms_of(entry: Fields) -> tuple[Term, ...]:
    """Each category once, those of the feed's own vocabulary first."""
    if not entry.all(*NAMES):
        return ()
    found = (
        term for name in NAMES for one in entry.all(name) for term in _terms(name, one)
    )
    return tuple(dict.fromkeys(term for term in found if term.code or term.name))


def subjects(terms: Iterable[Term]) -> tuple[Subject, ...]:
    """A free category has a name and no code."""
    return tuple(
        Subject(
            scheme=one.scheme or None,
            code=(one.code or None) if one.scheme else None,
            name=one.name or None,
        )
        for one in terms
        if not one.is_signal
    )


def keywords(terms: Iterable[Term]) -> tuple[str, ...]:
    """The names of all categories, each once."""
    names = (one.name for one in terms if not one.is_signal)
    return tuple(dict.fromkeys(name for name in names if name))


def section(entry: Fields, terms: Iterable[Term]) -> str | None:
    """The rubric it says, else its first free category: it counts if it names one."""
    free = (one.name for one in terms if not one.scheme)
    return line(entry.text("prism:section")) or next(free, "") or None


def signals(terms: Iterable[Term]) -> tuple[str, ...]:
    """Spelled as in every format: PA sends "Correction"."""
    return tuple(
        f"sig:{one.code.lower().removeprefix('sig:')}" for one in terms if one.is_signal
    )


def _terms(name: str, element: Element) -> Iterator[Term]:
    if name in _LISTS:
        for word in text_in(element).split(","):
            yield Term("", plain(word), plain(word))
        return
    scheme = line(attribute(element, "scheme", "domain")) or _SCHEMES.get(name, "")
    said = line(text_in(element))
    code = line(attribute(element, "term", "text", f"{RDF}resource")) or said
    yield Term(scheme, code, plain(attribute(element, "label") or said or code))
    for inner in element.iterchildren(element.tag):
        yield from _terms(name, inner)

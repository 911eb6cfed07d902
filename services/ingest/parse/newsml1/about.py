"""`DescriptiveMetadata` and `Metadata`: what an item is about."""

import re
from collections.abc import Iterable, Iterator

from schemas.article import Subject
from services.ingest.characters import line
from services.ingest.codes import code_of
from services.ingest.parse.elements import Parts, bare
from services.ingest.parse.newsml1.components import Component
from services.ingest.parse.newsml1.terms import given, properties, term, terms
from services.ingest.xml import Element


# From the broadest to the most exact; the most exact one names the subject.
_LEVELS = frozenset({"subject", "subjectmatter", "subjectdetail", "subjectqualifier"})
_IPTC = frozenset({"", "iptcsubjectcodes", "iptcsubjectcode", "subjectcode", "iptc"})
_KEYWORDS = frozenset({"keyword", "keywords"})
# Properties that are codes of an agency's own list (EFE); and all that end so (Business
# Wire: `BWIndustryKeywords`).
_CODES = frozenset({"tesauro", "category", "ticker symbol"})
_CODES_END = "keywords"
_PLACES = ("city", "area", "region", "country")
_COUNTRY_CODE = re.compile(r"[A-Z]{2,3}")


def subjects(path: Iterable[Component]) -> tuple[Subject, ...]:
    """Each subject once, the most exact of its levels."""
    found = [one for component in path for one in _subjects(component)]
    return tuple(dict.fromkeys(found))


def genres(path: Iterable[Component]) -> tuple[str, ...]:
    """What kind of text it is."""
    found = [said for one in path for said in terms(one.about.all("genre"))]
    return tuple(dict.fromkeys(found))


def keywords(path: Iterable[Component]) -> Iterator[str]:
    """Keywords that stand as properties."""
    for one in path:
        for element in one.parts.all("descriptivemetadata"):
            yield from (said for name, said in properties(element) if name in _KEYWORDS)


def located(path: Iterable[Component]) -> tuple[str, ...]:
    """Places, each by the most exact name that it is given."""
    places = (place for one in path for place in one.about.all("location"))
    found = (_most_exact(dict(properties(place))) for place in places)
    return tuple(dict.fromkeys(name for name in found if name))


def _subjects(component: Component) -> Iterator[Subject]:
    for element in component.about.all("subjectcode"):
        levels = [one for one in element if bare(one.tag) in _LEVELS and term(one)]
        if levels:
            yield _subject(levels[-1])
        for one in levels:
            if short := given(one, "cat"):
                yield Subject(scheme="iptc-cat", code=short)
    told = [
        *component.parts.all("descriptivemetadata"),
        *component.parts.all("metadata"),
    ]
    for element in told:
        yield from _named(element)


def _subject(level: Element) -> Subject:
    scheme = given(level, "Scheme") or given(level, "Vocabulary") or ""
    own = "".join(letter for letter in scheme.lower() if letter.isalnum())
    known = code_of("subj" if own in _IPTC else scheme, term(level) or "")
    return Subject(scheme=known.scheme, code=known.value)


def _named(metadata: Element) -> Iterator[Subject]:
    for one in Parts(metadata).all("property"):
        scheme, said = term(one) or "", line(given(one, "Value") or "")
        name = scheme.lower()
        if said and name in _CODES:
            yield Subject(scheme=scheme, code=said)
        elif said and name.endswith(_CODES_END) and name not in _KEYWORDS:
            yield Subject(scheme=scheme, name=said)


def _most_exact(place: dict[str, str]) -> str | None:
    named = (place[name] for name in _PLACES if name in place)
    return next((one for one in named if not _COUNTRY_CODE.fullmatch(one)), None)

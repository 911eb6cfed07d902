"""`subject`: what the story is about, in the sender's codes and the IPTC's."""

import re
from collections.abc import Iterator

from schemas.article import Subject
from services.ingest.codes import Code
from services.ingest.parse.elements import attribute, bare
from services.ingest.parse.newsmlg2.concepts import code, coded, name
from services.ingest.xml import Element


_IPTC = frozenset({"medtop", "subj"})
_PERCENT = re.compile(r"100|[0-9]{1,2}")
_NEAR = frozenset({"broader", "sameas"})
# "a single concept made of several" (NAR, bag): each of them is a subject.
_OF_BAG = frozenset({"bit"})


def subjects(elements: list[Element], language: str | None) -> tuple[Subject, ...]:
    """Each subject once, with those in its bag, then the IPTC's codes beneath them."""
    own = [one for element in elements for one in _subjects(element, language)]
    known = {(one.scheme, one.code): one for one in reversed(own)}
    for element in elements:
        for near in _near(element, language):
            if near.scheme in _IPTC and (near.scheme, near.code) not in known:
                known[near.scheme, near.code] = near
                own.append(near)
    return tuple(dict.fromkeys(own))


def instruments(elements: list[Element]) -> tuple[Subject, ...]:
    """The securities by which companies among these are traded, by their symbols."""
    found = (
        Subject(scheme=coded(one, "type") or coded(one, "symbolsrc"), code=symbol)
        for element in elements
        for one in element.iterdescendants()
        if bare(one.tag) == "hasinstrument" and (symbol := attribute(one, "symbol"))
    )
    return tuple(dict.fromkeys(found))


def _subjects(element: Element, language: str | None) -> Iterator[Subject]:
    """A subject, which since 2.29 may stand in `mainConcept`, its facets beside it."""
    main = (child for child in element if bare(child.tag) == "mainconcept")
    concept = next(main, element)
    relevance = _percent(attribute(element, "relevance"))
    known = code(concept)
    said = name(concept, language)
    if own := _made(known, said, relevance):
        yield own
    for one in element.iterdescendants():
        if bare(one.tag) in _OF_BAG and (bit := _made(code(one), None, None)):
            yield bit


def _near(element: Element, language: str | None) -> Iterator[Subject]:
    for child in element.iterdescendants():
        if bare(child.tag) in _NEAR and (known := code(child)):
            yield Subject(
                scheme=known.scheme, code=known.value, name=name(child, language)
            )


def _made(
    known: Code | None, called: str | None, relevance: int | None
) -> Subject | None:
    if not known and not called:
        return None
    return Subject(
        scheme=known.scheme if known else None,
        code=known.value if known else None,
        name=called,
        relevance=relevance,
    )


def _percent(value: str | None) -> int | None:
    """0 to 100; anything else is no relevance."""
    return int(value) if value and _PERCENT.fullmatch(value) else None

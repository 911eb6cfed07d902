"""`body.head`: what is set above a text."""

from collections.abc import Iterator

from services.ingest.characters import line
from services.ingest.markup import blocks_of, text_of
from services.ingest.parse.content import Content
from services.ingest.parse.elements import Parts, attribute, bare, loose_text, text
from services.ingest.xml import Element


_PLACES = ("city", "sublocation", "state", "region", "country")


def above(head: Parts) -> Content:
    """Headlines, byline, dateline and summary."""
    headline, second = _headlines(Parts(*head.all("hedline")))
    datelines = head.all("dateline")
    return Content(
        headline=headline,
        subheadline=second,
        byline=_byline(head.all("byline")),
        dateline=_dateline(datelines),
        dated=_dated(datelines),
        located=_located(datelines),
        summary=_summary(head.all("abstract")),
    )


def _headlines(hedline: Parts) -> tuple[str | None, str | None]:
    """The headline and the one below it; a short or an earlier form is neither."""
    main = hedline.text("hl1")
    below = (text(one) for one in hedline.all("hl2") if not _is_other_form(one))
    return main, next((said for said in below if said and said != main), None)


def _is_other_form(hl2: Element) -> bool:
    named = f"{hl2.get('class') or ''} {hl2.get('id') or ''}".lower()
    return "short" in named or "original" in named


def _byline(elements: list[Element]) -> str | None:
    """Names, each with its title (`byttl`) behind a comma."""
    said = [
        ", ".join(part for part in (_without(one, "byttl"), *_titles(one)) if part)
        for one in elements
    ]
    return "; ".join(dict.fromkeys(one for one in said if one)) or None


def _titles(byline: Element) -> Iterator[str]:
    return (loose_text(one) for one in byline if bare(one.tag) == "byttl")


def _dateline(elements: list[Element]) -> str | None:
    """The place as set, without the date for machines that may stand beside it."""
    said = (_without(one, "story.date").rstrip(" ,:-\u2013\u2014") for one in elements)
    return next((one for one in said if one), None)


def _dated(elements: list[Element]) -> str | None:
    dates = [date for one in elements for date in Parts(one).all("story.date")]
    return next((said for one in dates if (said := attribute(one, "norm"))), None)


def _without(element: Element, name: str) -> str:
    """Its words, without those of one kind of child."""
    said = [element.text or ""]
    for child in element:
        place = bare(child.tag) == "location"
        if bare(child.tag) != name:
            said.append(_place(child) if place else loose_text(child))
        said.append(child.tail or "")
    return line(" ".join(said)).replace(" ,", ",")


def _place(location: Element) -> str:
    """A place as set; parts between which nothing is set stand with commas."""
    between = [location.text, *(child.tail for child in location)]
    if any((said or "").strip() for said in between):
        return loose_text(location).replace(" ,", ",")
    return ", ".join(said for child in location if (said := loose_text(child)))


def _located(elements: list[Element]) -> tuple[str, ...]:
    found = [one for element in elements for one in Parts(element).all("location")]
    names = (_most_exact(Parts(one)) or _place(one) for one in found)
    return tuple(dict.fromkeys(name for name in names if name))


def _most_exact(location: Parts) -> str | None:
    said = (location.text(name) for name in _PLACES)
    return next((one for one in said if one), None)


def _summary(elements: list[Element]) -> str | None:
    return line(" ".join(text_of(blocks_of(one)) for one in elements)) or None

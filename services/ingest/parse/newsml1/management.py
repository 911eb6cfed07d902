"""`NewsManagement`: how the item is to be handled, whatever it tells."""

from collections.abc import Iterator
from typing import NamedTuple

from services.ingest.parse.elements import Parts, loose_text
from services.ingest.parse.embargoes import first_and_others
from services.ingest.parse.newsml1.terms import term, terms
from services.ingest.verdict.codes import recalls, worst
from services.ingest.xml import Element


class Management(NamedTuple):
    """What is said of the item's life; dates and words as sent, words in small letters.

    `embargoed`: when it becomes usable, "" if it will without a time. `correction`:
    what was wrong, "" if only that something was.
    """

    types: tuple[str, ...] = ()
    status: str | None = None
    embargoed: str | None = None
    also_embargoed: tuple[str, ...] = ()
    expires: str | None = None
    first_created: str | None = None
    revised: str | None = None
    urgency: str | None = None
    notes: tuple[str, ...] = ()
    correction: str | None = None


_CORRECTS = frozenset({"rectify", "correct", "correction", "corrected", "corrective"})


def management(elements: list[Element]) -> Management:
    """Read `NewsManagement`."""
    parts = Parts(*elements)
    instructions = parts.all("instruction")
    embargoed, others = first_and_others(_changes(parts, to_gone=False))
    return Management(
        types=tuple(_types(parts.all("newsitemtype"), instructions)),
        status=worst(one.lower() for one in terms(parts.all("status"))),
        embargoed=embargoed,
        also_embargoed=others,
        expires=next(filter(None, _changes(parts, to_gone=True)), None),
        first_created=parts.text("firstcreated"),
        revised=parts.text("thisrevisioncreated"),
        urgency=next(iter(terms(parts.all("urgency"))), None),
        notes=tuple(_notes([*parts.all("comment"), *_comments(instructions)])),
        correction=_correction(instructions),
    )


def _types(item_types: list[Element], instructions: list[Element]) -> Iterator[str]:
    yield from (one.lower() for one in terms(item_types))
    words = (one.lower() for one in terms(instructions))
    yield from (one for one in words if one not in _CORRECTS)


def _changes(parts: Parts, *, to_gone: bool) -> Iterator[str]:
    """When the status will change: to what all may use, or to what none may."""
    for change in parts.all("statuswillchange"):
        inside = Parts(change)
        future = next(iter(terms(inside.all("futurestatus"))), None)
        if recalls(future) == to_gone:
            yield inside.text("dateandtime") or ""


def _correction(instructions: list[Element]) -> str | None:
    for one in instructions:
        if (term(one) or "").lower() in _CORRECTS:
            return " ".join(_notes(Parts(one).all("comment")))
    return None


def _comments(instructions: list[Element]) -> list[Element]:
    return [comment for one in instructions for comment in Parts(one).all("comment")]


def _notes(elements: list[Element]) -> Iterator[str]:
    said = (loose_text(one) for one in elements)
    return (one for one in dict.fromkeys(said) if one)

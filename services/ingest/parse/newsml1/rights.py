"""`CopyrightLine`, `RightsLine` and `RightsMetadata`: who owns it, what may be done."""

from collections.abc import Iterator

from schemas.story import Rights
from services.ingest.parse.elements import Parts, text
from services.ingest.parse.newsml1 import lines
from services.ingest.parse.newsml1.components import Component
from services.ingest.parse.newsml1.terms import parties, term
from services.ingest.xml import Element


def rights(path: list[Component], *more: str) -> Rights | None:
    """All that is said of rights; terms are not understood, so they bind.

    `more`: terms that were told elsewhere.
    """
    told = [Parts(one) for c in path for one in c.parts.all("rightsmetadata")]
    usage = [Parts(one) for parts in told for one in parts.all("usagerights")]
    terms = tuple(dict.fromkeys((*_terms(path, usage), *more)))
    where = (
        said
        for parts in usage
        for one in parts.all("geography")
        if (said := _said(one))
    )
    found = Rights(
        holder=_holder([one for parts in told for one in parts.all("copyright")]),
        notice=lines.said(path, "copyrightline", None),
        usage_terms=terms,
        territories=tuple(dict.fromkeys(where)),
        restricted=bool(terms),
    )
    return found if found != Rights() else None


def ends(path: list[Component]) -> str | None:
    """When the one right of use that is told ends."""
    told = [Parts(one) for c in path for one in c.parts.all("rightsmetadata")]
    usage = [one for parts in told for one in parts.all("usagerights")]
    return Parts(*usage).text("enddate") if len(usage) == 1 else None


def _terms(path: list[Component], usage: list[Parts]) -> Iterator[str]:
    for one in path:
        yield from one.lines.texts("rightsline")
    for parts in usage:
        for name in ("usagetype", "limitations"):
            yield from (said for one in parts.all(name) if (said := _said(one)))


def _holder(copyrights: list[Element]) -> str | None:
    holders = [one for c in copyrights for one in Parts(c).all("copyrightholder")]
    named = parties(holders) or [said for one in holders if (said := _said(one))]
    return named[0] if named else None


def _said(element: Element) -> str | None:
    return text(element) or term(element)

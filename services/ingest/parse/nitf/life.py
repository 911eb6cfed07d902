"""What a document says of its own life, and of other documents'."""

import re
from collections.abc import Iterable, Iterator

from schemas.article import OrderKind
from services.ingest.parse.elements import Parts, attribute, loose_text
from services.ingest.parse.nitf.metas import Metas
from services.ingest.verdict.codes import meaning, worst
from services.ingest.wirestory import Signals, Target
from services.ingest.xml import Element


# What a status of another document orders; an unknown one is taken as the safer.
_ORDERS = {"usable": OrderKind.RELEASE, "kill": OrderKind.KILL}
# A mask that nobody filled in ("YYYYMMDD000000-HHMM") is no date.
_MASK = re.compile(r"[YyMmDdHhSsTZ0:+-]*[Yy]{4}[YyMmDdHhSsTZ0:+-]*")


def signals(docdata: Parts, tobject: list[Element], metas: Metas) -> Signals:
    """Everything that the life-cycle rules look at, without the body's notes."""
    told, releases = Parts(*tobject), _releases(docdata)
    properties = values(told.all("tobject.property"), "tobject.property.type")
    return Signals(
        status=status(docdata),
        release=releases[0] if releases else None,
        also_embargoed=tuple(releases[1:]),
        types=_lower(
            [*values(tobject, "tobject.type"), *_messages(docdata, "msg-type")]
        ),
        genres=_lower([*properties, *values(docdata.all("doc-scope"), "scope")]),
        services=_lower([*_fixtures(docdata), *metas.all("services")]),
        notes=tuple(dict.fromkeys((*notes(docdata), *metas.all("take")))),
        correction=_correction(docdata),
    )


def notes(docdata: Parts) -> tuple[str, ...]:
    """Messages to editors, and what was changed last."""
    history = docdata.all("revision-history")
    latest = sorted(history, key=lambda one: attribute(one, "norm") or "")[-1:]
    said = (*_messages(docdata, "info"), *values(latest, "comment"))
    return tuple(dict.fromkeys(said))


def status(docdata: Parts) -> str | None:
    """The document's own status; of several the one that closes most."""
    told = values(docdata.all("docdata"), "management-status")
    return worst(one.lower() for one in told)


def expires(docdata: Parts) -> str | None:
    """When it is to go, else when the right to show it ends."""
    ends = values(docdata.all("doc.rights"), "enddate")
    return date(docdata, "date.expire") or next(_filled(ends), None)


def date(docdata: Parts, name: str) -> str | None:
    """A date as sent; a mask that nobody filled in says nothing."""
    return next(_dates(docdata, name), None)


def masks(docdata: Parts) -> Iterator[str]:
    """The dates that were sent as masks, as problems."""
    for name in ("date.issue", "date.release", "date.expire"):
        if any(_MASK.fullmatch(one) for one in values(docdata.all(name), "norm")):
            yield f"{name}: a mask, not filled in"


def targets(docdata: Parts) -> Iterator[Target]:
    """What it orders about other documents, and which one it corrects."""
    yield from _managed(docdata)
    yield from _corrected(docdata)


def values(elements: Iterable[Element], name: str) -> list[str]:
    """An attribute of these elements, where it says something."""
    return [said for one in elements if (said := attribute(one, name))]


def _managed(docdata: Parts) -> Iterator[Target]:
    said = " ".join(_messages(docdata, "info")) or None
    for one in docdata.all("docdata"):
        name = attribute(one, "management-doc-idref")
        told = attribute(one, "management-idref-status")
        if name and told:
            kind = _ORDERS.get(meaning("status", told) or "", OrderKind.HOLD)
            yield Target(kind=kind, name=name, note=said)


def _corrected(docdata: Parts) -> Iterator[Target]:
    for one in docdata.all("correction"):
        if name := attribute(one, "id-string"):
            note = attribute(one, "info")
            yield Target(kind=OrderKind.REPLACE, name=name, note=note)


def _correction(docdata: Parts) -> str | None:
    """What was wrong; "" where only the correction itself is told."""
    elements = docdata.all("correction")
    if not elements:
        return None
    return next(iter(values(elements, "info")), "")


def _releases(docdata: Parts) -> list[str]:
    """When it may be published, and when the right to do so begins."""
    begins = values(docdata.all("doc.rights"), "startdate")
    return [*_dates(docdata, "date.release"), *_filled(begins)]


def _fixtures(docdata: Parts) -> Iterator[str]:
    """Whole names: what is filed under "sport/cricket/test" is no test."""
    return (
        one.strip("/").replace("/", " ")
        for one in values(docdata.all("fixture"), "fix-id")
    )


def _dates(docdata: Parts, name: str) -> Iterator[str]:
    said = (attribute(one, "norm") or loose_text(one) for one in docdata.all(name))
    return _filled(one for one in said if one)


def _messages(docdata: Parts, name: str) -> list[str]:
    return values(docdata.all("ed-msg"), name)


def _filled(dates: Iterable[str]) -> Iterator[str]:
    return (one for one in dates if not _MASK.fullmatch(one))


def _lower(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(word.lower() for word in words))

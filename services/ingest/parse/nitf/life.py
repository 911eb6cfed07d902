"""What a document says of its own life, and of other documents'."""

import re
from collections.abc import Iterable, Iterator

from schemas.article import OrderKind
from services.ingest.parse.elements import Parts, attribute, loose_text
from services.ingest.parse.nitf.metas import Metas
from services.ingest.parse.wirestory import Signals, Target
from services.ingest.xml import Element


# What a status of another document orders; an unknown one is taken as the safer.
_ORDERS = {
    "usable": OrderKind.RELEASE,
    "canceled": OrderKind.KILL,
    "cancelled": OrderKind.KILL,
    "withdrawn": OrderKind.KILL,
    "killed": OrderKind.KILL,
}
# A mask that nobody filled in ("YYYYMMDD000000-HHMM") is no date.
_MASK = re.compile(r"[YyMmDdHhSsTZ0:+-]*[Yy]{4}[YyMmDdHhSsTZ0:+-]*")


def signals(docdata: Parts, tobject: list[Element], metas: Metas) -> Signals:
    """Everything that the life-cycle rules look at, without the body's notes."""
    told = Parts(*tobject)
    properties = values(told.all("tobject.property"), "tobject.property.type")
    return Signals(
        status=_status(docdata),
        release=release(docdata),
        types=_lower(
            [*values(tobject, "tobject.type"), *_messages(docdata, "msg-type")]
        ),
        genres=_lower([*properties, *values(docdata.all("doc-scope"), "scope")]),
        services=_lower(
            [*values(docdata.all("fixture"), "fix-id"), *metas.all("services")]
        ),
        notes=tuple(dict.fromkeys((*notes(docdata), *metas.all("take")))),
        correction=_correction(docdata),
    )


def notes(docdata: Parts) -> tuple[str, ...]:
    """Messages to editors, and what was changed last."""
    history = docdata.all("revision-history")
    latest = sorted(history, key=lambda one: attribute(one, "norm") or "")[-1:]
    said = (*_messages(docdata, "info"), *values(latest, "comment"))
    return tuple(dict.fromkeys(said))


def release(docdata: Parts) -> str | None:
    """When it may be published, else when the right to do so begins."""
    begins = values(docdata.all("doc.rights"), "startdate")
    return date(docdata, "date.release") or next(_filled(begins), None)


def expires(docdata: Parts) -> str | None:
    """When it is to go, else when the right to show it ends."""
    ends = values(docdata.all("doc.rights"), "enddate")
    return date(docdata, "date.expire") or next(_filled(ends), None)


def date(docdata: Parts, name: str) -> str | None:
    """A date as sent; a mask that nobody filled in says nothing."""
    said = [
        attribute(one, "norm") or loose_text(one) or None for one in docdata.all(name)
    ]
    return next(_filled(one for one in said if one), None)


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
        status = attribute(one, "management-idref-status")
        if name and status:
            kind = _ORDERS.get(status.lower(), OrderKind.HOLD)
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


def _status(docdata: Parts) -> str | None:
    told = values(docdata.all("docdata"), "management-status")
    return told[0].lower() if told else None


def _messages(docdata: Parts, name: str) -> list[str]:
    return values(docdata.all("ed-msg"), name)


def _filled(dates: Iterable[str]) -> Iterator[str]:
    return (one for one in dates if not _MASK.fullmatch(one))


def _lower(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(word.lower() for word in words))

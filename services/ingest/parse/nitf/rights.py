"""`doc.copyright`, `doc.rights` and `rights`: who owns it, and what may be done."""

from collections.abc import Iterator

from schemas.story import Rights
from services.ingest.parse.elements import Parts, attribute, loose_text
from services.ingest.xml import Element


# Of `doc.rights` as attributes, of `rights` in the body as elements.
_TERMS = ("type", "limitations")


def rights(docdata: Parts, inside: list[Element], holder: str | None) -> Rights | None:
    """All that is said of rights; terms are passed on and not understood, so they bind.

    `inside`: `rights` of the body's head. `holder`: who else is named the owner.
    """
    told, said = docdata.all("doc.rights"), Parts(*inside)
    owners = [_first(docdata.all("doc.copyright"), "holder"), _first(told, "owner")]
    owners += [said.text("rights.owner"), holder]
    terms = tuple(dict.fromkeys(_terms(told, said)))
    where = [attribute(one, "geography") for one in told]
    where.append(said.text("rights.geography"))
    found = Rights(
        holder=next((one for one in owners if one), None),
        notice=_notice(inside),
        usage_terms=terms,
        territories=tuple(dict.fromkeys(one for one in where if one)),
        restricted=bool(terms),
    )
    return found if found != Rights() else None


def _terms(told: list[Element], said: Parts) -> Iterator[str]:
    for name in _TERMS:
        yield from (term for one in told if (term := attribute(one, name)))
        yield from said.texts(f"rights.{name}")


def _notice(inside: list[Element]) -> str | None:
    """Rights told in a sentence and not in parts."""
    told = (loose_text(one) for one in inside if not len(one))
    return next((one for one in told if one), None)


def _first(elements: list[Element], name: str) -> str | None:
    return next((said for one in elements if (said := attribute(one, name))), None)

"""What the document is about: `tobject`, `identified-content`, and codes of metas."""

from collections.abc import Iterator

from schemas.article import Subject
from services.ingest.codes import code_of
from services.ingest.parse.elements import Parts, attribute, bare, text
from services.ingest.parse.nitf.metas import Metas
from services.ingest.xml import Element


_OWN = "tobject.subject."
# From the most exact to the broadest.
_NAMES = (f"{_OWN}detail", f"{_OWN}matter", f"{_OWN}type")
_SCHEMES = ("code-source", "idsrc")
_CODES = ("value", "location-code", "city-code", "state-code", "region-code")


def subjects(docdata: Parts, tobject: Parts, metas: Metas) -> tuple[Subject, ...]:
    """Each subject once, the IPTC's first."""
    found = [
        *_subjects(tobject.all("tobject.subject")),
        *_identified(docdata.all("identified-content")),
        *(Subject(scheme=scheme, code=code) for scheme, code in metas.codes()),
        *_attributes(docdata.all("doc-scope"), "scope", "doc-scope"),
        *_attributes(docdata.all("fixture"), "fix-id", "fixture"),
    ]
    return tuple(dict.fromkeys(found))


def _subjects(elements: list[Element]) -> Iterator[Subject]:
    for one in elements:
        told = (attribute(one, name) for name in _NAMES)
        name = next((said for said in told if said), None)
        refnum = attribute(one, f"{_OWN}refnum")
        if refnum:
            yield _known(refnum, attribute(one, f"{_OWN}ipr"), name)
        elif name:
            yield Subject(name=name)
        if short := attribute(one, f"{_OWN}code"):
            yield Subject(scheme="iptc-cat", code=short)


def _known(refnum: str, ipr: str | None, name: str | None) -> Subject:
    """A reference number, which is the IPTC's unless another owner is named."""
    owner, _, number = refnum.rpartition(":")
    owner = (owner or ipr or "IPTC").strip()
    known = code_of("subj" if owner.upper() == "IPTC" else owner, number.strip())
    return Subject(scheme=known.scheme, code=known.value, name=name)


def _identified(elements: list[Element]) -> Iterator[Subject]:
    """People, organisations, places and events that the text names."""
    for one in (child for element in elements for child in element):
        said, kind = text(one) or None, bare(one.tag)
        code = next((c for n in _CODES if (c := attribute(one, n))), None)
        scheme = next((s for n in _SCHEMES if (s := attribute(one, n))), kind)
        if said or code:
            yield Subject(scheme=scheme, code=code, name=said)


def _attributes(elements: list[Element], name: str, scheme: str) -> Iterator[Subject]:
    for one in elements:
        if said := attribute(one, name):
            yield Subject(scheme=scheme, code=said)

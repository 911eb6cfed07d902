"""NITF."""

from tests.ingest.lifecycle.cells import (
    Cells,
    Column,
    Mutation,
    Row,
    Way,
    both,
    unchanged,
)
from tests.ingest.lifecycle.markup import Element, add, editing, first, without


def _fresh(root: Element) -> None:
    docdata = first(root, "docdata")
    for name in list(docdata.attrib):
        del docdata.attrib[name]
    without(root, "correction", "ed-msg", "date.release", "date.expire", "doc-scope")
    without(root, "fixture", "revision-history", "du-key", "note", "tobject.property")
    without(root, "doc.rights")
    without(root, "doc-id")
    add(docdata, "doc-id", id_string="a-name-that-not-all-have")
    for one in root.iter("{*}tobject"):
        one.attrib.pop("tobject.type", "")


def _docdata(name: str, **attributes: str) -> Mutation:
    def change(root: Element) -> None:
        add(first(root, "docdata"), name, **attributes)

    return editing(change)


def _key(version: str) -> Mutation:
    return _docdata("du-key", key="ferry-key", version=version)


def _status(status: str) -> Mutation:
    return editing(lambda root: first(root, "docdata").set("management-status", status))


def _status_of_another(status: str) -> Mutation:
    def change(root: Element) -> None:
        docdata = first(root, "docdata")
        docdata.set("management-doc-idref", "another-document")
        docdata.set("management-idref-status", status)

    return editing(change)


def _release(date: str) -> Mutation:
    return _docdata("date.release", norm=date)


def _genre(said: str) -> Mutation:
    """A property of `tobject`, which some documents lack."""

    def change(root: Element) -> None:
        tobject = next(root.iter("{*}tobject"), None)
        if tobject is None:
            tobject = add(first(root, "head"), "tobject")
        add(tobject, "tobject.property").set("tobject.property.type", said)

    return editing(change)


_WAYS: Cells = {
    Row.NEW: {
        "no du-key": Way(unchanged),
        "the first du-key version": Way(_key("1")),
    },
    Row.UPDATE: {"a later du-key version": Way(_key("2"))},
    Row.CORRECTION: {
        "correction element": Way(_docdata("correction", info="The hour was wrong.")),
        "correction element that says no more": Way(_docdata("correction")),
        "correction of another document": Way(
            _docdata("correction", info="Hour.", id_string="another-document")
        ),
    },
    Row.KILL: {
        "canceled": Way(_status("canceled")),
        "another by management-idref-status": Way(
            _status_of_another("canceled"), names=True
        ),
    },
    Row.HOLD: {
        "withheld": Way(_status("withheld")),
        "another by management-idref-status": Way(
            _status_of_another("withheld"), names=True
        ),
    },
    Row.EMBARGO: {
        "embargoed, date.release": Way(
            both(_status("embargoed"), _release("20261102T060000Z"))
        ),
        "date.release alone": Way(_release("20261102T070000+0100")),
        "embargoed alone": Way(_status("embargoed"), undated=True),
        "ed-msg": Way(_docdata("ed-msg", info="EMBARGOED until 0600 GMT Nov 2, 2026")),
    },
    Row.ADVISORY: {
        "ed-msg": Way(_docdata("ed-msg", msg_type="Advisory", info="Coverage plans.")),
        "ed-msg in words": Way(_docdata("ed-msg", info="Advisory")),
        "doc-scope": Way(_docdata("doc-scope", scope="Advisory")),
    },
    Row.ALERT: {
        "genre": Way(_genre("Alert")),
        "fixture": Way(_docdata("fixture", fix_id="alert")),
    },
}

NITF = Column(
    name="NITF",
    heading="NITF",
    own="nitf/ferry.xml",
    real=("nitf", "*.xml"),
    fresh=editing(_fresh),
    ways=_WAYS,
    blank=frozenset({Row.TEST}),
)

"""NewsML-G2, and Reuters' headlines in it."""

from tests.ingest.lifecycle.cells import Cells, Column, Mutation, Row, Way, unchanged
from tests.ingest.lifecycle.markup import Element, add, editing, every, first, without


_REAL = ("newsmlg2", "*.xml")
_OWN = "newsmlg2/ferry.xml"
_SIGNALS = "http://cv.iptc.org/newscodes/signal/"


def _fresh(root: Element) -> None:
    item = first(root, "newsItem")
    item.set("version", "1")
    without(root, "signal", "pubStatus", "embargoed", "edNote", "expires", "service")
    without(root, "genre", "role", "profile", "priority")
    for link in every(root, "link"):
        if link.get("rel", "").endswith(("prevVersion", "evolvedFrom")):
            without_one(link)


def without_one(element: Element) -> None:
    """Take this one element away."""
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def _managed(name: str, said: str = "", **attributes: str) -> Mutation:
    def change(root: Element) -> None:
        add(first(root, "itemMeta"), name, said, **attributes)

    return editing(change)


def _about(name: str, said: str = "", **attributes: str) -> Mutation:
    def change(root: Element) -> None:
        add(_content_meta(root), name, said, **attributes)

    return editing(change)


def _content_meta(root: Element) -> Element:
    """The first, which not every item has."""
    found = every(root, "contentMeta")
    return found[0] if found else add(first(root, "newsItem"), "contentMeta")


def _version(number: str) -> Mutation:
    return editing(lambda root: first(root, "newsItem").set("version", number))


def _class(qcode: str) -> Mutation:
    return editing(lambda root: first(root, "itemClass").set("qcode", qcode))


def _headline(tag: str) -> Mutation:
    """Set a tag before the headline's words."""

    def change(root: Element) -> None:
        about = _content_meta(root)
        for one in every(about, "headline") or [add(about, "headline")]:
            one.text = f"{tag}{one.text or 'Ferry sails again'}"

    return editing(change)


_WAYS: Cells = {
    Row.NEW: {"the first version": Way(unchanged)},
    Row.UPDATE: {
        "a later version": Way(_version("2")),
        "sig:update": Way(_managed("signal", qcode="sig:update")),
        "signal by address": Way(_managed("signal", uri=f"{_SIGNALS}update")),
        "evolvedFrom another": Way(
            _managed("link", rel="irel:evolvedFrom", residref="urn:x:earlier")
        ),
    },
    Row.CORRECTION: {
        "sig:correction": Way(_managed("signal", qcode="sig:correction")),
        "signal by address": Way(_managed("signal", uri=f"{_SIGNALS}correction")),
        "edNote": Way(_managed("edNote", "Corrects the hour in the first paragraph.")),
        "edNote of that role": Way(
            _managed("edNote", "Uhrzeit im 1. Absatz.", role="ednoterole:correction")
        ),
    },
    Row.KILL: {
        "stat:canceled": Way(_managed("pubStatus", qcode="stat:canceled")),
        "stat:withdrawn": Way(_managed("pubStatus", qcode="stat:withdrawn")),
        "status by address": Way(
            _managed(
                "pubStatus", uri="http://cv.iptc.org/newscodes/pubstatusg2/canceled"
            )
        ),
        "edNote": Way(_managed("edNote", "EDS: KILL this story.")),
    },
    Row.HOLD: {
        "stat:withheld": Way(_managed("pubStatus", qcode="stat:withheld")),
        "edNote": Way(_managed("edNote", "Please hold this story.")),
    },
    Row.EMBARGO: {
        "embargoed": Way(_managed("embargoed", "2026-11-02T07:00:00+01:00")),
        "embargoed, and empty": Way(_managed("embargoed"), undated=True),
        "edNote": Way(_managed("edNote", "Embargoed until 0600 GMT November 2, 2026.")),
        "edNote without a time": Way(
            _managed("edNote", "Strictly embargoed."), undated=True
        ),
    },
    Row.ADVISORY: {
        "itemClass": Way(_class("ninat:advisory")),
        "genre": Way(_about("genre", qcode="genre:Advisory")),
        "service": Way(_managed("service", qcode="svc:advisory")),
        "edNote": Way(_managed("edNote", "Planungshinweis")),
    },
    Row.ALERT: {
        "genre": Way(_about("genre", qcode="genre:Alert")),
        "service": Way(_managed("service", qcode="svc:flash")),
        "profile": Way(_managed("profile", "Alert")),
    },
    Row.TEST: {
        "sig:test": Way(_managed("signal", qcode="sig:test")),
        "a sender's mark": Way(_managed("signal", qcode="red-address:TEST")),
        "edNote": Way(_managed("edNote", "This is a test")),
    },
}
_REUTERS_WAYS: Cells = {
    Row.UPDATE: {
        "UPDATE 2-": Way(_headline("UPDATE 2-")),
        "WRAPUP 1-": Way(_headline("WRAPUP 1-")),
        "REFILE-": Way(_headline("REFILE-")),
        "REFILE-UPDATE 2-": Way(_headline("REFILE-UPDATE 2-")),
    },
    Row.CORRECTION: {
        "CORRECTED-": Way(_headline("CORRECTED-")),
        "CORRECTED (OFFICIAL)-": Way(_headline("CORRECTED (OFFICIAL)-")),
        "UPDATE 1-CORRECTED-": Way(_headline("UPDATE 1-CORRECTED-")),
    },
    Row.KILL: {
        "STORY WITHDRAWN-": Way(_headline("STORY WITHDRAWN-")),
        "STORY WITHDRAWN:": Way(_headline("STORY WITHDRAWN: ")),
    },
    Row.EMBARGO: {
        "EMBARGOED UNTIL": Way(_headline("EMBARGOED UNTIL 0600 GMT NOV 2, 2026-")),
        "EMBARGOED-": Way(_headline("EMBARGOED-"), undated=True),
    },
    Row.ADVISORY: {"ADVISORY-": Way(_headline("ADVISORY-"))},
    Row.ALERT: {
        "ALERT-": Way(_headline("ALERT-")),
        "URGENT-": Way(_headline("URGENT-")),
    },
}

NEWSML_G2 = Column("G2", "G2", _OWN, _REAL, editing(_fresh), _WAYS)
REUTERS = Column(
    name="Reuters headline",
    heading="Reuters headline",
    own=_OWN,
    real=("newsmlg2", "*.xml"),
    fresh=editing(_fresh),
    ways=_REUTERS_WAYS,
    blank=frozenset({Row.NEW, Row.HOLD, Row.TEST}),
)

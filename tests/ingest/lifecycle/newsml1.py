"""NewsML 1.0 to 1.2."""

from tests.ingest.lifecycle.cells import (
    Cells,
    Column,
    Mutation,
    Row,
    Way,
    both,
    unchanged,
)
from tests.ingest.lifecycle.markup import Element, add, editing, every, first, without


def _fresh(root: Element) -> None:
    management = first(root, "NewsManagement")
    for name in ("Status", "NewsItemType"):
        for one in every(management, name):
            one.text = None
            one.set("FormalName", "Usable" if name == "Status" else "News")
    _revise(root, "1", "0")
    without(root, "StatusWillChange", "Instruction", "RevisionHistory", "Priority")
    without(root, "Comment", "NewsLine", "Genre")


def _revise(root: Element, number: str, previous: str) -> None:
    revision = first(root, "RevisionId")
    revision.text = number
    revision.set("PreviousRevision", previous)
    revision.set("Update", "N")


def _named(name: str, said: str) -> Mutation:
    """Set what an element of the management says."""

    def change(root: Element) -> None:
        first(first(root, "NewsManagement"), name).set("FormalName", said)

    return editing(change)


def _managed(name: str, said: str = "", **attributes: str) -> Mutation:
    def change(root: Element) -> None:
        add(first(root, "NewsManagement"), name, said, **attributes)

    return editing(change)


def _will_change(said: str) -> Mutation:
    """The status will change to usable then."""

    def change(root: Element) -> None:
        made = add(first(root, "NewsManagement"), "StatusWillChange")
        add(made, "FutureStatus", FormalName="Usable")
        add(made, "DateAndTime", said)

    return editing(change)


_WAYS: Cells = {
    Row.NEW: {"RevisionId 1, PreviousRevision 0": Way(unchanged)},
    Row.UPDATE: {
        "Update N with PreviousRevision": Way(
            editing(lambda root: _revise(root, "2", "1"))
        ),
        "PreviousRevision of an odd number": Way(
            editing(lambda root: _revise(root, "1", "978556838"))
        ),
    },
    Row.CORRECTION: {
        "Instruction Rectify": Way(_managed("Instruction", FormalName="Rectify")),
        "Instruction Correction": Way(_managed("Instruction", FormalName="Correction")),
        "revision note": Way(_managed("Comment", "Corrects the name of the ship.")),
    },
    Row.KILL: {
        "Canceled": Way(_named("Status", "Canceled")),
        "CANCELLED": Way(_named("Status", "CANCELLED")),
        "Instruction Kill": Way(_managed("Instruction", FormalName="Kill")),
    },
    Row.HOLD: {"Withheld": Way(_named("Status", "Withheld"))},
    Row.EMBARGO: {
        "Embargoed, StatusWillChange": Way(
            both(_named("Status", "Embargoed"), _will_change("20261102T060000Z"))
        ),
        "StatusWillChange alone": Way(_will_change("20261102T070000+0100")),
        "Embargoed alone": Way(_named("Status", "Embargoed"), undated=True),
    },
    Row.ADVISORY: {"NewsItemType Advisory": Way(_named("NewsItemType", "Advisory"))},
    Row.ALERT: {"NewsItemType Alert": Way(_named("NewsItemType", "Alert"))},
}

NEWSML_1 = Column(
    name="NewsML 1",
    heading="NewsML 1",
    own="newsml1/ferry.xml",
    real=("newsml1", "*.xml"),
    fresh=editing(_fresh),
    ways=_WAYS,
    blank=frozenset({Row.TEST}),
)

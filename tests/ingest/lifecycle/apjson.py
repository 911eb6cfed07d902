"""AP Media API JSON."""

from services.ingest.json import Json, JsonObject
from tests.ingest.lifecycle.cells import Cells, Column, Row, Way, both, unchanged
from tests.ingest.lifecycle.objects import editing, removed, setting


_UNTIL = "2026-11-02T06:00:00Z"


def item_of(message: JsonObject) -> JsonObject:
    """The item, in whichever of AP's envelopes."""
    for name in ("data", "item"):
        inner = message.get(name)
        message = inner if isinstance(inner, dict) else message
    return message


def _fresh(item: JsonObject) -> None:
    removed(item, "editorialtypes", "ednote", "embargoed", "pubstatus")
    item["version"] = 0
    item["signals"] = ["newscontent"]
    item["editorialpriority"] = "r"


def _put(**fields: Json) -> Way:
    return Way(setting(fields, item_of))


def _type(*words: Json) -> Way:
    return _put(editorialtypes=list(words))


_WAYS: Cells = {
    Row.NEW: {
        "version 0": Way(unchanged),
        "version 1": _put(version=1),
        "usable": _put(pubstatus="usable"),
    },
    Row.UPDATE: {
        "Lead": _type("Lead"),
        "Writethru": _type("Writethru"),
        "Add": _type("Add"),
        "Lead, Writethru": _type("Lead", "Writethru"),
    },
    Row.CORRECTION: {
        "Corrective": _type("Corrective"),
        "Correction": _type("Correction"),
        "Clarification": _type("Clarification"),
        "Lead, Correction": _type("Lead", "Correction"),
    },
    Row.KILL: {
        "canceled": _put(pubstatus="canceled"),
        "Kill": _type("Kill"),
        "Elimination": _type("Elimination"),
        "Disregard": _type("Disregard"),
        "usable, and Kill": _put(pubstatus="usable", editorialtypes=["Kill"]),
    },
    Row.HOLD: {
        "withheld": _put(pubstatus="withheld"),
        "Withhold": _type("Withhold"),
    },
    Row.EMBARGO: {
        "embargoed, dated": _put(pubstatus="embargoed", embargoed=_UNTIL),
        "dated": _put(embargoed=_UNTIL),
        "HoldForRelease, dated": Way(
            both(_type("HoldForRelease").does, setting({"embargoed": _UNTIL}, item_of))
        ),
        "HoldForRelease with a note": _put(
            editorialtypes=["HoldForRelease"],
            ednote="For release at 0600 GMT, Monday, November 2, 2026.",
        ),
        "HoldForRelease": Way(_type("HoldForRelease").does, undated=True),
        "embargoed": Way(setting({"pubstatus": "embargoed"}, item_of), undated=True),
    },
    Row.ADVISORY: {
        "no newscontent": _put(signals=["derived"]),
        "Advisory": _type("Advisory"),
    },
    Row.ALERT: {
        "NewsBrief": _type("NewsBrief"),
        "APNewsAlert": _type("APNewsAlert"),
        "slugline": _put(slugline="BC-NO--APNewsAlert"),
    },
    Row.TEST: {"signal Test": _put(signals=["newscontent", "Test"])},
}

AP_JSON = Column(
    name="AP JSON",
    heading="AP JSON",
    own="apjson/ferry.json",
    real=("ap-json", "*text_item*.json"),
    fresh=editing(_fresh, item_of),
    ways=_WAYS,
)

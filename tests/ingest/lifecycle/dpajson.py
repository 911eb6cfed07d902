"""dpa-digitalwires JSON, which the table of formats leaves out."""

from services.ingest.json import Json, JsonObject
from tests.ingest.lifecycle.cells import Cells, Column, Mutation, Row, Way, unchanged
from tests.ingest.lifecycle.objects import editing, setting


_LISTED = frozenset({"dnltype:genre", "dnltype:signal", "dnltype:pubstatus"})


def _fresh(entry: JsonObject) -> None:
    entry |= {
        "version": 1,
        "signal": None,
        "pubstatus": "usable",
        "embargoed": None,
        "ednotes": [],
        "notepad": None,
    }
    told = entry.get("categories")
    listed = told if isinstance(told, list) else []
    entry["categories"] = [one for one in listed if _kind(one) not in _LISTED]


def _kind(one: Json) -> Json:
    return one.get("type") if isinstance(one, dict) else None


def _listed(kind: str, qcode: str, name: str) -> Mutation:
    """Put an entry into `categories`."""

    def change(entry: JsonObject) -> None:
        told = entry["categories"]
        listed = told if isinstance(told, list) else []
        made: JsonObject = {"type": f"dnltype:{kind}", "qcode": qcode, "name": name}
        entry["categories"] = [*listed, made]

    return editing(change)


def _note(role: str, said: str) -> Mutation:
    made: JsonObject = {
        "role": f"dpaednoterole:{role}",
        "ednote": said,
        "is_publishable": True,
    }
    return setting({"ednotes": [made]})


def _put(**fields: Json) -> Way:
    return Way(setting(fields))


_WAYS: Cells = {
    Row.NEW: {"version 1": Way(unchanged)},
    Row.UPDATE: {
        "a later version": _put(version=2),
        "sig:update": _put(signal="sig:update"),
        "sig:update among categories": Way(_listed("signal", "sig:update", "update")),
    },
    Row.CORRECTION: {
        "sig:correction": _put(signal="sig:correction"),
        "sig:correction among categories": Way(
            _listed("signal", "sig:correction", "correction")
        ),
        "ednote": Way(_note("editorialnote", "Berichtigung: Uhrzeit im 1. Absatz.")),
    },
    Row.KILL: {
        "canceled": _put(pubstatus="canceled"),
        "stat:canceled": _put(pubstatus="stat:canceled"),
    },
    Row.HOLD: {"withheld": _put(pubstatus="withheld")},
    Row.EMBARGO: {
        "embargoed": _put(embargoed="2026-11-02T07:00:00+01:00"),
        "ednote": Way(
            _note("embargo", "Nicht vor 02.11.2026, 06:00 Uhr GMT verwenden")
        ),
        "ednote without a time": Way(
            _note("embargo", "Bitte beachten Sie die Sperrfrist."), undated=True
        ),
    },
    Row.ADVISORY: {
        "genre Achtung": Way(_listed("genre", "dpatextgenre:27", "Achtung")),
        "ednote": Way(_note("genrenote", "Planungshinweis")),
    },
    Row.ALERT: {
        "ednote": Way(_note("editorialnote", "dpa-Eilmeldung")),
        "genre": Way(_listed("genre", "dpatextgenre:0", "Eilmeldung")),
    },
    Row.TEST: {
        "sig:test": _put(signal="sig:test"),
        "ednote": Way(_note("genrenote", "Multimedialer Test-Artikel")),
    },
}

DPA_JSON = Column(
    name="dpa JSON",
    heading=None,
    own="dpajson/ferry.json",
    real=("dpa-json", "*.json"),
    fresh=editing(_fresh),
    ways=_WAYS,
)

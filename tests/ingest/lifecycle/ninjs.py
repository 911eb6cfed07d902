"""ninjs 1, 2 and 3, and PA's dialect of the first."""

from schemas.feeds import Feed
from services.ingest.json import Json, JsonObject
from tests.ingest.lifecycle.cells import (
    Cells,
    Column,
    Mutation,
    Row,
    Way,
    both,
    unchanged,
)
from tests.ingest.lifecycle.objects import editing, removed, setting


_UNTIL = "2026-11-02T06:00:00Z"
_SIGNALS = "http://cv.iptc.org/newscodes/signal/"
_LIFE = (
    "pubstatus", "status", "signal", "signals", "embargoed", "embargoeduntil", "embargo",
    "ednote", "genre", "genres", "profile", "evolvedfrom", "priority", "expires",
    "service", "services", "rewrite_of",
)  # fmt: skip


def _fresh(item: JsonObject) -> None:
    removed(item, *_LIFE)
    item["version"] = "1"
    listed = item.get("subject")
    if isinstance(listed, list):
        item["subject"] = [one for one in listed if not _is_signal(one)]


def _is_signal(one: Json) -> bool:
    return isinstance(one, dict) and one.get("profile") == "sig"


def _ways(names: dict[str, str], code: JsonObject) -> Cells:
    """The ways of a major version, by its names; `code`: how it writes an entry."""
    status, until, signals, genres = (
        names[one] for one in ("status", "until", "signals", "genres")
    )

    def put(name: str, said: Json) -> Way:
        return Way(setting({name: said}))

    def coded(word: str) -> Json:
        return [{key: str(text).format(word) for key, text in code.items()}]

    return {
        Row.NEW: {
            "the first version": Way(unchanged),
            f"{status} usable": put(status, "usable"),
        },
        Row.UPDATE: {
            "a later version": put("version", "2"),
            "evolvedfrom": put("evolvedfrom", "urn:x:earlier"),
            "signal": put(signals, coded("update")),
        },
        Row.CORRECTION: {
            "signal": put(signals, coded("correction")),
            "signal as a word": put(signals, "sig:correction"),
            "ednote": put("ednote", "Corrects the hour in the first paragraph."),
        },
        Row.KILL: {
            "canceled": put(status, "canceled"),
            "cancelled": put(status, "cancelled"),
        },
        Row.HOLD: {"withheld": put(status, "withheld")},
        Row.EMBARGO: {
            until: put(until, "2026-11-02T07:00:00+01:00"),
            f"{until}, and empty": Way(setting({until: ""}), undated=True),
            "ednote": put("ednote", "Embargoed until 0600 GMT November 2, 2026."),
        },
        Row.ADVISORY: {
            "profile": put("profile", "advisory"),
            "genre": put(genres, coded("advisory")),
        },
        Row.ALERT: {
            "genre": put(genres, coded("alert")),
            "profile": put("profile", "alert"),
        },
        Row.TEST: {
            "signal": put(signals, coded("test")),
            "signal as a word": put(signals, "test"),
        },
    }


_OLDER = {
    "status": "pubstatus",
    "until": "embargoed",
    "signals": "signal",
    "genres": "genre",
}
_SECOND = _OLDER | {"signals": "signals", "genres": "genres"}
_THIRD = _SECOND | {"status": "pubStatus", "until": "embargoedUntil"}

NINJS_1 = Column(
    name="ninjs 1",
    heading="ninjs",
    own="ninjs/version-1.json",
    real=("ninjs1", "*.json"),
    fresh=editing(_fresh),
    ways=_ways(_OLDER, {"code": "{}", "name": "{}"}),
)
NINJS_2 = Column(
    name="ninjs 2",
    heading="ninjs",
    own="ninjs/version-2.json",
    real=("ninjs2-3", "*2.[0-9]__*.json"),
    fresh=editing(_fresh),
    ways=_ways(_SECOND, {"uri": f"{_SIGNALS}{{}}", "name": "{}"}),
)
NINJS_3 = Column(
    name="ninjs 3",
    heading="ninjs",
    own="ninjs/version-3-text.json",
    real=("ninjs2-3", "*3.[0-9]__*.json"),
    fresh=editing(_fresh),
    ways=_ways(_THIRD, {"uri": f"{_SIGNALS}{{}}", "name": "{}"}),
)


def _signalled(word: str, note: str = "") -> Mutation:
    """PA puts its signals among the subjects."""

    def change(item: JsonObject) -> None:
        listed = item.get("subject")
        subjects = listed if isinstance(listed, list) else []
        item["subject"] = [*subjects, {"profile": "sig", "code": word}]
        item["ednote"] = note

    return editing(change)


def _closed(status: str) -> Mutation:
    return setting({"pubstatus": status, "embargoed": _UNTIL})


_PA_WAYS: Cells = {
    Row.NEW: {
        "v1": Way(unchanged),
        "v1, usable": Way(setting({"pubstatus": "usable"})),
    },
    Row.UPDATE: {
        "another signal": Way(_signalled("sig:update", "Adds quotes.")),
        "sig:correction whose note adds": Way(
            _signalled("sig:correction", "Adds quotes from the mayor.")
        ),
        "sig:correction after an embargo": Way(
            both(
                setting({"version": "2"}),
                _signalled("sig:correction", "Embargo lifted."),
            )
        ),
    },
    Row.CORRECTION: {
        "sig:correction whose note names an error": Way(
            _signalled("sig:correction", "The mayor's name was wrong.")
        ),
        "its other spelling": Way(
            _signalled("correction", "Corrects the mayor's name.")
        ),
    },
    Row.KILL: {"canceled": Way(setting({"pubstatus": "canceled"}))},
    Row.EMBARGO: {
        "withheld, dated": Way(_closed("withheld")),
        "privileged, dated": Way(_closed("privileged")),
        "withheld": Way(setting({"pubstatus": "withheld"}), undated=True),
        "privileged": Way(setting({"pubstatus": "privileged"}), undated=True),
    },
    Row.ADVISORY: {"type advisory": Way(setting({"profile": "advisory"}))},
    Row.ALERT: {"alert": Way(setting({"profile": "alert"}))},
}

PA = Column(
    name="PA",
    heading="PA",
    own="ninjs/version-1.json",
    # Those with a list of subjects: a distributor's have none.
    real=("ninjs1", "iptc*.json"),
    fresh=editing(_fresh),
    ways=_PA_WAYS,
    blank=frozenset({Row.HOLD, Row.TEST}),
    feed=Feed(
        name="matrix",
        agency="PA",
        topic="wire.raw.matrix",
        time_zone="Europe/London",
        correction_means="change",
        withheld_means="embargo",
    ),
)

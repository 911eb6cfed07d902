"""The parts of a time that stands in words: "Sonntag, 12.00 Uhr" has a day and a time.

Read up to the first word that belongs to no date. The words are in `calendar.toml`.
"""

import re
import tomllib
from collections.abc import Callable, Iterable, Iterator, Mapping
from importlib.resources import files
from itertools import islice


# The parts by name: year, month, day, slashed, weekday, today, tomorrow, time, bare,
# zone and offset. Months and weekdays are figures, a time is "noon" or as written.
Parts = dict[str, str]

_TABLE = tomllib.loads(
    files("services.ingest.verdict").joinpath("calendar.toml").read_text("utf-8")
)


def _numbers(table: Mapping[str, list[str]]) -> dict[str, int]:
    return {word: int(number) for number, words in table.items() for word in words}


def _any_of(words: Iterable[str]) -> str:
    ordered = sorted(set(words), key=lambda word: (-len(word), word))
    return "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in ordered)


_MONTHS = _numbers(_TABLE["months"])
_WEEKDAYS = _numbers(_TABLE["weekdays"])
ZONES: dict[str, int] = _TABLE["zones"]
_HOURS = r"uhr|hrs|hours|heures|uur|h"
_HALF = r"[ap]\.?\s?m\b\.?"
_TOKEN = re.compile(
    r"(?P<iso>\d{4}-\d\d-\d\d)(?:T(?=\d))?"
    rf"|(?P<noon>(?:12\s?)?(?:{_any_of(_TABLE['noon'])}))(?!\w)"
    r"|(?P<dotted>(?:3[01]|[12]\d|0?[1-9])\.\s?(?:1[0-2]|0?[1-9])\."
    r"(?:\s?\d{4}(?!\d)|\d\d(?![\d.:]))?)"
    r"|(?P<slashed>\d{1,2}/\d{1,2}(?:/(?:\d{4}|\d\d))?(?!\d))"
    rf"|(?P<clock>\d{{1,2}}[:.h]\d\d(?!\d)(?::\d\d(?!\d))?(?:\s?(?:{_HALF}))?)"
    rf"|(?P<hour>\d{{1,2}}\s?(?:{_HALF}|(?:{_HOURS})(?!\w)))"
    rf"|(?:(?:{_any_of(_TABLE['clocks'])})\s?(?P<oclock>\d{{1,2}})(?![\w.:/]\d|\d))"
    rf"|(?P<figures>\d{{4}})(?=\s?(?:{_HOURS}|{_any_of(ZONES)})(?!\w))"
    r"|(?P<offset>[+-]\d\d:?\d\d(?!\d))"
    r"|(?P<year>(?:19|20)\d\d(?!\d))"
    r"|(?P<bare>\d{4}(?!\d))"
    r"|(?P<day>(?:3[01]|[12]\d|0?[1-9])(?!\d)(?:st|nd|rd|th|er|º|°|\.)?(?!\w))"
    rf"|(?P<midnight>{_any_of(_TABLE['midnight'])})(?!\w)"
    rf"|(?P<tomorrow>{_any_of(_TABLE['tomorrow'])})(?!\w)"
    rf"|(?P<today>{_any_of(_TABLE['today'])})(?!\w)"
    rf"|(?P<weekday>{_any_of(_WEEKDAYS)})(?!\w)\.?"
    rf"|(?P<month>{_any_of(_MONTHS)})(?!\w)\.?"
    rf"|(?P<zone>{_any_of(ZONES)})(?!\w)"
    rf"|(?P<link>{_any_of([*_TABLE['links'], *_HOURS.split('|')])})(?!\w)"
    r"|(?P<space>[\s,;:!'\u2019()\[\]\u2013\u2014-]+)",
    re.IGNORECASE,
)
_MARKER = re.compile(rf"(?<!\w)(?:{_any_of(_TABLE['markers'])})(?!\w)", re.IGNORECASE)
# No time takes more room, and no note names more of them.
_LONGEST = 200
_MOST_MARKERS = 20
_ASIDE = frozenset({"link", "space"})


def parts_of(text: str) -> tuple[Parts, int]:
    """The parts that a text begins with, each once, and how much of it they took."""
    said: Parts = {}
    at = length = 0
    while found := _TOKEN.match(text, at, _LONGEST):
        name = found.lastgroup or ""
        at = found.end()
        if name in _ASIDE:
            continue
        parts = _parts(name, found[name].lower(), said)
        # "heute Mittag, 13.00 Uhr": the figures are the more exact.
        if "time" in parts and said.get("time") == "noon":
            del said["time"]
        if not parts or not said.keys().isdisjoint(parts):
            break
        said |= parts
        length = at
    return said, length


def is_plain(said: Parts) -> bool:
    """Whether it is a time also where the words of a story may follow at once.

    In "EMBARGOED-Sunday schools close" a weekday is none, nor is a bare number.
    """
    return "slashed" in said or {"day", "month"} <= said.keys() or "time" in said


def after_markers(text: str) -> Iterator[str]:
    """What follows each "until", "bis" and the like."""
    found = islice(_MARKER.finditer(text), _MOST_MARKERS)
    return (text[one.end() : one.end() + _LONGEST] for one in found)


def _parts(name: str, text: str, said: Parts) -> Parts:
    """What a piece of text says, in figures."""
    if name == "year" and "month" not in said:
        name = "bare"
    made = _MAKERS.get(name)
    return made(text) if made else {name: text}


def _iso(text: str) -> Parts:
    return dict(zip(("year", "month", "day"), text.split("-"), strict=True))


def _date(text: str) -> Parts:
    """2.3.2026 has the day first."""
    day, month, *year = re.findall(r"\d+", text)
    return {"day": day, "month": month} | ({"year": year[0]} if year else {})


def _clock(text: str) -> str:
    return f"{text[:2]}:{text[2:]}"


_MAKERS: dict[str, Callable[[str], Parts]] = {
    "iso": _iso,
    "dotted": _date,
    "clock": lambda text: {"time": text},
    "hour": lambda text: {"time": text},
    "oclock": lambda text: {"time": text},
    "noon": lambda _: {"time": "noon"},
    "midnight": lambda _: {"time": "midnight"},
    "figures": lambda text: {"time": _clock(text)},
    "bare": lambda text: {"bare": _clock(text)},
    "day": lambda text: {"day": re.sub(r"\D", "", text)},
    "month": lambda text: {"month": str(_MONTHS[text.strip(".")])},
    "weekday": lambda text: {"weekday": str(_WEEKDAYS[text.strip(".")])},
}

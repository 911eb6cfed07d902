"""The pieces of a time that stands in words, and the words between that say nothing.

The words are in `calendar.toml`, months and zones in `services/ingest/data`.
"""

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from importlib.resources import files
from itertools import islice
from typing import NamedTuple
from unicodedata import combining, normalize

from services.ingest.months import MONTHS, plain
from services.ingest.zones import PLACES, ZONES


class Piece(NamedTuple):
    """A piece of a text: its kind, its words in small letters, and where they end.

    `near`: nothing but spaces before it. `before`: what parts it from the last.
    """

    kind: str
    text: str
    end: int
    near: bool
    before: str


UNREAD = "unread"
_TABLE = tomllib.loads(
    files("services.ingest.verdict").joinpath("calendar.toml").read_text("utf-8")
)


def _unaccented(char: str) -> str:
    letters = normalize("NFKD", char)
    return letters[0] if all(combining(one) for one in letters[1:]) else char


def _folded(text: str) -> str:
    """Without accents, each letter at its old place."""
    return text if text.isascii() else "".join(map(_unaccented, text))


def _any_of(words: Iterable[str]) -> str:
    ordered = sorted({_folded(one) for one in words}, key=lambda one: (-len(one), one))
    escaped = "|".join(re.escape(one) for one in ordered)
    return escaped.replace(r"\ ", r"\s+").replace(r"\*", r"\w+")


def _numbers(table: Mapping[str, list[str]]) -> dict[str, int]:
    return {
        plain(word): int(number) for number, words in table.items() for word in words
    }


WEEKDAYS = _numbers(_TABLE["weekdays"])
# "At" is a word between a day and its time, whatever is written in capitals.
_SHORT_ZONES = _any_of(ZONES.keys() - {"AT"})
_HOURS = r"uhr|hrs|hours|heures|horas|uur|h"
_HALF = r"[ap]\.?\s?m\b\.?"
_DAY = r"(?:3[01]|[12]\d|0?[1-9])"
_PLACE = (
    rf"(?:(?:{_any_of(_TABLE['zone_fronts'])})\s+)?(?:{_any_of(PLACES)})"
    rf"(?:[\s-]*(?:{_any_of(_TABLE['zone_ends'])}))?"
)
_TOKEN = re.compile(
    r"(?P<iso>\d{4}(?P<by>[-/.])\d{1,2}(?P=by)\d{1,2})(?!\d)(?:T(?=\d))?"
    r"|(?P<basic>(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:[0-2]\d|3[01]))(?!\d)(?:T(?=\d))?"
    rf"|(?P<noon>(?:12\s?)?(?:{_any_of(_TABLE['noon'])}))(?!\w)"
    rf"|(?P<dotted>{_DAY}\.\s?(?:1[0-2]|0?[1-9])\."
    r"(?:\d{4}(?!\d)|\d\d(?![\d.:]))?)"
    r"|(?P<slashed>\d{1,2}/\d{1,2}(?:/(?:\d{4}|\d\d))?(?!\d))"
    r"|(?P<clock>\d{1,2}[:.h]\d\d(?!\d)(?::\d\d(?!\d)(?:[.,]\d+)?)?"
    rf"(?:\s?(?:{_HALF}))?"
    rf"|\d{{1,2}}\s?(?:{_HOURS})\s?\d\d(?![\d:./])(?!\s*(?:{_any_of(MONTHS)})(?!\w))"
    rf"|\d{{1,4}}\s?{_HALF}|\d{{1,2}}\s?(?:o['\u2019]?clock|{_HOURS})(?!\w)"
    rf"|\d{{4}}(?=\s?(?:(?:{_HOURS})(?!\w)|(?-i:{_SHORT_ZONES})(?![^\W\d]))))"
    rf"|(?:(?:{_any_of(_TABLE['clocks'])})\s?(?P<oclock>\d{{1,2}})"
    r"(?![\w.:/]\d|\d|\.\s*[^\W\d]|(?:st|nd|rd|th)))"
    r"|(?P<named>(?:utc|gmt)\s?[+\u2212\u2013-]\d{1,2}(?::?\d\d)?(?!\d))"
    r"|(?P<offset>[+\u2212-]\d\d?(?::?\d\d)?(?!\d))"
    r"|(?P<four>\d{4}(?!\d))"
    rf"|(?P<ordinal>{_DAY}(?:st|nd|rd|th|er|º|°)(?!\w))"
    rf"|(?P<number>{_DAY}(?!\d)\.?(?!\w))"
    rf"|(?P<midnight>{_any_of(_TABLE['midnight'])})(?!\w)"
    rf"|(?P<after_tomorrow>{_any_of(_TABLE['after_tomorrow'])})(?!\w)"
    rf"|(?P<tomorrow>{_any_of(_TABLE['tomorrow'])})(?!\w)"
    rf"|(?P<today>{_any_of(_TABLE['today'])})(?!\w)"
    rf"|(?P<next>{_any_of(_TABLE['next'])})(?!\w)"
    rf"|(?P<weekday>{_any_of(WEEKDAYS)})(?!\w)\.?"
    rf"|(?P<month>{_any_of(MONTHS)})(?!\w)\.?"
    rf"|(?P<place>{_PLACE})(?!\w)"
    rf"|(?P<zone>(?-i:{_SHORT_ZONES}))(?![^\W\d])"
    rf"|(?P<somewhere>(?:{_any_of(_TABLE['somewhere'])})(?!\w)"
    r"|(?-i:[A-Z])\w*\s+(?:time|zeit|tid|tijd)(?!\w))"
    rf"|(?P<evening>{_any_of(_TABLE['evening'])})(?!\w)"
    rf"|(?P<link>{_any_of([*_TABLE['links'], *_HOURS.split('|')])})(?!\w)"
    rf"|(?P<low_zone>{_SHORT_ZONES})(?!\w)|(?P<unknown_zone>(?-i:[A-Z]{{2,4}}T))(?!\w)"
    r"|(?P<unread>\w+)|(?P<space>\s+)|(?P<mark>.)",
    re.IGNORECASE,
)
_MARKER = re.compile(rf"(?<!\w)(?:{_any_of(_TABLE['markers'])})(?!\w)", re.IGNORECASE)
# No time takes more room, and no note names more of them.
_LONGEST = 300
_MOST_MARKERS = 20
_LINKS = frozenset({"link", "space", "mark"})
# What shows that figures behind it are hours from Greenwich.
_BEFORE_OFFSET = frozenset({"clock", "zone", "low_zone", "oclock", "four"})


def pieces_of(text: str) -> Iterator[Piece]:
    """All that is a piece of a time, and each word that is none."""
    folded = _folded(text[:_LONGEST])
    at = last = 0
    near, kind = True, ""
    while found := _TOKEN.match(folded, at):
        name = found.lastgroup or ""
        # Else it is only a dash between two things.
        is_dash = name == "offset" and kind not in _BEFORE_OFFSET
        end = at + 1 if is_dash else found.end()
        if name not in _LINKS and not is_dash:
            before = folded[max(0, last - 1) : at]
            kind, last = name, end
            yield Piece(name, found[name].lower(), end, near, before)
            near = True
        elif name != "space" and found.group() != "(":
            near = False
        at = end


def after_markers(text: str) -> Iterator[str]:
    """What follows each "until", "bis" and the like."""
    found = islice(_MARKER.finditer(_folded(text)), _MOST_MARKERS)
    return (text[one.end() : one.end() + _LONGEST] for one in found)

"""What a text tells of a time: its days, its hours and their zones, side by side.

Words that belong to no date are passed over: "9 a.m. Whoville time, March 3" has its
day behind two of them. A text may tell several of each; `until` takes the latest.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta, timezone, tzinfo

from services.ingest.months import MONTHS, plain
from services.ingest.verdict.calendar import UNREAD, WEEKDAYS, Piece, pieces_of
from services.ingest.zones import PLACES, ZONES


# A day by its parts: year, month, day, slashed, weekday, next, today, tomorrow and
# after_tomorrow. Months and weekdays are figures.
Day = dict[str, str]

# The last place on earth where a day ends.
LAST = timezone(-timedelta(hours=12))
# Zones whose names are words, if they are written in capitals as headlines are.
_ALSO_WORDS = frozenset(
    {
        "art",
        "cat",
        "eat",
        "ect",
        "ist",
        "wat",
        "west",
        "wet",
        "wit",
        "pet",
        "cot",
        "bot",
    }
)
_SENTENCE = re.compile(r"[.!?;]\s+$|\n\s*$")
_CLOSES_TAG = re.compile(r"[-\u2013\u2014]|//|[:|\])>*]\s*$")
# Beyond its sentence no mere name of a day counts.
_DATES = frozenset({"iso", "basic", "dotted", "slashed", "day", "month", "four"})
_ADVERBS = frozenset({"today", "tomorrow", "after_tomorrow", "next"})
_BEFORE_YEARS = frozenset({"month", "number", "ordinal", "dotted"})
_CLOCKS = frozenset({"clock", "oclock", "noon", "midnight"})
# Zones only right behind an hour: "et" in small letters, and what looks like one.
_ONLY_BEHIND = frozenset({"low_zone", "unknown_zone"})
_ZONED = frozenset(
    {"unknown_zone", "zone", "low_zone", "place", "somewhere", "named", "offset"}
)


@dataclass(slots=True)
class Clock:
    """An hour as written; `zones`: those said of it at once."""

    time: str
    zones: list[tzinfo] = field(default_factory=list)


@dataclass(slots=True)
class Told:
    """All that was told; `zones` belong to no hour in particular.

    `fours`: figures that are a year or an hour, and whether a month stands before.
    `late`: the first hour stands only behind words that were not read. `unread`: such
    words stand in the sentence of the time. `length`: what all of it took.
    """

    days: list[Day] = field(default_factory=list)
    clocks: list[Clock] = field(default_factory=list)
    zones: list[tzinfo] = field(default_factory=list)
    fours: list[tuple[str, bool]] = field(default_factory=list)
    evening: bool = False
    late: bool = False
    unread: bool = False
    length: int = 0

    @property
    def has_day(self) -> bool:
        """Whether some day is told, by its date or its name."""
        return any(day.keys() & _MAKES_DAY for day in self.days)

    @property
    def has_date(self) -> bool:
        """Whether it is a date also where the words of a story may follow at once."""
        return any(
            "slashed" in day or {"day", "month"} <= day.keys() for day in self.days
        )


_MAKES_DAY = frozenset({"slashed", "weekday", "day", *_ADVERBS} - {"next"})


def told_by(text: str, *, advance: bool = False, tag: bool = False) -> Told:
    """Read on to the end of the sentence, and beyond it for a date if it has no day.

    `advance`: a number in front is a day ("Adv12"). `tag`: words of a story follow.
    """
    told = Told()
    pieces = list(pieces_of(text))
    beyond = False
    for place, piece in enumerate(pieces):
        kind = _kind(pieces, place, told, advance=advance)
        beyond |= bool(told.length) and _starts_anew(piece, kind)
        if _is_over(told, kind, piece, beyond=beyond, tag=tag):
            break
        if kind == UNREAD or (beyond and kind not in _DATES):
            told.unread |= not beyond
            continue
        told.evening |= kind == "evening"
        if kind != "evening":
            _READERS.get(kind, _as_day)(
                told, piece, pieces[place - 1] if place else None
            )
        told.length = piece.end
    return told


def _starts_anew(piece: Piece, kind: str) -> bool:
    """Whether a sentence begins; the full stop of "a.m." ends none before a date."""
    stops = _SENTENCE.search(piece.before)
    return bool(stops) and (kind == UNREAD or piece.before[0] != ".")


def _is_over(told: Told, kind: str, piece: Piece, *, beyond: bool, tag: bool) -> bool:
    """Behind its sentence a time that has a day is over, a tag behind its own words."""
    if told.has_day and beyond:
        return True
    if kind != UNREAD:
        return False
    closed = told.has_day or _CLOSES_TAG.search(piece.before)
    return not told.length or bool(tag and closed)


def time_length(text: str) -> int:
    """How much of a text is the time that it begins with; 0 if it is none."""
    told = told_by(text)
    readable = told.has_day or (told.clocks and not told.unread)
    return told.length if readable else 0


def _kind(pieces: list[Piece], place: int, told: Told, *, advance: bool) -> str:
    """What a piece is beside its neighbours: a number alone is no day."""
    kind = pieces[place].kind
    beside = {one.kind for one in pieces[max(0, place - 1) : place + 2]} - {kind}
    if kind in {"number", "ordinal"}:
        days = {"month"} if told.unread else {"month", "weekday"}
        known = bool(beside & days) or (advance and not place)
        return "day" if known or (kind == "ordinal" and not told.unread) else UNREAD
    if kind == "month":
        return kind if beside & {"number", "ordinal", "four"} else UNREAD
    if kind == "today" and told.unread:
        return UNREAD
    if kind in _ONLY_BEHIND and not (place and pieces[place - 1].kind in _CLOCKS):
        return UNREAD
    return kind


def _as_day(told: Told, piece: Piece, _: Piece | None) -> None:
    kind = {"number": "day", "ordinal": "day"}.get(piece.kind, piece.kind)
    made = _DAYS[kind](piece.text) if kind in _DAYS else {kind: piece.text}
    last = told.days[-1] if told.days else {}
    if not told.days or any(
        last.get(key, value) != value for key, value in made.items()
    ):
        told.days.append(made)
    else:
        last |= made


def _as_clock(told: Told, piece: Piece, _: Piece | None) -> None:
    told.late |= not told.clocks and told.unread and told.has_day
    # "heute Mittag, 13.00 Uhr": the figures are the more exact.
    if told.clocks and told.clocks[-1].time == "noon":
        told.clocks.pop()
    name = piece.kind if piece.kind in {"noon", "midnight"} else piece.text
    told.clocks.append(Clock(name))


def _as_four(told: Told, piece: Piece, before: Piece | None) -> None:
    behind = before is not None and before.kind in _BEFORE_YEARS
    told.fours.append((piece.text, behind))


def _as_zone(told: Told, piece: Piece, before: Piece | None) -> None:
    """A zone right behind an hour is that hour's; elsewhere it may be another's."""
    found = _zone(piece)
    close = piece.near and before is not None and before.kind in _CLOCKS | _ZONED
    if (
        close
        and told.clocks
        and piece.kind != "low_zone"
        and piece.text not in _ALSO_WORDS
    ):
        told.clocks[-1].zones.append(found)
    else:
        told.zones.append(found)


def _zone(piece: Piece) -> tzinfo:
    if piece.kind in {"named", "offset"}:
        return _offset(
            re.sub(
                r"[^\d+-]", "", piece.text.replace("\u2212", "-").replace("\u2013", "-")
            )
        )
    if piece.kind == "place":
        text = plain(piece.text)
        return next((PLACES[one] for one in _BY_LENGTH if plain(one) in text), LAST)
    return ZONES.get(piece.text.upper(), LAST)


def _offset(text: str) -> tzinfo:
    """+1, -05 and +0530."""
    figures = text[1:]
    hours, minutes = (
        (figures[:-2], figures[-2:]) if len(figures) > len("14") else (figures, "0")
    )
    told = timedelta(hours=int(hours), minutes=int(minutes))
    told = min(told, timedelta(hours=14))
    return timezone(-told if text[0] == "-" else told)


def _date(text: str) -> Day:
    """2.3.2026 has the day first."""
    day, month, *year = re.findall(r"\d+", text)
    found = {"day": day, "month": month}
    return found | ({"year": year[0]} if year else {})


def _year_first(text: str) -> Day:
    return dict(zip(("year", "month", "day"), re.findall(r"\d+", text), strict=True))


_BY_LENGTH = sorted(PLACES, key=len, reverse=True)
_DAYS: dict[str, Callable[[str], Day]] = {
    "iso": _year_first,
    "basic": lambda text: _year_first(f"{text[:4]}-{text[4:6]}-{text[6:]}"),
    "dotted": _date,
    "day": lambda text: {"day": re.sub(r"\D", "", text)},
    "month": lambda text: {"month": str(MONTHS[plain(text)])},
    "weekday": lambda text: {"weekday": str(WEEKDAYS[plain(text)])},
}
_READERS: dict[str, Callable[[Told, Piece, Piece | None], None]] = {
    **dict.fromkeys(_CLOCKS, _as_clock),
    **dict.fromkeys(_ZONED, _as_zone),
    "four": _as_four,
}

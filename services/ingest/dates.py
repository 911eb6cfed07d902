"""Dates in every spelling that agencies use, read without a clock."""

import re
import warnings
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, tzinfo
from email.utils import parsedate_to_datetime
from functools import lru_cache
from typing import Literal

from dateutil import parser as dateutil_parser
from dateutil import tz

from services.ingest.date_words import respelled
from services.ingest.months import ENGLISH
from services.ingest.zones import ZONES, zone_of


Precision = Literal["instant", "day"]


@dataclass(frozen=True, slots=True)
class Moment:
    """A date as read: `at` in UTC; a day is its midnight in UTC.

    `latest` is the latest instant it can mean: a day's end in the feed's zone, the
    second of an hour that comes twice. `ambiguous`: the sender did not say it fully
    (no time, no zone, day and month exchangeable), whatever the feed's zone made of it.
    """

    at: datetime
    precision: Precision
    ambiguous: bool
    latest: datetime


_DAY = timedelta(days=1)
_SHORTEST = len("Feb 5 26")
_LONGEST = 64
_ISO_DAY = re.compile(r"(\d{4}-\d\d-\d\d|\d{8})([Zz]|[+-]\d\d:?\d\d)?$")
_RFC822 = re.compile(r"(?:[A-Za-z]{3,9},? +)?\d{1,2} [A-Za-z]{3,9} \d{2,4} \d\d:\d\d")
_COLON_ZONE = re.compile(r"([+-]\d\d):(\d\d)$")
_MIDNIGHT_24 = re.compile(r"^(\d{4}-?\d\d-?\d\d)[T ]24(:?00){0,2}(?=[Zz+-]|$)")
# A five-digit time has lost the zero of its hour ("T91500"). A guess, so the moment
# is ambiguous and may mean any instant of its day.
_FIVE_DIGITS = re.compile(r"^(\d{4}-?\d\d-?\d\d)T(\d{5})(?=[Zz+-]|$)")
_WORDS = re.compile(r"^([A-Za-z]{3,9})\.? (\d{1,2}),? (\d{4})$")
# A year in front has the month behind it; between full stops the day comes first.
_YEAR_FIRST = re.compile(r"\W*\d{4}\W*\d")
_DOTTED = re.compile(r"(?:\D+ )?\d{1,2}\.\s?\d{1,2}\.\s?\d{2,4}(?!\d)")
# Read with both, a date that says everything comes out the same.
_DEFAULTS = (datetime(2000, 1, 1), datetime(2003, 7, 9, 11, 22))  # noqa: DTZ001 - naive on purpose


@lru_cache(maxsize=4096)
def moment(text: str, zone: str = "UTC") -> Moment | None:
    """Read a date; a naive one takes the zone of its feed. None when it is no date."""
    text = text.strip()
    if not _SHORTEST <= len(text) <= _LONGEST:
        return None
    text = respelled(text) or text
    for reader in _READERS:
        try:
            if found := reader(text, zone_of(zone)):
                return found
        except (ValueError, ArithmeticError, TypeError, AttributeError, LookupError):
            continue
    return None


def _iso(text: str, zone: tzinfo) -> Moment | None:
    """ISO 8601, basic or extended, `T` or a space, with or without a zone."""
    if not text[0].isdigit():
        return None
    if found := _ISO_DAY.match(text):
        day = _day(datetime.fromisoformat(found[1]), zone)
        return _zoned_day(day, found[1], found[2]) if found[2] else day
    return _instant(datetime.fromisoformat(text.replace(" +", "+")), zone)


def _zoned_day(day: Moment, digits: str, offset: str) -> Moment:
    end = datetime.fromisoformat(f"{digits}T00{offset}").astimezone(UTC) + _DAY
    return Moment(day.at, "day", ambiguous=True, latest=max(day.latest, end))


def _midnight(text: str, zone: tzinfo) -> Moment | None:
    """24:00 is the midnight that ends the day."""
    if not (found := _MIDNIGHT_24.match(text)):
        return None
    at = datetime.fromisoformat(f"{found[1]}T00{text[found.end() :]}")
    return _instant(at + _DAY, zone)


def _five_digits(text: str, zone: tzinfo) -> Moment | None:
    if not (found := _FIVE_DIGITS.match(text)):
        return None
    day = datetime.fromisoformat(found[1])
    rest = text[found.end() :]
    read = _instant(datetime.fromisoformat(f"{found[1]}T0{found[2]}{rest}"), zone)
    latest = max(read.at, _utc(day + _DAY, zone))
    return Moment(read.at, "instant", ambiguous=True, latest=latest)


def _words(text: str, zone: tzinfo) -> Moment | None:
    """February 5, 2026 or Feb 5, 2026."""
    if not (found := _WORDS.match(text)):
        return None
    month = ENGLISH.get(found[1].lower())
    if month is None:
        return None
    return _day(datetime(int(found[3]), month, int(found[2])), zone)  # noqa: DTZ001 - a day has no zone


def _rfc822(text: str, zone: tzinfo) -> Moment | None:
    """Thu, 05 Feb 2026 10:00:00 +0100, also with a colon in the zone."""
    if not _RFC822.match(text):
        return None
    return _named_zone(text) or _instant(
        parsedate_to_datetime(_COLON_ZONE.sub(r"\1\2", text)), zone
    )


def _named_zone(text: str) -> Moment | None:
    head, _, name = text.rpartition(" ")
    if name not in ZONES:
        return None
    read = parsedate_to_datetime(f"{head} -0000")
    return _instant(read.replace(tzinfo=ZONES[name]), UTC)


def _any(text: str, zone: tzinfo) -> Moment | None:
    """Whatever dateutil makes of it, if it needs nothing from today's date."""
    month_first = [_dateutil(text, default) for default in _DEFAULTS]
    if month_first[0].date() != month_first[1].date():
        return None
    found = month_first[0]
    read = _day if found.time() != month_first[1].time() else _instant
    if _YEAR_FIRST.match(text):
        return read(found, zone)
    other = read(_dateutil(text, _DEFAULTS[0], day_first=True), zone)
    one = other if _DOTTED.match(text) else read(found, zone)
    if one == other:
        return one
    latest = max(one.latest, other.latest)
    return Moment(one.at, one.precision, ambiguous=True, latest=latest)


def _dateutil(text: str, default: datetime, *, day_first: bool = False) -> datetime:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return dateutil_parser.parse(
            text, default=default, dayfirst=day_first, tzinfos=_offset
        )


def _offset(name: str | None, seconds: int | None) -> tzinfo | None:
    if seconds is not None:
        return tz.tzoffset(name, seconds)
    return ZONES.get(name or "")


_READERS: tuple[Callable[[str, tzinfo], Moment | None], ...] = (
    _iso,
    _midnight,
    _five_digits,
    _words,
    _rfc822,
    _any,
)


def _day(day: datetime, zone: tzinfo) -> Moment:
    at = day.replace(hour=0, minute=0, second=0, microsecond=0, tzinfo=UTC)
    end = _utc(at.replace(tzinfo=None) + _DAY, zone)
    return Moment(at, "day", ambiguous=True, latest=end)


def _instant(read: datetime, zone: tzinfo) -> Moment:
    if read.tzinfo is not None:
        at = read.astimezone(UTC)
        return Moment(at, "instant", ambiguous=False, latest=at)
    latest = max(_utc(read, zone), _utc(read.replace(fold=1), zone))
    return Moment(_utc(read, zone), "instant", ambiguous=True, latest=latest)


def _utc(naive: datetime, zone: tzinfo) -> datetime:
    return naive.replace(tzinfo=zone).astimezone(UTC)

"""Until when words close an item, as the latest instant that they can mean.

What is left out: without a zone it is the feed's, without a time the end of the day,
without a day the next that comes, without a year the nearest.
"""

import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta, timezone, tzinfo
from functools import lru_cache
from typing import NamedTuple
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from services.ingest.verdict.calendar import ZONES, Parts, parts_of


class Spoken(NamedTuple):
    """A time in words, in UTC.

    `exact`: day, year, time and zone were all said. `fixed`: it does not depend on
    when it was said, but for the year.
    """

    until: datetime
    exact: bool
    fixed: bool


_DAY = timedelta(days=1)
_HALF_DAY = 12
_FURTHEST = 70
# Days that come but once; a weekday, a day of any month and a mere time come again.
_FIXED = frozenset({"month", "slashed", "today", "tomorrow"})
_TIMES = {"noon": timedelta(hours=12), "midnight": _DAY}


def until(
    text: str, zone: str, since: datetime, *, advance: bool = False
) -> Spoken | None:
    """Read the time that a text begins with; `since`: when it was said.

    `advance`: a number alone is a day of the month ("Adv12").
    """
    said, _ = parts_of(text)
    if "bare" in said:
        said.setdefault("time", said["bare"])
    if not advance and "month" not in said:
        said.pop("day", None)
    try:
        at = _time(said)
        end = _end(said, at, since, _place(said, zone))
    except (ValueError, OverflowError):
        return None
    has_zone = "zone" in said or "offset" in said
    exact = at is not None and "year" in said and has_zone
    return Spoken(end, exact, not _FIXED.isdisjoint(said)) if end else None


def _time(said: Parts) -> timedelta | None:
    """The time since midnight; midnight itself is the one that ends its day."""
    told = said.get("time")
    if told is None or told in _TIMES:
        return _TIMES[told] if told else None
    found = re.match(r"(\d{1,2})(?:[:.h](\d\d))?", told)
    half = re.search(r"([ap])\.?\s?m", told)
    if not found:
        raise ValueError
    hour, minute = int(found[1]), int(found[2] or 0)
    if half:
        hour = hour % _HALF_DAY + (_HALF_DAY if half[1] == "p" else 0)
    if hour > 2 * _HALF_DAY or minute >= 60:  # noqa: PLR2004 - minutes of an hour
        raise ValueError
    return timedelta(hours=hour, minutes=minute)


def _end(
    said: Parts, at: timedelta | None, since: datetime, where: tzinfo
) -> datetime | None:
    """The latest of the days that are meant, or the first that is still to come."""
    today = since.astimezone(where).date()
    if not _FIXED.isdisjoint(said):
        ends = (_instant(day, at, where) for day in _fixed_days(said, today))
        return max(ends, default=None)
    if at is None and "weekday" not in said and "day" not in said:
        return None
    ends = (_instant(day, at, where) for day in _coming_days(said, today))
    return next((end for end in ends if end > since), None)


def _fixed_days(said: Parts, today: date) -> Iterator[date]:
    if told := said.get("slashed"):
        first, other, *year = (int(one) for one in told.split("/"))
        yield from _dates(((first, other), (other, first)), year, today)
    elif "day" in said and "month" in said:
        year = [int(said["year"])] if "year" in said else []
        yield from _dates(((int(said["day"]), int(said["month"])),), year, today)
    elif "today" in said or "tomorrow" in said:
        yield today + _DAY * ("tomorrow" in said)


def _dates(
    told: tuple[tuple[int, int], ...], year: list[int], today: date
) -> Iterator[date]:
    """Days and months as dates, those that are none left out."""
    for day, month in told:
        if not 1 <= month <= 12:  # noqa: PLR2004 - months of a year
            continue
        near = (
            [year[0] % 2000 + 2000] if year else range(today.year - 1, today.year + 2)
        )
        found = [
            date(one, month, day)
            for one in near
            if 1 <= day <= monthrange(one, month)[1]
        ]
        if found:
            yield min(found, key=lambda one: abs(one - today))


def _coming_days(said: Parts, today: date) -> Iterator[date]:
    """The days that a weekday, a day of a month or a mere time can mean."""
    later = (today + _DAY * number for number in range(_FURTHEST))
    if "day" in said:
        return (one for one in later if one.day == int(said["day"]))
    if "weekday" in said:
        return (one for one in later if one.isoweekday() == int(said["weekday"]))
    return later


def _instant(day: date, at: timedelta | None, where: tzinfo) -> datetime:
    local = datetime(day.year, day.month, day.day) + (_DAY if at is None else at)  # noqa: DTZ001 - the zone follows
    told = (local.replace(tzinfo=where, fold=fold).astimezone(UTC) for fold in (0, 1))
    return max(told)


def _place(said: Parts, zone: str) -> tzinfo:
    if offset := said.get("offset"):
        minutes = int(offset[1:3]) * 60 + int(offset[-2:])
        return timezone(timedelta(minutes=-minutes if offset[0] == "-" else minutes))
    if "zone" in said:
        return timezone(timedelta(minutes=ZONES[said["zone"]]))
    return _zone(zone)


@lru_cache(maxsize=64)
def _zone(name: str) -> tzinfo:
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return UTC

"""Until when words close an item, as the latest instant that they can mean.

What is left out: without a zone it is the feed's, without a time the end of the day,
without a day the next that comes, without a year the nearest. What nobody can read
makes it later, never earlier; an hour beside such words, and no day, is no time at all.
"""

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta, tzinfo
from itertools import product
from typing import NamedTuple

from services.ingest.verdict.days import coming_days, dates_of
from services.ingest.verdict.told import Clock, Day, Told, told_by
from services.ingest.zones import zone_of


class Spoken(NamedTuple):
    """A time in words, in UTC.

    `exact`: day, year, time and zone were all said, once. `timed`: a time was.
    `again`: after how long the words mean another time; never, if they name a date.
    """

    until: datetime
    exact: bool
    timed: bool
    again: timedelta | None


_DAY = timedelta(days=1)
_WEEK = timedelta(days=7)
_HALF_DAY = 12
_TIMES = {"noon": timedelta(hours=12), "midnight": _DAY}
# Figures are a year if it is one of these from now; "2010" is ten past eight.
_PAST, _FUTURE = 12, 3
_CENTURIES = ("19", "20")


def until(
    text: str, zone: str, since: datetime, *, advance: bool = False
) -> Spoken | None:
    """Read the time that a text begins with; `since`: when it was said.

    `advance`: a number alone is a day of the month ("Adv12").
    """
    told = told_by(text, advance=advance)
    _settle_fours(told, since.year)
    try:
        end = _end(told, list(_hours(told, zone_of(zone))), since)
    except (ValueError, OverflowError):
        return None
    if end is None:
        return None
    return Spoken(end, _is_exact(told), bool(told.clocks), _again(told))


def _settle_fours(told: Told, now: int) -> None:
    """Four figures are a year behind a month, or beside another hour; else an hour."""
    month = any("month" in day and "year" not in day for day in told.days)
    years = [one for one in told.fours if one[0][:2] in _CENTURIES] if month else []
    years.sort(key=lambda one: one[1])
    hours = len(told.clocks) + len(told.fours) > 1
    if years and (hours or now - _PAST <= int(years[-1][0]) <= now + _FUTURE):
        told.fours.remove(years[-1])
        for day in told.days:
            if "month" in day:
                day.setdefault("year", years[-1][0])
    told.clocks += [Clock(figures) for figures, _ in told.fours]


def _hours(told: Told, own: tzinfo) -> Iterator[tuple[timedelta | None, list[tzinfo]]]:
    """Each hour with its zones, and the day's end if no hour stands beside the day."""
    for clock in told.clocks:
        zones = clock.zones or [own, *told.zones]
        at = _time(clock.time)
        yield at, zones
        if told.evening and at <= timedelta(hours=_HALF_DAY):
            yield at + _DAY / 2, zones
    if told.late or not told.clocks:
        said = [zone for clock in told.clocks for zone in clock.zones]
        yield None, [own, *told.zones, *said]


def _time(told: str) -> timedelta:
    """The time since midnight; midnight itself is the one that ends its day."""
    if told in _TIMES:
        return _TIMES[told]
    figures = re.findall(r"\d+", told)
    half = re.search(r"([ap])\.?\s?m", told)
    if len(figures) == 1 and len(figures[0]) > 2:  # noqa: PLR2004 - 930, 1200
        figures = [figures[0][:-2], figures[0][-2:]]
    hour, minute = int(figures[0]), int(figures[1]) if len(figures) > 1 else 0
    if half:
        hour = hour % _HALF_DAY + (_HALF_DAY if half[1] == "p" else 0)
    if hour > 2 * _HALF_DAY or minute >= 60:  # noqa: PLR2004 - minutes of an hour
        raise ValueError
    return timedelta(hours=hour, minutes=minute)


def _end(
    told: Told, hours: list[tuple[timedelta | None, list[tzinfo]]], since: datetime
) -> datetime | None:
    """The latest of all days, hours and zones together."""
    pairs = [(at, where) for at, zones in hours for where in zones]
    days = [day for day in told.days if day.keys() != {"next"}]
    if not days and told.clocks and not told.unread:
        days = [{}]
    ends = (
        end
        for day, (at, where) in product(days, pairs)
        for end in _ends(day, at, where, since)
    )
    return max(ends, default=None)


def _ends(
    day: Day, at: timedelta | None, where: tzinfo, since: datetime
) -> Iterator[datetime]:
    """On each date that a day can mean, or on the first to come of each kind."""
    today = since.astimezone(where).date()
    dates = list(dates_of(day, today))
    if dates or day.keys() & {"month", "slashed"}:
        yield from (_instant(one, at, where) for one in dates)
        return
    for coming in coming_days(day, today):
        ends = (_instant(one, at, where) for one in coming)
        if end := next((one for one in ends if one > since), None):
            yield end


def _instant(day: date, at: timedelta | None, where: tzinfo) -> datetime:
    local = datetime(day.year, day.month, day.day) + (_DAY if at is None else at)  # noqa: DTZ001 - the zone follows
    told = (local.replace(tzinfo=where, fold=fold).astimezone(UTC) for fold in (0, 1))
    return max(told)


def _is_exact(told: Told) -> bool:
    if len(told.days) != 1 or len(told.clocks) != 1 or told.evening:
        return False
    return "year" in told.days[0] and len(told.clocks[0].zones) == 1


def _again(told: Told) -> timedelta | None:
    if any(day.keys() - {"weekday", "next"} for day in told.days):
        return None
    return _WEEK if told.days else _DAY

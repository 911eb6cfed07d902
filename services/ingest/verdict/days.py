"""The dates that a day in words can mean."""

from calendar import monthrange
from collections.abc import Iterator
from datetime import date, timedelta

from services.ingest.verdict.told import Day


_DAY = timedelta(days=1)
_WEEK = 7
_FURTHEST = 70
_CENTURY = 100
_MONTHS = 12
_ADVERBS = {"today": 0, "tomorrow": 1, "after_tomorrow": 2}


def dates_of(day: Day, today: date) -> Iterator[date]:
    """The dates that are said outright; a weekday that belies them makes them later."""
    for one in (*_calendar_dates(day, today), *_adverbs(day, today)):
        yield one
        if weekday := day.get("weekday"):
            yield one + _DAY * ((int(weekday) - one.isoweekday()) % _WEEK)


def coming_days(day: Day, today: date) -> Iterator[list[date]]:
    """The days to come of a weekday, of a number, or of a mere time."""
    ahead = [today + _DAY * number for number in range(_FURTHEST)]
    if "next" in day:
        monday = today + _DAY * (_WEEK + 1 - today.isoweekday())
        ahead = [one for one in ahead if one >= monday]
    if not day:
        yield ahead
    weekdays = [one for one in ahead if str(one.isoweekday()) == day.get("weekday")]
    numbers = [one for one in ahead if one.day == int(day.get("day", 0))]
    both = [one for one in weekdays if one in numbers]
    yield from [both] if both else [weekdays, numbers]


def _adverbs(day: Day, today: date) -> Iterator[date]:
    return (today + _DAY * ahead for name, ahead in _ADVERBS.items() if name in day)


def _calendar_dates(day: Day, today: date) -> Iterator[date]:
    if told := day.get("slashed"):
        first, other, *year = (int(one) for one in told.split("/"))
        yield from _real(((first, other), (other, first)), year, today)
    if "day" in day and "month" in day:
        year = [int(day["year"])] if "year" in day else []
        yield from _real(((int(day["day"]), int(day["month"])),), year, today)


def _real(
    told: tuple[tuple[int, int], ...], year: list[int], today: date
) -> Iterator[date]:
    """Days and months as dates of the nearest year; those that are none left out."""
    for day, month in told:
        near = _years(year, today) if 1 <= month <= _MONTHS else ()
        found = [
            date(one, month, day)
            for one in near
            if 1 <= day <= monthrange(one, month)[1]
        ]
        if found:
            yield min(found, key=lambda one: abs(one - today))


def _years(year: list[int], today: date) -> range:
    if not year:
        return range(today.year - 1, today.year + 2)
    full = year[0] + 2000 * (year[0] < _CENTURY)
    return range(full, full + 1)

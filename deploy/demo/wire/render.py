"""Turns a story's template into what an agency would send at this hour.

`{{ now }}`, `{{ now-3h }}`, `{{ now+75s as rfc822 }}`: an instant relative to the
start of the play, in one of the spellings below. `{{ pictures }}`: the address under
which the pictures are served. Nothing else may stand in double braces.
"""

import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime


MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
WEEKDAYS = (
    *("Monday", "Tuesday", "Wednesday", "Thursday"),
    *("Friday", "Saturday", "Sunday"),
)


def _long(at: datetime) -> str:
    return f"{MONTHS[at.month - 1]} {at.day}, {at.year}"


def _short(at: datetime) -> str:
    return f"{MONTHS[at.month - 1][:3]} {at.day}, {at.year}"


# The machine's locale must not decide how an English page spells a month.
SPELLINGS: dict[str, Callable[[datetime], str]] = {
    "iso": lambda at: at.isoformat(timespec="seconds"),
    "rfc822": format_datetime,
    "day": lambda at: at.date().isoformat(),
    "long": _long,
    "short": _short,
    "weekday": lambda at: WEEKDAYS[at.weekday()],
}

_BRACES = re.compile(r"\{\{(.*?)\}\}")
_INSTANT = re.compile(
    r"now(?:(?P<sign>[+-])(?P<count>\d+)(?P<unit>[smhd]))?(?: as (?P<spelling>\w+))?"
)
_UNITS = {"s": "seconds", "m": "minutes", "h": "hours", "d": "days"}


class UnknownPlaceholder(ValueError):  # noqa: N818 - says what it is
    """A story holds a placeholder that means nothing."""


def render(template: str, now: datetime, pictures: str) -> str:
    """The story as sent at `now`; the same arguments give the same bytes."""
    start = now.astimezone(UTC).replace(microsecond=0)

    def filled(match: re.Match[str]) -> str:
        return _filled(match[1].strip(), start, pictures)

    return _BRACES.sub(filled, template)


def _filled(placeholder: str, now: datetime, pictures: str) -> str:
    if placeholder == "pictures":
        return pictures
    match = _INSTANT.fullmatch(placeholder)
    if match is None or (match["spelling"] or "iso") not in SPELLINGS:
        raise UnknownPlaceholder(placeholder)
    return SPELLINGS[match["spelling"] or "iso"](now + _distance(match))


def _distance(match: re.Match[str]) -> timedelta:
    if match["sign"] is None:
        return timedelta()
    size = timedelta(**{_UNITS[match["unit"]]: int(match["count"])})
    return -size if match["sign"] == "-" else size

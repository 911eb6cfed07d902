"""How dates, markup and reasons are written for readers."""

from datetime import UTC, datetime

import nh3

from schemas.reasons import Withdrawal
from schemas.story import Dated


TAGS = {
    "a",
    "abbr",
    "b",
    "br",
    "cite",
    "code",
    "em",
    "i",
    "q",
    "s",
    "small",
    "span",
    "strong",
    "sub",
    "sup",
    "u",
}
ATTRIBUTES = {
    "a": {"href", "title"},
    "abbr": {"title"},
    "span": {"lang", "dir"},
}
REASONS = {
    Withdrawal.KILLED: "The agency that supplied this story has withdrawn it.",
    Withdrawal.HELD: "The agency that supplied this story is holding it back for now.",
    Withdrawal.EMBARGOED: "This story may not be shown before its release time.",
    Withdrawal.EXPIRED: "The time for which this story could be shown has ended.",
    Withdrawal.REPLACED: "A newer story has taken the place of this one.",
    Withdrawal.EMPTIED: "The agency that supplied this story has removed its text.",
    Withdrawal.DESK: "Our news desk has withdrawn this story.",
}


def inline(html: str) -> str:
    """Inline markup, cleaned once more although the stream is clean."""
    return nh3.clean(
        html,
        tags=TAGS,
        attributes=ATTRIBUTES,
        url_schemes={"http", "https", "mailto"},
        link_rel="nofollow noopener noreferrer",
    )


def machine_date(dated: Dated) -> str:
    """For `<time datetime>`: a day stays a day."""
    if dated.precision == "day":
        return dated.at.astimezone(UTC).strftime("%Y-%m-%d")
    return machine_time(dated.at)


def machine_time(at: datetime) -> str:
    """For `<time datetime>`."""
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def long_date(dated: Dated) -> str:
    """In an article: `February 5, 2026`, with the hour where the sender gave one."""
    return _day(dated.at, "%B") if dated.precision == "day" else long_time(dated.at)


def long_time(at: datetime) -> str:
    """A moment, in UTC as the stream has it."""
    return f"{_day(at, '%B')}, {at.astimezone(UTC):%H:%M} UTC"


def short_date(dated: Dated) -> str:
    """In a list: `Feb 5, 2026`."""
    return _day(dated.at, "%b")


def _day(at: datetime, month: str) -> str:
    at = at.astimezone(UTC)
    return f"{at.strftime(month)} {at.day}, {at.year}"

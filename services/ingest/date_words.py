"""Dates in other languages, rewritten as the readers of `dates` know them.

What is rewritten is only how it is spelled: names of months, the order of East Asia,
halves of the day, and zones that say by how much they differ from Greenwich.
"""

import re

from services.ingest.months import ENGLISH, month_of
from services.ingest.zones import ZONES


_DAYS = "monday tuesday wednesday thursday friday saturday sunday"
_SHORT_DAYS = "mon tue tues wed wednes thu thur thurs fri sat sun"
_OF_TIMES = "t am pm at st nd rd th of"
# The last of a month is its shortest.
_NAMES = {number: name for name, number in ENGLISH.items()}
# What the readers know by themselves: anything else is another language's.
_KNOWN = frozenset(
    [
        *ENGLISH,
        *f"{_DAYS} {_SHORT_DAYS} {_OF_TIMES}".split(),
        *(name.lower() for name in ZONES),
    ]
)
_WORD = re.compile(r"[^\W\d_]+\.?")
_EAST = re.compile(
    r"(\d{4})\s*[年년-]\s*(\d{1,2})\s*[月월-]\s*(\d{1,2})\s*[日일]?,?\s*"
)
_HALVES = {"오전": 0, "上午": 0, "午前": 0, "오후": 12, "下午": 12, "午後": 12}
_TIME = re.compile(
    r"(?:\([^()]*\)|[월화수목금토일]요일|[月火水木金土日]曜日|星期.)?\s*"
    rf"({'|'.join(_HALVES)})?\s*(\d{{1,2}})[:時时시点]\s*(\d{{1,2}})[:分분]?\s*(\d{{1,2}})?[秒초]?"
)
# Hungarian: 2004-július-13T9:15-05:00.
_NAME_BETWEEN = re.compile(
    r"(\d{4})[.-]? ?([^\W\d_]{3,})\.?[ -](\d{1,2})\.?(?=\D|$)(.*)"
)
_SHORT_HOUR = re.compile(r"^[T ](\d):")
_AFTER_TIME = re.compile(
    r"(\d:\d\d(?::\d\d)?)\s*(?:GMT|UTC|UT|Z)?\s*([+-])(\d{1,2})(?::?(\d\d))?(?!\d)"
    r"(\s\d{4})?\s*(?:\([^()]*\))?\s*$",
    re.IGNORECASE,
)


def respelled(text: str) -> str | None:
    """The date in a spelling that is known; None where there is nothing to rewrite."""
    if text[:1].isdigit() and text.isascii() and text[4:5] in "-/":
        named = _NAME_BETWEEN.match(text)
        return _named(named) if named else None
    if east := _EAST.match(text):
        return _east(text, east)
    if (named := _NAME_BETWEEN.match(text)) and (whole := _named(named)):
        return whole
    after = _with_english_month(_with_offset(text))
    return after if after != text else None


def _east(text: str, found: re.Match[str]) -> str | None:
    """Year, month, day; halves of the day come before the hour."""
    day = f"{found[1]}-{int(found[2]):02}-{int(found[3]):02}"
    rest = text[found.end() :]
    if not rest:
        return day
    if not (time := _TIME.match(rest)):
        return None
    hour = int(time[2])
    if time[1]:
        hour = hour % 12 + _HALVES[time[1]]
    zone = rest[time.end() :].strip()
    return f"{day}T{hour:02}:{int(time[3]):02}:{int(time[4] or 0):02}{zone}"


def _named(found: re.Match[str]) -> str | None:
    month = month_of(found[2])
    if month is None:
        return None
    rest = _SHORT_HOUR.sub(r"T0\1:", found[4])
    return f"{found[1]}-{month:02}-{int(found[3]):02}{rest}"


def _with_offset(text: str) -> str:
    """`GMT+1` is one hour before Greenwich, and so is `+1`."""
    return _AFTER_TIME.sub(_offset, text)


def _offset(found: re.Match[str]) -> str:
    zone = f"{found[2]}{int(found[3]):02}{found[4] or '00'}"
    return f"{found[1]}{found[5] or ''} {zone}"


def _with_english_month(text: str) -> str:
    """The last name of a month in English, other words (days, "de") left out.

    Unchanged where every word is English or none is a month.
    """
    words = list(_WORD.finditer(text))
    if text.isascii() and all(_is_english(word.group()) for word in words):
        return text
    found = [word for word in words if month_of(word.group())]
    if not found:
        return text
    name = _NAMES[month_of(found[-1].group()) or 0]
    before, after = text[: found[-1].start()], text[found[-1].end() :]
    day = re.search(r"(\d{1,2})\D*$", before)
    year = re.match(r"\D*(\d{2,4})", after)
    if not day or not year:
        return text
    rest = _WORD.sub(_word_of_time, after[year.end() :])
    return f"{day[1]} {name} {year[1]}{rest}".strip()


def _word_of_time(found: re.Match[str]) -> str:
    """Zones and halves of the day stay; "um", "Uhr", "года" say nothing."""
    word = found.group()
    return word if _is_english(word) or (word.isascii() and word.isupper()) else ""


def _is_english(word: str) -> bool:
    return word.rstrip(".").lower() in _KNOWN

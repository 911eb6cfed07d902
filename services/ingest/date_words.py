"""Dates in other languages, rewritten as the readers of `dates` know them.

What is rewritten is only how it is spelled: names of months, the order of East Asia,
halves of the day, and zones that say by how much they differ from Greenwich.
"""

import re
import tomllib
from functools import lru_cache
from importlib.resources import files
from unicodedata import combining, normalize


_ENGLISH = [
    "Jan",
    "Feb",
    "Mar",
    "Apr",
    "May",
    "Jun",
    "Jul",
    "Aug",
    "Sep",
    "Oct",
    "Nov",
    "Dec",
]
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
    month = _months().get(_plain(found[2]))
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
    found = [word for word in words if _plain(word.group()) in _months()]
    if not found:
        return text
    name = _ENGLISH[_months()[_plain(found[-1].group())] - 1]
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
    return word.rstrip(".").lower() in _english()


def _plain(word: str) -> str:
    """Without accents, capitals and full stop."""
    letters = normalize("NFKD", word.rstrip(".").casefold())
    return "".join(letter for letter in letters if not combining(letter))


@lru_cache(maxsize=1)
def _english() -> frozenset[str]:
    months = "january february march april june july august september october"
    days = "monday tuesday wednesday thursday friday saturday sunday"
    names = [*months.split(), "november", "december", "sept", *days.split()]
    zones = "gmt utc ut z t am pm at st nd rd th of est edt cst cdt mst mdt pst pdt bst"
    zones += " cet cest eet eest msk jst"
    short = [name[:3] for name in names]
    return frozenset(
        [*names, *short, "tues", "thur", "thurs", "wednes", *zones.split()]
    )


@lru_cache(maxsize=1)
def _months() -> dict[str, int]:
    """Every name of a month; no two languages use one for different months."""
    found = files("services.ingest").joinpath("data/months.toml").read_text("utf-8")
    table: dict[str, list[str]] = tomllib.loads(found)["months"]
    months = {_plain(name): n for n, name in enumerate(_ENGLISH, start=1)}
    for names in table.values():
        for number, spellings in enumerate(names, start=1):
            months |= {_plain(name): number for name in spellings.split()}
    return months

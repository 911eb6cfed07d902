"""Where an item leaves the standard that it claims to follow.

The reader takes what it can of any item; this names what the schema of the item's own
version of ninjs refuses. The table is `standard.toml`.
"""

import re
from collections.abc import Callable, Iterator
from itertools import islice

from services.ingest.json import Json, JsonObject
from services.ingest.parse.members import MOST_ENTRIES
from services.ingest.parse.ninjs.shapes import SHAPES, Check, Shape


# Newest last: of two versions that fit equally well the older is meant.
_MAJORS = ("1", "2", "3")
_NAME = re.compile(r"[\w$:.@-]{1,60}", re.ASCII)
# The date-times of an event, which may stop at the day, the month or the year.
_DATE = re.compile(
    r"-?\d{4,}(?:-\d\d(?:-\d\d(?:T\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)?)?)?)?"
)
# More faults than this help nobody.
_MOST = 20


def faults(item: JsonObject) -> tuple[str, ...]:
    """What the schema refuses; an item without a version is taken for what it fits."""
    declared = _told(item, "version").partition(".")[0]
    if declared in _MAJORS:
        return _faults(item, declared)
    strange = {major: _strange_names(item, major) for major in _MAJORS}
    likely = (major for major in _MAJORS if strange[major] == min(strange.values()))
    return min((_faults(item, major) for major in likely), key=len)


def standard_name(item: JsonObject) -> str:
    """What the standard is called, in small letters; dialects have names of their own.

    `$standard` came with 1.3, `standard` with 2.0.
    """
    return _told(item, "name").lower()


def _told(item: JsonObject, name: str) -> str:
    standard = item.get("$standard", item.get("standard"))
    said = standard.get(name) if isinstance(standard, dict) else None
    return said.strip() if isinstance(said, str) else ""


def _strange_names(item: JsonObject, major: str) -> int:
    shape = SHAPES[f"item{major}"]
    return sum(shape.check_of(name) is None for name in item)


def _faults(item: JsonObject, major: str) -> tuple[str, ...]:
    found = _of_object(item, SHAPES[f"item{major}"], "")
    return tuple(islice(dict.fromkeys(found), _MOST))


def _of_object(value: JsonObject, shape: Shape, path: str) -> Iterator[str]:
    for name, inner in value.items():
        check = shape.check_of(name)
        here = f"{path}{_said(name)}"
        if check is not None:
            yield from _of_value(inner, check, here)
        elif not shape.open:
            yield f"{here}: no such name"
    for name in shape.required:
        if name not in value:
            yield f"{path}{name}: missing"
    if shape.either and not any(len(one & value.keys()) == 1 for one in shape.either):
        wanted = ", ".join(sorted(shape.either[0]))
        yield f"{path.rstrip('.')}: not exactly one of {wanted}"


def _of_value(value: Json, check: Check, path: str) -> Iterator[str]:
    if check.kind == "one":
        yield from _inside([value], check, path)
    elif check.kind == "list":
        yield from _inside(value, check, path)
    elif check.kind == "map":
        inner = list(value.values()) if isinstance(value, dict) else None
        yield from _inside(inner, check, path)
    elif not _RIGHT[check.kind](value, check):
        yield f"{path}: {check.fault}"


def _inside(values: Json, check: Check, path: str) -> Iterator[str]:
    if not isinstance(values, list):
        yield f"{path}: {check.fault}"
        return
    for one in values[:MOST_ENTRIES]:
        if isinstance(one, dict):
            yield from _of_object(one, SHAPES[check.shape], f"{path}.")
        else:
            yield f"{path}: not an object"


def _is_text(value: Json, _: Check) -> bool:
    return isinstance(value, str)


def _is_date(value: Json, _: Check) -> bool:
    return isinstance(value, str) and _DATE.fullmatch(value) is not None


def _are_texts(value: Json, _: Check) -> bool:
    return isinstance(value, list) and all(isinstance(one, str) for one in value)


def _is_known(value: Json, check: Check) -> bool:
    return isinstance(value, str) and value in check.words


def _is_number(value: Json, check: Check) -> bool:
    """True and false are no numbers; 3.0 is a whole one."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        return False
    if check.kind == "number":
        return True
    low, high = check.bounds
    return value == int(value) and low <= value <= high


_RIGHT: dict[str, Callable[[Json, Check], bool]] = {
    "text": _is_text,
    "texts": _are_texts,
    "date": _is_date,
    "words": _is_known,
    "number": _is_number,
    "whole": _is_number,
    "range": _is_number,
    "object": lambda value, _: isinstance(value, dict),
    "any": lambda _value, _: True,
}


def _said(name: str) -> str:
    """A name that is one: anything else may hold words of the story."""
    return name if _NAME.fullmatch(name) else "a name"

"""JSON from strangers: bounded, and mended by name where agencies break it."""

import json
import math
import re
from collections import Counter
from collections.abc import Callable, Iterable
from typing import NamedTuple, TypeAlias

from schemas.reasons import Reject
from services.ingest.encoding import decoded
from services.ingest.rejected import Rejected


Json: TypeAlias = "bool | int | float | str | list[Json] | dict[str, Json] | None"
JsonObject: TypeAlias = "dict[str, Json]"

MAX_BYTES = 16 * 1024 * 1024
MAX_DEPTH = 100

# Between a name that comes again in its object and how often it came before.
REPEAT = "\x1f"

_MOST_DIGITS = 300
_PADDING = " \t\r\n\x00\ufeff"
_ESCAPE = re.compile(r"""\\(?:(["\\/bfnrt]|u[0-9a-fA-F]{4})|(.?))""", re.DOTALL)
_UNSAYABLE = re.compile(r"\\u(?:0000|[dD][89a-fA-F])")
_LONE = re.compile("[\ud800-\udfff]")


class Document(NamedTuple):
    """A message's value, and what had to be mended to read it."""

    value: Json
    problems: tuple[str, ...] = ()


def document(body: bytes, hint: str | None = None) -> Document:
    """The value and what was mended; `hint`: the feed's usual encoding."""
    if len(body) > MAX_BYTES:
        raise Rejected(Reject.TOO_LARGE, f"{len(body)} bytes")
    text, problem = decoded(body, hint)
    text = text.strip(_PADDING)
    reading = _Reading([problem] if problem else [])
    value = _mended(text, reading)
    if text.count("[") + text.count("{") > MAX_DEPTH:
        _bounded(value)
    if "\x00" in text or _UNSAYABLE.search(text):
        value = without_unsayable(value)
    return Document(value, tuple(dict.fromkeys(reading.problems)))


def canonical(value: Json) -> bytes:
    """The same bytes for the same value, however its members were ordered."""
    return json.dumps(
        value, ensure_ascii=False, separators=(",", ":"), sort_keys=True
    ).encode("utf-8", "replace")


def with_raw_controls(text: str, reading: "_Reading") -> Json:
    """Allow line breaks and other controls inside strings; the words stay the same."""
    return _loaded(text, reading, strict=False)


def with_mended_escapes(text: str, reading: "_Reading") -> Json:
    """Take the backslash of an illegal escape for text, and an escaped ' for a '.

    Wrong where the sender meant an escape of another language (hexadecimal by x).
    """
    return _loaded(_ESCAPE.sub(_escape, text), reading, strict=False)


def without_unsayable(value: Json) -> Json:
    """Drop NUL, which no database stores, and halves of characters; always right."""
    match value:
        case str():
            return _LONE.sub("\ufffd", value).replace("\x00", "")
        case list():
            return [without_unsayable(one) for one in value]
        case dict():
            return {
                _LONE.sub("\ufffd", name).replace("\x00", ""): without_unsayable(one)
                for name, one in value.items()
            }
        case _:
            return value


def with_earlier(pairs: Iterable[tuple[str, Json]]) -> JsonObject:
    """An object whose names may come again: the last counts, the earlier are kept.

    They are part of what was said, and of a status the worst counts (`said_of`).
    """
    members: JsonObject = {}
    times: Counter[str] = Counter()
    for name, value in pairs:
        if name in members:
            times[name] += 1
            members[f"{name}{REPEAT}{times[name]}"] = members[name]
        members[name] = value
    return members


def said_of(members: JsonObject, name: str) -> list[Json]:
    """All that was said under a name, however often it came."""
    earlier = f"{name}{REPEAT}"
    return [v for key, v in members.items() if key == name or key.startswith(earlier)]


class _Reading:
    """Notes what a parser takes without a word."""

    def __init__(self, problems: list[str]) -> None:
        self.problems = problems

    def pairs(self, pairs: list[tuple[str, Json]]) -> JsonObject:
        members = dict(pairs)
        if len(members) != len(pairs):
            self.problems.append("json: a name comes twice, the last is read")
            return with_earlier(pairs)
        return members

    def constant(self, _name: str) -> None:
        self.problems.append("json: a number that is none")

    def whole(self, digits: str) -> int | None:
        """A number; one of thousands of digits is none (and takes long to read)."""
        if len(digits) <= _MOST_DIGITS:
            return int(digits)
        self.problems.append("json: a number too long")
        return None

    def real(self, digits: str) -> float | None:
        number = float(digits)
        if math.isfinite(number):
            return number
        self.problems.append("json: a number too large")
        return None


REPAIRS: tuple[tuple[str, Callable[[str, _Reading], Json]], ...] = (
    ("json: raw control characters in a text", with_raw_controls),
    ("json: illegal escapes", with_mended_escapes),
)


def _mended(text: str, reading: _Reading) -> Json:
    try:
        return _loaded(text, reading, strict=True)
    except ValueError as error:
        first = error
    for name, repair in REPAIRS:
        try:
            value = repair(text, reading)
        except ValueError:
            continue
        reading.problems.append(name)
        return value
    raise Rejected(Reject.NOT_WELL_FORMED, _fault(first)) from None


def _loaded(text: str, reading: _Reading, *, strict: bool) -> Json:
    try:
        value: Json = json.loads(
            text,
            strict=strict,
            object_pairs_hook=reading.pairs,
            parse_constant=reading.constant,
            parse_int=reading.whole,
            parse_float=reading.real,
        )
    except RecursionError:
        raise Rejected(Reject.TOO_DEEP, f"more than {MAX_DEPTH} levels") from None
    return value


def _fault(error: ValueError) -> str:
    """The parser's own words, which quote nothing of the story."""
    if isinstance(error, json.JSONDecodeError):
        return f"{error.msg} at line {error.lineno}, column {error.colno}"
    return "no JSON"


def _escape(found: re.Match[str]) -> str:
    if found[1]:
        return found[0]
    return "'" if found[2] == "'" else f"\\\\{found[2]}"


def _bounded(value: Json) -> None:
    level: list[Json] = [value]
    for _ in range(MAX_DEPTH):
        level = [inner for one in level for inner in _members(one)]
        if not level:
            return
    raise Rejected(Reject.TOO_DEEP, f"more than {MAX_DEPTH} levels")


def _members(value: Json) -> list[Json]:
    if isinstance(value, dict):
        return list(value.values())
    return value if isinstance(value, list) else []

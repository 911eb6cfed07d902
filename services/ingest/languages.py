"""Language tags as BCP 47 has them, and the direction that a text runs."""

import re
import tomllib
from functools import lru_cache
from importlib.resources import files
from typing import Literal
from unicodedata import bidirectional


Direction = Literal["ltr", "rtl"]

_WORDS = tomllib.loads(
    files("services.ingest").joinpath("data/languages.toml").read_text("utf-8")
)
_RTL = frozenset(_WORDS["right_to_left"])
_RTL_SCRIPTS = frozenset(_WORDS["right_to_left_scripts"])
_KNOWN_AS: dict[str, str] = _WORDS["known_as"]
_BYLINES: dict[str, list[str]] = _WORDS["byline"]
_TAG = re.compile(r"[a-z]{2,3}(?:-[a-z]{3}){0,3}(?:-[a-z0-9]{1,8}){0,6}")
_LOOKED_AT = 400


@lru_cache(maxsize=1024)
def tag(text: str) -> str | None:
    """`en_us` as `en-US`, `eng` as `en`; None for what names no language."""
    parts = text.strip().lower().replace("_", "-").split("-")
    parts[0] = _KNOWN_AS.get(parts[0], parts[0])
    whole = "-".join(parts)
    if not _TAG.fullmatch(whole) or parts[0] in {"und", "mul", "zxx"}:
        return None
    return "-".join((parts[0], *(_cased(part) for part in parts[1:])))


def direction(language: str | None, text: str) -> Direction:
    """By the language, and by most letters of the text where it knows better."""
    if language and _is_rtl(language):
        return "rtl"
    if text.isascii():
        return "ltr"
    kinds = [bidirectional(character) for character in text[:_LOOKED_AT]]
    right = sum(kind in {"R", "AL"} for kind in kinds)
    return "rtl" if right > kinds.count("L") else "ltr"


@lru_cache(maxsize=256)
def byline_opening(language: str | None) -> re.Pattern[str]:
    """What stands before the name: "By", and the language's own word."""
    words = ["by", *_BYLINES.get((language or "")[:2], [])]
    return re.compile(rf"(?:{'|'.join(words)})(?::\s*|\s+)(?=\S)", re.IGNORECASE)


@lru_cache(maxsize=256)
def _is_rtl(language: str) -> bool:
    parts = language.split("-")
    scripts = [part for part in parts[1:] if len(part) == len("Arab")]
    return scripts[0] in _RTL_SCRIPTS if scripts else parts[0] in _RTL


def _cased(part: str) -> str:
    if len(part) == len("US") and part.isalpha():
        return part.upper()
    return part.title() if len(part) == len("Latn") and part.isalpha() else part

"""The words of the life-cycle: data beside this file, read once.

One table a language, each explained in `en.toml`; all languages are listened to at
once, as agencies mix them. `codes.toml` holds what belongs to no language.
"""

import re
import tomllib
from collections.abc import Iterator
from importlib.resources import files
from itertools import product


Meanings = dict[str, frozenset[str]]

_CODES = "codes.toml"
_ADDRESSES = "addresses"
_SETS = "sets"
_FORMS = (
    "tags", "dashed", "glued", "marks", "titled", "openings", "timed", "notes", "within",
    "alone", "whole", "anywhere",
)  # fmt: skip


def _tables() -> Iterator[tuple[str, dict[str, object]]]:
    for file in files(__name__).iterdir():
        if file.name.endswith(".toml"):
            yield file.name, tomllib.loads(file.read_text("utf-8"))


def _words(value: object) -> list[str]:
    return [str(word) for word in value] if isinstance(value, list) else []


def _gathered() -> dict[str, dict[str, str]]:
    """By form, each word and its meaning; the first language to name it wins."""
    found: dict[str, dict[str, str]] = {form: {} for form in _FORMS}
    for name, table in sorted(_tables(), key=lambda pair: (pair[0] != "en.toml", pair)):
        if name == _CODES:
            continue
        sets = table.pop(_SETS, {})
        for meaning, forms in table.items():
            for form, words in forms.items() if isinstance(forms, dict) else ():
                for word in _spelled(_words(words), sets):
                    found[form].setdefault(word, meaning)
    return found


def _spelled(words: list[str], sets: object) -> Iterator[str]:
    """Each phrase with each word of the sets that it names: "{this} is {killed}"."""
    known = sets if isinstance(sets, dict) else {}
    for word in words:
        parts = re.split(r"\{(\w+)\}", word)
        choices = [
            _words(known[part]) if number % 2 else [part]
            for number, part in enumerate(parts)
        ]
        yield from (" ".join("".join(one).split()) for one in product(*choices))


def _addresses() -> frozenset[str]:
    tables = (table for name, table in _tables() if name != _CODES)
    return frozenset(word for table in tables for word in _words(table.get(_ADDRESSES)))


def _codes() -> dict[str, Meanings]:
    table = next(table for name, table in _tables() if name == _CODES)
    return {
        field: {meaning: frozenset(_words(codes)) for meaning, codes in named.items()}
        for field, named in table.items()
        if isinstance(named, dict)
    }


FORMS = _gathered()
ADDRESSES = _addresses()
CODES = _codes()

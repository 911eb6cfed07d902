"""The names of months in all languages, from `data/months.toml`."""

import tomllib
from importlib.resources import files
from unicodedata import combining, normalize


def plain(word: str) -> str:
    """Without accents, capitals and full stop."""
    letters = normalize("NFKD", word.rstrip(".").casefold())
    return "".join(letter for letter in letters if not combining(letter))


_TABLE: dict[str, list[str]] = tomllib.loads(
    files("services.ingest").joinpath("data/months.toml").read_text("utf-8")
)["months"]


def _numbers(names: list[str]) -> dict[str, int]:
    return {
        plain(name): number
        for number, spellings in enumerate(names, start=1)
        for name in spellings.split()
    }


MONTHS = {
    name: number
    for names in _TABLE.values()
    for name, number in _numbers(names).items()
}
ENGLISH = _numbers(_TABLE["en"])


def month_of(name: str) -> int | None:
    """1 to 12, whatever the language; None when it is no month."""
    return MONTHS.get(plain(name))

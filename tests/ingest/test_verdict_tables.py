"""The tables of life-cycle words are written alike in every language."""

import tomllib
from importlib.resources import files

import pytest

from services.ingest.verdict.rules import RULES


def _tables() -> list[tuple[str, dict[str, dict[str, list[str]]]]]:
    folder = files("services.ingest.verdict.words")
    read = [
        (file.name, tomllib.loads(file.read_text("utf-8")))
        for file in folder.iterdir()
        if file.name.endswith(".toml") and file.name != "codes.toml"
    ]
    return [
        (
            name,
            {
                key: part
                for key, part in table.items()
                if key not in {"addresses", "sets"}
            },
        )
        for name, table in read
    ]


FORMS_OF_WORDS = {
    "tags",
    "dashed",
    "glued",
    "marks",
    "titled",
    "within",
    "openings",
    "timed",
    "whole",
    "notes",
    "alone",
    "anywhere",
}
MEANINGS = {rule.meaning for rule in RULES} | {"embargo", "lifted", "alert"}
MEANINGS |= {"error", "other"}


@pytest.mark.parametrize(("name", "table"), _tables())
def test_each_language_is_written_as_the_first_explains(
    name: str, table: dict[str, dict[str, list[str]]]
) -> None:
    """A meaning nobody reads or a form nobody knows would be silent; it is refused."""
    assert set(table) <= MEANINGS
    for forms in table.values():
        assert set(forms) <= FORMS_OF_WORDS
        lower = [
            word
            for form in ("notes", "within", "alone", "anywhere")
            for word in forms.get(form, ())
        ]
        assert lower == [word.lower() for word in lower]


def test_no_language_means_less_by_a_word_than_another() -> None:
    """A word that kills somewhere must not be read as an update elsewhere."""
    seen: dict[tuple[str, str], str] = {}
    for _, table in _tables():
        for meaning, forms in table.items():
            for form, words in forms.items():
                for word in words:
                    assert seen.setdefault((form, word), meaning) == meaning

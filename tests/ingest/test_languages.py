"""Language tags, and the direction that a text runs."""

import pytest

from services.ingest.languages import direction, tag


@pytest.mark.parametrize(
    ("sent", "told"),
    [
        ("en", "en"),
        ("EN-us", "en-US"),
        ("en_GB", "en-GB"),
        ("eng", "en"),
        ("German", "de"),
        ("zh-hant-tw", "zh-Hant-TW"),
        (" fr ", "fr"),
        ("sr-latn", "sr-Latn"),
        ("", None),
        ("und", None),
        ("x", None),
        ("not a language", None),
    ],
)
def test_languages_are_told_as_bcp_47(sent: str, told: str | None) -> None:
    """Sections are listed by language: one language has one name."""
    assert tag(sent) == told


@pytest.mark.parametrize(
    ("language", "text", "told"),
    [
        ("ar", "", "rtl"),
        ("fa-IR", "x", "rtl"),
        ("az-Arab", "x", "rtl"),
        ("ku-Latn", "x", "ltr"),
        ("en", "x", "ltr"),
        (None, "خبر عاجل من القاهرة", "rtl"),
        ("en", "מבזק חדשות 24", "rtl"),
        (None, "Ärger über den Ort قلعة", "ltr"),
        (None, "", "ltr"),
    ],
)
def test_direction_is_by_language_or_by_most_letters(
    language: str | None, text: str, told: str
) -> None:
    """An Arabic story is set right also when its feed forgot to say so."""
    assert direction(language, text) == told

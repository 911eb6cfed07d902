"""Promises about telling English from other languages where nobody said."""

import pytest

from services.enrich.english import is_english
from services.enrich.fields import Fields


@pytest.mark.parametrize(
    ("title", "lead", "body", "english"),
    [
        ("Rates held as growth slows", "The bank said it would wait.", "", True),
        (
            "Ireland v USA (Sat)",
            "Saturday 20 November\nLansdowne Road, Dublin",
            "",
            True,
        ),
        ("COBANCO INC YEAR NET", "Shr 34 cts vs 1.19 dlrs", "", True),
        ("Deliveroo: firm quits", "Deliveroo says so.", "It was said by them.", True),
        ("Obrigado a todos", "", "", False),
        ("Byen er for dyr at bo i", "Det siger mange i dag.", "", False),
        ("Es war die Zeit", "Die Zeit war gut", "", False),
        ("Premier", "De minister is in Den Haag met het kabinet", "", False),
        ("维尔马拉首条氢能列车", "", "", False),
        ("", "", "", False),
    ],
)
def test_the_words_that_every_text_has_tell_the_language(
    title: str, lead: str, body: str, *, english: bool
) -> None:
    """More words common in English than in any other; the body when in doubt."""
    told = Fields(title=title, lead=lead, body=body, keywords=(), language="und-Latn")
    assert is_english(told) is english


@pytest.mark.parametrize(("language", "english"), [("en", True), ("de", False)])
def test_what_the_sender_says_of_the_language_stands(
    language: str, *, english: bool
) -> None:
    """A text is not read against its own tag."""
    told = Fields("The Times", "and the like", "", (), language)
    assert is_english(told) is english

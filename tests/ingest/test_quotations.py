"""Who speaks, when the text says so plainly."""

import pytest

from services.ingest.quotations import Quoted, quoted


SPEECH = "We will go there soon,"


@pytest.mark.parametrize(
    ("attribution", "speaker"),
    [
        ("Dutch Defence Minister Ruben Brekelmans told reporters.", "Ruben Brekelmans"),
        ("U.S. President Jane Q. Public said on Monday.", "Jane Q. Public"),
        ("said analyst Mary Jones of Acme.", "Mary Jones"),
        ("said Anna von der Heide, head of the office.", "Anna von der Heide"),
        ("Yasmin Afina, a researcher at the U.N. institute, said.", "Yasmin Afina"),
        ("Acme Bank analyst John Smith wrote in a note.", "John Smith"),
        ("Brekelmans said.", "Brekelmans"),
        ("he said.", None),
        ("She told reporters.", None),
        ("the minister said.", None),
        ("a spokesman for Acme said.", None),
        ("officials said on condition of anonymity.", None),
        ("Officials said.", None),
    ],
)
def test_the_speaker_is_named_or_left_out(
    attribution: str, speaker: str | None
) -> None:
    """A name that stands plainly beside a verb of speech; nothing when unsure."""
    found = quoted(f'"{SPEECH}" {attribution}')
    assert found == Quoted(SPEECH, speaker)


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("„Das ist nicht gut“, sagte Bundeskanzlerin Erika Muster.", "Erika Muster"),
        ("« Nous y allons tous », a déclaré Jeanne Martin.", "Jeanne Martin"),
        ("“Vamos a trabajar más,” dijo Ana Pérez.", "Ana Pérez"),
    ],
)
def test_other_marks_and_languages_are_read(text: str, speaker: str) -> None:
    """Quotation marks and verbs are data."""
    found = quoted(text)
    assert found
    assert found.speaker == speaker


@pytest.mark.parametrize(
    "text",
    [
        "",
        "No marks here, he said.",
        '"Titanic" was the best film, critics said.',
        '"We go there. Now!" The crowd cheered.',
        'A "prisoner\'s dilemma" was how she described it.',
    ],
)
def test_titles_and_scare_quotes_are_no_speech(text: str) -> None:
    """Only a sentence with an attribution is a quotation."""
    assert quoted(text) is None


def test_speech_goes_on_after_the_attribution() -> None:
    """Both halves are the speaker's words."""
    found = quoted('"We will go," said Ann Lee. "It is the right thing."')
    assert found == Quoted("We will go, It is the right thing.", "Ann Lee")


def test_a_paragraph_inside_a_longer_quotation_has_no_closing_mark() -> None:
    """By custom only the last paragraph closes."""
    found = quoted('"We were tired. The next day was worse.')
    assert found == Quoted("We were tired. The next day was worse.")

"""Lines for desks above and under a text: known by the verdict's words."""

import pytest

from schemas.blocks import Paragraph
from services.ingest.parse.openings import is_note, meaning_of, without_notes


@pytest.mark.parametrize(
    ("told", "meaning"),
    [
        ("KILL", "kill"),
        ("*** MANDATORY KILL ***", "kill"),
        ("Please kill this story about the ferry.", "kill"),
        ("Please kill it.", "kill"),
        ("Achtung Redaktionen: Die Meldung ist zurückgezogen. =", "kill"),
        ("HOLD HOLD HOLD", "hold"),
        ("Sperrfrist: 10.2.2026, 12 Uhr.", "embargo"),
        ("(EMBARGOED UNTIL 0600 GMT 10 FEB 2026)", "embargo"),
        ("Not for release before 9 a.m. EST Feb. 10", "embargo"),
        ("Bitte Sperrfrist beachten!", "embargo"),
        ("Sperrfrist aufgehoben", "lifted"),
    ],
)
def test_a_line_that_says_what_may_be_done_is_known(told: str, meaning: str) -> None:
    """As a tag, or as a phrase that leaves hardly anything else to say."""
    assert meaning_of(told) == meaning
    assert is_note(told)


@pytest.mark.parametrize(
    "told",
    [
        "Embargo on oil hits prices",
        "Nicht vor Montag rechnet die Regierung mit einer Einigung.",
        "Nicht vor Gericht",
        "Die Zeitung verletzte die Sperrfrist.",
        "Please kill me, he said.",
        "Please kill AP Photo NY101.",
        "Please hold the line: a day in a call centre",
        "KILL BILL is a film",
        "please kill this story",
        "Please kill this story. " + "It goes on and on. " * 10,
    ],
)
def test_a_sentence_that_begins_so_is_the_storys(told: str) -> None:
    """As is what is too long for a note, or goes on from another line."""
    assert meaning_of(told) is None


def test_notes_leave_the_text_near_its_ends_only() -> None:
    """A kill only at its beginning; what shares a paragraph with one stays."""
    text = [Paragraph(html=f"Sentence {number}.") for number in range(8)]
    embargo = Paragraph(html="<b>Sperrfrist: 10.2.2026, 12 Uhr</b>")
    kill = Paragraph(html="KILL KILL KILL")
    broken = Paragraph(html="EMBARGOED UNTIL 0600 GMT 10 FEB 2026<br>Text.")
    assert without_notes((embargo, *text, embargo)) == (
        tuple(text),
        ("Sperrfrist: 10.2.2026, 12 Uhr",) * 2,
    )
    assert without_notes((*text, kill)) == ((*text, kill), ())
    middle = (*text[:4], embargo, *text[4:])
    assert without_notes(middle) == (middle, ())
    assert without_notes((broken,))[0] == (Paragraph(html="Text."),)

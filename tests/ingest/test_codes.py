"""Codes in every spelling."""

import pytest

from services.ingest.codes import Code, code_of, of_qcode, of_uri


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("medtop:20000523", Code("medtop", "20000523")),
        ("stat:usable", Code("stat", "usable")),
        ("a:b:c", Code("a", "b:c")),
        ("alone", Code(None, "alone")),
        ("alone:", Code(None, "alone")),
        (":b", Code(None, "b")),
        (" sig:update ", Code("sig", "update")),
        ("http://cv.iptc.org/newscodes/signal/update", Code("sig", "update")),
    ],
)
def test_qcodes_never_fail(text: str, code: Code) -> None:
    """With one colon, none or several, a QCode is some code."""
    assert of_qcode(text) == code


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (
            "https://cv.iptc.org/newscodes/mediatopic/20000523",
            Code("medtop", "20000523"),
        ),
        ("http://tt.se/spec/subref/1.0/16000000", Code("subj", "16000000")),
        ("http://tt.se/spec/subref/1.0/20000013", Code("medtop", "20000013")),
        ("http://n.example/c#sea", Code("http://n.example/c#", "sea")),
        ("http://n.example/", Code(None, "http://n.example/")),
        ("word", Code(None, "word")),
    ],
)
def test_addresses_are_known_by_their_vocabulary(text: str, code: Code) -> None:
    """The vocabularies of the IPTC are one, whoever's address names them."""
    assert of_uri(text) == code


def test_eight_figures_are_a_subject() -> None:
    """A code of eight figures without a scheme is a Subject Code or a Media Topic."""
    assert code_of(None, "04005004") == Code("subj", "04005004")
    assert code_of(None, "20000523") == Code("medtop", "20000523")
    assert code_of("nw", "04005004") == Code("nw", "04005004")

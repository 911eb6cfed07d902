"""Characters: what goes, what stays, what is closed."""

from unicodedata import is_normalized

from hypothesis import given
from hypothesis import strategies as st

from services.ingest.characters import balanced, clean, folded, line


def test_controls_overrides_and_lone_surrogates_go() -> None:
    """None of them can be shown, and some can lie."""
    assert clean("a\x00b\x07c\u202ed\u202de\ufefff\x7f") == "abcdef"
    assert clean("x\ud800y") == "x\ufffdy"


def test_marks_and_joiners_stay() -> None:
    """LRM, RLM, ALM, ZWJ and ZWNJ shape words in Arabic, Persian and Hindi."""
    text = "a\u200eb\u200fc\u061cd\u200de\u200cf"
    assert line(text) == text


def test_windows_quotes_in_latin_1_become_quotes() -> None:
    """Documents that say ISO-8859-1 and mean Windows-1252 are common."""
    assert clean("it\x92s \x93so\x94") == "it\u2019s \u201cso\u201d"


def test_embeddings_and_isolates_are_closed() -> None:
    """One story cannot turn the direction of what stands after it."""
    assert balanced("a\u202bb") == "a\u202bb\u202c"
    assert balanced("a\u2067b\u202bc\u2069d") == "a\u2067b\u202bc\u202c\u2069d"
    assert balanced("a\u202cb\u2069") == "ab"


def test_white_space_is_folded_and_no_break_spaces_stay() -> None:
    """A number keeps its thin groups together."""
    assert folded("  a \t\n b\u2028c  10\u00a0000 ") == "a b c 10\u00a0000"


@given(st.text())
def test_a_clean_line_is_clean(text: str) -> None:
    """Any text can be written as UTF-8, is NFC but for closers, and stays as it is."""
    done = line(text)
    done.encode()
    assert is_normalized("NFC", clean(text))
    assert line(done) == done

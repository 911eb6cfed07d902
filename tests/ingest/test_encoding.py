"""Bytes to text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.ingest.encoding import decoded


@pytest.mark.parametrize("name", ["utf-8", "utf-8-sig", "utf-16", "utf-16-be"])
def test_unicode_is_read_without_a_word(name: str) -> None:
    """With a byte order mark or without."""
    assert decoded("{e} \u00e9".encode(name)) == ("{e} \u00e9", None)


def test_a_declaration_has_the_word_unless_it_is_wrong() -> None:
    """XML says its encoding; what cannot be that is told."""
    body = '<?xml version="1.0" encoding="{}"?><a>é</a>'
    latin = body.format("iso-8859-1").encode("latin-1")
    assert decoded(latin).text.endswith("<a>é</a>")
    wrong = decoded(body.format("us-ascii").encode("utf-8"))
    assert wrong.text.endswith("<a>é</a>")
    assert wrong.problem == "encoding: not us-ascii, read as utf-8"


def test_a_guess_is_always_told() -> None:
    """The feed's hint first, then what most Windows programs write."""
    assert decoded(b"caf\xe9") == (
        "café",
        "encoding: neither declared nor UTF-8, read as cp1252",
    )
    assert decoded(b"\xe6", "cp1251").text == "ж"


@given(st.binary(max_size=60), st.sampled_from([None, "cp1252", "hex", "no-such"]))
def test_no_bytes_make_it_fail(body: bytes, hint: str | None) -> None:
    """Any bytes become some text."""
    assert isinstance(decoded(body, hint).text, str)


@pytest.mark.parametrize("name", ["utf-32-le", "utf-32-be", "utf-16-le", "cp037"])
def test_wide_text_and_ebcdic_show_without_a_mark(name: str) -> None:
    """By their first bytes."""
    text = '<?xml version="1.0"?><a>\u00e4</a>'
    assert decoded(text.encode(name)).text == text


@pytest.mark.parametrize(
    ("said", "meant", "word"),
    [
        ("gb2312", "gb18030", "\u9555"),
        ("euc-kr", "cp949", "\ub620"),
        ("shift_jis", "cp932", "\u2460"),
        ("x-mac-roman", "mac-roman", "\u00fc"),
    ],
)
def test_an_encoding_is_read_as_the_wider_one_that_is_meant(
    said: str, meant: str, word: str
) -> None:
    """As browsers read its name; nothing had to be guessed."""
    text = f'<?xml version="1.0" encoding="{said}"?><a>{word}</a>'
    assert decoded(text.encode(meant)) == (text, None)

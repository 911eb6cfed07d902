"""Seven-bit national sets: read where they are certain, and nowhere else."""

import pytest

from services.ingest.parse.national import read_national


GERMAN = b"Die M{nner k|nnten f}r }ber f}nf Jahre nach \\sterreich, hie~ es."


def test_words_tell_the_set() -> None:
    """Several that only one language writes so."""
    read = read_national(GERMAN, None)
    assert read is not None
    assert read.text == (
        "Die Männer könnten für über fünf Jahre nach Österreich, hieß es."
    )
    assert read.problem == "encoding: German seven-bit set, told by its words"


@pytest.mark.parametrize(
    ("sent", "meant"),
    [
        ("Det {r fr}n v{rlden, ocks} n{r", "Det är från världen, också när"),
        ("Han v{re i K|benhavn, ogs} n}r", "Han være i København, også når"),
        ("L'{t{ apr}s la s{curit{ d{j@", "L'été après la sécurité déjà"),
        ("La citt{ sar{ gi{ pi` cos~", "La città sarà già più così"),
        ("Espa|a y los ni|os, ma|ana", "España y los niños, mañana"),
    ],
)
def test_each_language_has_its_own(sent: str, meant: str) -> None:
    """The same bracket is another letter in each."""
    read = read_national(sent.encode("ascii"), None)
    assert read is not None
    assert read.text == meant


def test_the_feed_may_name_it() -> None:
    """By any of its names; a text that has eight bits is in none."""
    for name in ("DIN_66003", "iso-ir-21", "ISO646-DE"):
        read = read_national(b"M}nchen, desk@wire.example", name)
        assert read is not None
        assert read.text == "München, desk@wire.example"
    assert read_national("München".encode(), "DIN_66003") is None


@pytest.mark.parametrize(
    "body",
    [
        b"Plain words.",
        b"| a | b |\n| f}r | }ber | w{re |",
        b"if (a) { b } else { c }",
        b"One f}r is not enough, }ber-cool",
        b'{"f}r": "}ber w{re k|nnen"} | x',
    ],
)
def test_what_is_not_certain_stays(body: bytes) -> None:
    """Brackets are brackets elsewhere."""
    assert read_national(body, "utf-8") is None

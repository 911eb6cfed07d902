"""Promises about stories in scripts without spaces, and about language borders."""

import tomllib
from datetime import UTC, datetime
from itertools import combinations
from pathlib import Path
from uuid import UUID

import pytest

from schemas.relation import OF_ONE_EVENT
from services.enrich.related.prints import print_of
from services.enrich.related.reach import KEPT
from services.enrich.related.tokens import forms, tokens
from services.enrich.related.window import Entry, Pair, Window
from tests.enrich.samples import article


DAY = datetime(2026, 2, 5, tzinfo=UTC)
Stories = tuple[tuple[str, str], ...]
WIRES: dict[str, Stories] = {
    language: tuple((title, text) for title, text in wire["stories"])
    for language, wire in tomllib.loads(
        Path(__file__).with_name("wires.toml").read_text(encoding="utf-8")
    ).items()
}
OF_THE_QUAKE = 3


def pairs_of(*languages: tuple[str | None, Stories]) -> list[Pair]:
    """The pairs among the stories of these languages, numbered in turn."""
    window = Window(100, 7)
    told = [(language, *story) for language, some in languages for story in some]
    window.add(
        Entry(
            UUID(int=n),
            print_of(article(headline=title, body=text, language=language)),
            DAY,
        )
        for n, (language, title, text) in enumerate(told)
    )
    return window.pairs(UUID(int=n) for n in range(len(told)))[0]


@pytest.mark.parametrize("language", WIRES)
@pytest.mark.parametrize("labelled", [True, False])
def test_the_stories_of_one_event_are_linked_and_no_others(
    language: str, *, labelled: bool
) -> None:
    """Three of eight tell of it; the rest has not even a background."""
    found = pairs_of((language if labelled else None, WIRES[language]))
    linked = [(pair.low_id.int, pair.high_id.int) for pair in found]
    assert linked == list(combinations(range(OF_THE_QUAKE), 2))
    assert any(pair.kind in OF_ONE_EVENT for pair in found)
    assert all(pair.score >= KEPT.pair for pair in found)


@pytest.mark.parametrize("labelled", [True, False])
def test_no_pair_crosses_a_language_or_a_script(*, labelled: bool) -> None:
    """Also where no story says what it is written in."""
    told = {language: language if labelled else None for language in WIRES}
    found = pairs_of(*((told[one], stories) for one, stories in WIRES.items()))
    wires = [(pair.low_id.int // 8, pair.high_id.int // 8) for pair in found]
    assert wires == [(n, n) for n in range(len(WIRES)) for _ in range(OF_THE_QUAKE)]


def test_the_same_words_under_two_languages_are_no_pair() -> None:
    """What a sender says of the language goes before what the letters say."""
    found = pairs_of(("zh", WIRES["zh"]), ("ja", WIRES["zh"]), (None, WIRES["zh"]))
    assert len(found) == 3 * OF_THE_QUAKE
    assert all(pair.low_id.int // 8 == pair.high_id.int // 8 for pair in found)


def test_regions_of_a_language_are_compared() -> None:
    """`en-US` with `en`, `zh-Hans` with `zh`; `und` is as no language."""
    quake = WIRES["zh"][:1]
    for one, other in (("zh-Hans", "zh"), ("zh_CN", "zh-TW"), ("und", None)):
        assert len(pairs_of((one, quake), (other, quake))) == 1
    assert not pairs_of(("und", quake), ("zh", quake))


def test_arabic_words_are_known_with_and_without_what_is_written_onto_them() -> None:
    """The article and the conjunction are no part of the word, nor are vowel signs."""
    forms = {
        form
        for word in ("زلزال", "والزلزال", "الزِّلزال", "بالزلزال")
        for form in forms_of(word)
    }
    assert forms == {"زلزال"}


def forms_of(text: str) -> list[str]:
    """The forms of all words."""
    return [form for token in tokens(text) for form in forms(token)]


def test_a_character_of_thai_is_a_letter_with_its_vowels_and_tones() -> None:
    """Three of them are compared at a time; the letters alone are too few."""
    assert forms_of("เมื่อวันนี้") == ["เมื่อวั", "อวัน", "วันนี้"]
    assert forms_of("ที่") == ["ที่"]

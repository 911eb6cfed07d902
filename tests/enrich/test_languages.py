"""Promises about the language that a story is compared within."""

import pytest

from services.enrich.languages import language_of
from services.enrich.tags import tags_of
from tests.enrich.samples import article


@pytest.mark.parametrize(
    ("tag", "language"),
    [
        ("en", "en"),
        ("en-US", "en"),
        ("EN_gb", "en"),
        ("zh-Hans", "zh"),
        ("zh-Hant-TW", "zh"),
        ("cmn-Hans", "zh"),
        ("nb-NO", "no"),
        ("nn", "no"),
    ],
)
def test_region_and_script_of_a_tag_are_left_off(tag: str, language: str) -> None:
    """British and American stories are compared, and both ways to write Chinese."""
    assert language_of(tag, "any text") == language


@pytest.mark.parametrize("tag", [None, "", " ", "und", "mul", "zxx", "und-Latn", "?!"])
@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Quake hits the harbour", "und-Latn"),
        ("Erdbeben trifft Hafen", "und-Latn"),
        ("Землетрясение в порту", "und-Cyrl"),
        ("Σεισμός στο λιμάνι", "und-Grek"),
        ("زلزال قوي يضرب ميناء فيلدن", "und-Arab"),
        ("רעידת אדמה בנמל", "und-Hebr"),
        ("แผ่นดินไหวที่ท่าเรือ", "und-Thai"),
        ("भूकंप से बंदरगाह तबाह", "und-Deva"),
        ("维尔登港口发生强烈地震", "und-Hani"),
        ("ヴェルデン港で強い地震、救助活動が続く", "und-Jpan"),
        ("벨덴 항구에 강한 지진", "und-Kore"),
        ("፩ የመሬት መንቀጥቀጥ", "und-Ethi"),
        ("𐎀𐎁𐎂", "und-Zzzz"),
        ("12:30 / 4.5 %", "und-Latn"),
        ("", "und-Latn"),
    ],
)
def test_without_a_language_the_letters_tell_the_script(
    tag: str | None, text: str, language: str
) -> None:
    """A tag that names no language is as none."""
    assert language_of(tag, text) == language


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("苹果公司发布 iPhone 17 Pro Max 手机", "und-Hani"),
        ("The band 東京 plays in the harbour hall", "und-Latn"),
        ("\uff21\uff22\uff23 \uff2e\uff25\uff37\uff33", "und-Latn"),
        ("삼성전자, Galaxy S26 Ultra 공개", "und-Kore"),
        ("日経平均は反落", "und-Jpan"),
    ],
)
def test_foreign_names_do_not_sway_the_script(text: str, language: str) -> None:
    """What most of the text is written in counts, and a character is worth letters."""
    assert language_of(None, text) == language


def test_words_are_read_where_english_is_possible() -> None:
    """Without a language, signs of English are looked for in Latin letters."""
    told = "Striker scores for the league champions at the cup final of the season"
    for tag in (None, "und", "en-ZA"):
        section = tags_of(article(headline=told, language=tag)).section
        assert section
        assert section.id == "sport"
    assert tags_of(article(headline=told, language="de")).section is None

"""Promises about models of wires in any script, and about the reasons they give."""

import re

import pytest

from services.enrich.fields import fields_of
from services.enrich.learned.features import said_in
from services.enrich.learned.labels import section_of
from services.enrich.learned.model import Kind, Model, Opinion
from services.enrich.learned.training import learn
from services.enrich.tags import tags_of
from tests.enrich.learned.stories import examples
from tests.enrich.samples import article


Wire = tuple[tuple[str, str], ...]
WIRES: dict[str, Wire] = {
    "zh": (
        ("2026年3月1日港口渡轮停航三天", "港口"),
        ("5艘货轮在港口外等候", "港口"),
        ("港口码头扩建12号泊位", "港口"),
        ("2026年4月菜园番茄丰收", "菜园"),
        ("30名园丁交换番茄种子", "菜园"),
        ("菜园里的7个蜂箱", "菜园"),
    ),
    "th": (
        ("เรือข้ามฟากหยุดเดินเรือที่ท่าเรือ 3 วัน", "ท่าเรือ"),
        ("เรือสินค้า 5 ลำจอดรอนอกท่าเรือ", "ท่าเรือ"),
        ("ท่าเรือขยายที่จอดเรือสินค้า", "ท่าเรือ"),
        ("มะเขือเทศในสวนผักออกผลดก 30 กิโลกรัม", "สวนผัก"),
        ("ชาวสวนแลกเมล็ดมะเขือเทศ 7 ชนิด", "สวนผัก"),
        ("สวนผักของชุมชนเลี้ยงผึ้ง", "สวนผัก"),
    ),
    "ar": (
        ("توقف العبارات في الميناء 3 أيام", "الميناء"),
        ("5 سفن شحن تنتظر خارج الميناء", "الميناء"),
        ("توسيع رصيف السفن في الميناء", "الميناء"),
        ("محصول الطماطم وفير في البستان 30", "البستان"),
        ("7 من المزارعين يتبادلون بذور الطماطم", "البستان"),
        ("خلايا نحل جديدة في البستان", "البستان"),
    ),
}
ASKED = {
    "zh": ("2027年港口货轮9艘", "港口"),
    "th": ("เรือสินค้า 9 ลำที่ท่าเรือ", "ท่าเรือ"),
    "ar": ("والسفن في الميناء 9", "الميناء"),
}


def learned(wire: Wire, kind: Kind = Kind.SECTION) -> Model:
    """The model of a wire."""
    return learn(kind, examples(kind, wire), lambda: None)


@pytest.mark.parametrize("language", WIRES)
def test_a_label_has_words_of_its_script_for_reasons(language: str) -> None:
    """Figures stand in stories of all labels and are the reason for none."""
    headline, label = ASKED[language]
    told = article(headline=headline, language=language)
    best = tags_of(told, learned=learned(WIRES[language])).sections[0]
    assert best.name == label
    assert best.why.startswith("learned: ")
    assert not re.search(r"[#\d]", best.why)


@pytest.mark.parametrize("kind", Kind)
def test_a_figure_alone_is_no_known_word(kind: Kind) -> None:
    """What a model of another script knows of a story are its figures: it says none."""
    told = article(headline="Harbour, 2026: 12 ferries, 5 berths", language="en")
    tags = tags_of(told, learned=learned(WIRES["zh"], kind))
    assert not tags.topics
    assert not [guess for guess in tags.sections if "learned" in guess.why]


@pytest.mark.parametrize("language", ["en", None])
def test_words_that_all_stories_have_are_no_reason(language: str | None) -> None:
    """Not even where all the stories of a label happen to have them."""
    wire = (
        *((f"the ferry and the {w}", "Harbour") for w in ("quay", "pilot", "storm")),
        *((f"tomatoes with {w}", "Gardens") for w in ("bees", "frost", "seeds")),
    )
    told = article(headline="the ferry and the fog", language=language)
    best = tags_of(told, learned=learned(wire)).sections[0]
    assert (best.name, best.why) == ("Harbour", "learned: ferry")


@pytest.mark.parametrize(
    ("label", "id_"),
    [
        ("ท่าเรือ & เมือง", "ท่าเรือ-เมือง"),
        ("हिन्दी समाचार", "हिन्दी-समाचार"),
        ("Tide & Time!", "tide-time"),
        ("Élections 2026", "élections-2026"),
        ("!?", "!?"),
    ],
)
def test_an_id_keeps_the_signs_that_stand_on_letters(label: str, id_: str) -> None:
    """Without them two labels would be one, and neither could be read."""
    assert section_of(Opinion(label, 1.0, "learned")).id == id_


def test_a_figure_does_not_swallow_what_no_space_divides() -> None:
    """Of "5th" nothing is left but a figure, as ever."""
    said = said_in(fields_of(article(headline="5艘货轮")), characters=False)
    assert {"艘货", "货轮", "#"} <= set(said)
    assert set(said_in(fields_of(article(headline="5th")), characters=False)) == {
        "#",
        "t #",
    }

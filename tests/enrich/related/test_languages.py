"""Promises about stories in scripts without spaces, and about language borders."""

from datetime import UTC, datetime
from uuid import UUID

import pytest

from schemas.relation import OF_ONE_EVENT
from services.enrich.related.prints import print_of
from services.enrich.related.window import Entry, Pair, Window
from tests.enrich.samples import article


DAY = datetime(2026, 2, 5, tzinfo=UTC)
CHINESE = (
    (
        "维尔登港口发生强烈地震",
        "周一清晨, 维尔登港口发生强烈地震, 渔市倒塌, 救援人员正在搜寻幸存者。",
    ),
    ("伦德山谷山羊奶酪丰收", "伦德山谷的奶酪师傅们庆祝今年山羊奶的创纪录产量。"),
    (
        "维尔登地震后渔市救出两名幸存者",
        "维尔登港口强烈地震一天后, 救援人员在倒塌的渔市中救出两名幸存者。",
    ),
    ("中央银行下调基准利率", "阿斯特雷中央银行周四宣布下调基准利率, 以支持经济增长。"),
)
ARABIC = (
    (
        "زلزال قوي يضرب ميناء فيلدن",
        "ضرب زلزال قوي ميناء فيلدن فجر الاثنين وانهار سوق السمك ويبحث رجال الإنقاذ عن ناجين.",
    ),
    (
        "موسم وفير لجبن الماعز في وادي لوندي",
        "احتفل صانعو الجبن في وادي لوندي بإنتاج قياسي من حليب الماعز هذا العام.",
    ),
    (
        "إنقاذ ناجيين من سوق السمك بعد زلزال فيلدن",
        "بعد يوم من الزلزال القوي في ميناء فيلدن أخرج رجال الإنقاذ ناجيين من سوق السمك المنهار.",
    ),
    (
        "البنك المركزي يخفض سعر الفائدة",
        "أعلن البنك المركزي في أستري خفض سعر الفائدة الأساسي لدعم النمو.",
    ),
)
FIRST, THIRD = 0, 2


def pairs_of(*languages: tuple[str, tuple[tuple[str, str], ...]]) -> list[Pair]:
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


@pytest.mark.parametrize(
    ("language", "stories"),
    [("zh", CHINESE), ("ar", ARABIC)],
    ids=["Chinese", "Arabic"],
)
def test_one_event_in_four_stories_is_linked(
    language: str, stories: tuple[tuple[str, str], ...]
) -> None:
    """The two that tell of it, and no others."""
    strong = [p for p in pairs_of((language, stories)) if p.kind in OF_ONE_EVENT]
    assert [(p.low_id.int, p.high_id.int) for p in strong] == [(FIRST, THIRD)]


def test_no_pair_crosses_a_language() -> None:
    """The same words under two languages are compared within each alone."""
    found = pairs_of(("zh", CHINESE), ("ar", ARABIC), ("ja", CHINESE))
    assert found
    assert all(pair.low_id.int // 4 == pair.high_id.int // 4 for pair in found)

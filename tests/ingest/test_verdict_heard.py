"""Orders to a desk in many wordings, and what only looks like one."""

import pytest

from schemas.article import Action
from services.ingest.verdict import judge
from tests.ingest.saying import FEED, NOW, said


OPEN = {Action.PUBLISH, Action.UPDATE, Action.CORRECT}


@pytest.mark.parametrize(
    "note",
    [
        "This story has been killed.",
        "The story has been withdrawn",
        "Withdrawn by source.",
        "This story has been retracted.",
        "Please delete this story",
        "Eds: Please kill.",
        "Kill. Wrong picture.",
        "Wrong name in headline. This story has been killed.",
        "Die Meldung ist storniert.",
        "Cette dépêche a été annulée",
        "Esta noticia ha sido anulada",
        "Mandatory Kill: BC-x",
    ],
)
def test_a_note_that_takes_its_story_back_kills(note: str) -> None:
    """With this story as its object, or by itself."""
    assert judge(said(notes=(note,)), FEED, NOW).action is Action.KILL


@pytest.mark.parametrize(
    "note",
    [
        "DO NOT USE",
        "NOT FOR PUBLICATION",
        "Do not publish",
        "On hold pending legal check",
        "Story on hold",
        "Please hold this story",
        "Nicht verwenden",
        "Embargo: see note",
        "Embargo",
        "Embargoed until 6am blah",
        "Withhold until further notice",
        "Ne pas publier",
        "Sperrfrist",
    ],
)
def test_a_note_that_stops_its_story_holds(note: str) -> None:
    """Until a person or the desk releases it."""
    assert judge(said(notes=(note,)), FEED, NOW).action is Action.HOLD


@pytest.mark.parametrize(
    "note",
    [
        "Do not use before 0600 GMT 10 February 2026",
        "Hold until 0600 GMT Friday",
        "Strictly under embargo until 6am Feb 10",
        "Under strict embargo until 6am Feb 10",
        "Press embargo: 6am 10 Feb",
        "This article is embargoed until 6am Feb 10",
        "Note: embargoed until 6am Feb 10",
        "With photo, embargoed until 6am Feb 10",
        "Moved in advance for Sunday, Feb. 8",
        "Bitte beachten: Sperrfrist Sonntag 12 Uhr",
        "Nicht zur Veröffentlichung vor 10.2., 12 Uhr",
        "Gesperrt bis Sonntag, 12 Uhr",
        "Embargo lifts 0600 GMT 10 Feb 2026",
        "Embargo is lifted at 6am Friday",
        "Embargo: Friday 13 February 2026, 6 a.m. GMT",
        "Adv08",
    ],
)
def test_a_note_that_closes_until_a_time_is_read(note: str) -> None:
    """Wherever in its sentence the embargo stands."""
    verdict = judge(said(notes=(note,)), FEED, NOW)
    assert verdict.action in OPEN
    assert verdict.not_before
    assert verdict.not_before > NOW


@pytest.mark.parametrize(
    "note",
    [
        "Please disregard previous version; corrects name in para 3.",
        "Please kill the previous version, wrong",
        "Please kill photo LON101",
        "Eds: Please kill AP Photo NY101.",
        "Bitte nicht mehr verwenden: Foto 3",
        "Anulen la noticia anterior",
        "Prière d'annuler la dépêche précédente",
        "Mandatory kill lifted",
        "Withhold names of minors.",
        "Please hold space for graphic",
        "Embargo: none",
        "Embargo: no",
        "Embargo now lifted",
        "Embargo cancelled",
        "Embargo: lifted",
        "Die Sperrfrist ist aufgehoben.",
        "The embargo has been lifted",
    ],
)
def test_a_note_about_something_else_decides_nothing(note: str) -> None:
    """Other items, pictures and names; embargoes that are over or absent."""
    verdict = judge(said(notes=(note,)), FEED, NOW)
    assert verdict.action in OPEN
    assert verdict.not_before is None


@pytest.mark.parametrize(
    "headline",
    [
        "Story withdrawn: Ferry",
        "WITHDRAWN-Ferry line",
        "\uff08撤稿\uff09渡轮",
        "STORY WITHDRAWN: x",
        "KILL: Ferry",
        "MANDATORY KILL",
    ],
)
def test_a_headline_that_kills(headline: str) -> None:
    """A phrase, or a tag as desks set it."""
    assert judge(said(headline=headline), FEED, NOW).action is Action.KILL


@pytest.mark.parametrize(
    "headline",
    [
        "Embargoed: Study",
        "*EMBARGOED* Study",
        "<EMBARGOED> Study",
        "DO NOT USE: Ferry",
        "RETRACTED: Study finds",
        "KILLED: Ferry line reopens",
        "STORNIERT: Fähre fährt",
        "(HOLD) Ferry",
        "HOLD HOLD HOLD",
    ],
)
def test_a_headline_that_holds(headline: str) -> None:
    """What may be a kill or news is held for a person to see."""
    assert judge(said(headline=headline), FEED, NOW).action is Action.HOLD


@pytest.mark.parametrize(
    "headline",
    [
        "//Sperrfrist 10.2. 1200// Bank",
        "EMBARGOED UNTIL 9 a.m. Pacific time, March 3, 2026 - Study",
        "EMBARGOED UNTIL 6AM - MARCH 3, 2026 - Study",
        "EMBARGOED UNTIL 1200 GMT-Ferry",
    ],
)
def test_a_headline_that_closes_until_a_time(headline: str) -> None:
    """Between marks, and with unread words."""
    assert judge(said(headline=headline), FEED, NOW).not_before


@pytest.mark.parametrize(
    "headline",
    [
        "TEST - please ignore",
        "TEST: please ignore",
    ],
)
def test_a_headline_of_a_test(headline: str) -> None:
    """It says so in plain words."""
    assert judge(said(headline=headline), FEED, NOW).action is Action.TEST


@pytest.mark.parametrize(
    "headline",
    [
        "测试\uff1a新款手机",
        "テスト\uff1a新型車",
        "解禁\uff1aアユ漁始まる",
        "保留\uff1a计划",
        "撤稿\uff1a期刊撤回论文",
        "ANULADO: gol",
        "ANNULATION: le vol",
        "WITHDRAWN: the drug",
        "EMBARGO: US tightens Iran oil ban",
        "HOLD: what analysts say",
        "PREVISIONS: le temps",
        "ADVISORY: Flood warning",
        "PREVISIONES: x",
    ],
)
def test_words_of_news_before_a_colon_are_no_tags(headline: str) -> None:
    """They need brackets, repetition or a dash."""
    assert judge(said(headline=headline), FEED, NOW).rule == "nothing-said"


def test_an_advisory_that_is_held_never_becomes_a_page() -> None:
    """A release would show it, so it is taken back like a kill."""
    for held in (said(status="withheld"), said(embargoed="soon"), said(notes=("HFR",))):
        advisory = said(
            status=held.signals.status,
            embargoed=held.signals.embargoed,
            notes=held.signals.notes,
            types=("Advisory",),
        )
        assert judge(advisory, FEED, NOW).action is Action.KILL
    assert judge(said(headline="ADVISORY-Flood"), FEED, NOW).action is Action.ADVISE

"""Words of the life-cycle count as tags and orders, never as news."""

from dataclasses import replace

import pytest

from schemas.article import Action
from schemas.story import Kind
from services.ingest.verdict import judge, kind_of, read_headline
from services.ingest.wirestory import WireStory
from tests.ingest.saying import FEED, NOW, STORY, said


@pytest.mark.parametrize(
    "headline",
    [
        "Police kill two",
        "POLICE KILL TWO AT HARBOUR",
        "KILL BILL STAR HELD AT AIRPORT",
        "HOLD-UP AT BANK IN OLD TOWN",
        "Hold your horses: derby postponed",
        "Test: how good is the new ferry?",
        "TEST-FIRED MISSILE LANDS AT SEA",
        "Embargo on grain: what it means",
        "Killing of wolves: court rules",
        "Withdrawn lender seeks buyer",
        '"KILL KILL KILL": the song that shocked the town',
        "Advisory board quits",
        "Test cricket: England lose by an innings",
        "TEST: THE NEW GOLF",
        "test",
        "TEST CRICKET: ENGLAND LOSE BY AN INNINGS",
        "Alert: how a warning reached nobody",
        "Amber alert ends after six hours",
        "Update on the ferry line",
        "Updated vaccine is approved",
        "Correction officers strike",
        "Corrections chief steps down",
        "Flash floods hit Norrvik",
        "FLASH FLOODS HIT NORRVIK",
        "Bulletin of the harbour is 100 years old",
        "Lead found in drinking water",
        "LEAD FOUND IN DRINKING WATER",
        "Hold on tight: storm is coming",
        "Holding company seeks buyer",
        "Release of hostages is near",
        "Embargoed arms reach the front",
        "EMBARGO ON GRAIN TO END",
        "Withheld: what the ministry did not say",
        "Disregard for safety led to fire",
        "ELIMINATION: ENGLAND ARE OUT",
        "Eilmeldungen im Wandel",
        "Eiltempo gefordert",
        "Achtung, Radfahrer",
        "Achtung: Glätte auf den Straßen",
        "Sperrfristen im Baurecht",
        "Sperrfrist beim Arbeitslosengeld: was gilt",
        "Embargo on grain hits millers",
        "Embargo until peace, says minister",
        "Embargoed to death: how a trade died",
        "For release, he pays a million",
        "GESPERRT: A8 NACH UNFALL DICHT",
        "Rückzug: Trainer geht",
        "Korrektursystem für Schulen",
        "Berichtigungen im Grundbuch",
        "Testmeldungen aus dem All",
        "Annulation du match: le club fait appel",
        "Suspendu pour dopage, il fait appel",
        "Urgences: les médecins en grève",
        "Anulado el gol de la final",
        "Alertas por la lluvia",
        "Urgente llamamiento de la Cruz Roja",
        "Sospesa la partita per pioggia",
        "Rettificatori di Norrvik",
        "Spoedeisende hulp dicht",
        "Rättelser i läroböcker",
        "Hastigheten sänks",
        "更新换代加速",
        "测试中心启用",
        "訂正印の使い方",
        "عاجلا أم آجلا",
    ],
)
def test_a_story_about_killing_is_not_killed(headline: str) -> None:
    """Ordinary headlines that begin with a word of the life-cycle are stories."""
    story = said(headline=headline)
    assert judge(story, FEED, NOW).rule == "nothing-said"
    assert kind_of(story) is Kind.STORY
    assert read_headline(headline).text == headline


@pytest.mark.parametrize(
    "note",
    [
        "Advisory: pictures will follow",
        "Test",
        "ADVISORY: PICTURES WILL FOLLOW",
        "Kill rates are given per hectare",
        "Holdings as of Monday",
        "Pictures of the test drive are attached",
    ],
)
def test_a_note_that_only_mentions_a_word_decides_nothing(note: str) -> None:
    """An editor's note must open with an order to be one."""
    assert judge(said(notes=(note,)), FEED, NOW).action is Action.PUBLISH


def test_running_text_is_never_listened_to() -> None:
    """Whatever the summary says, only headline and notes carry tags."""
    story = replace(STORY, summary="KILL KILL KILL", byline="STORY WITHDRAWN")
    assert judge(story, FEED, NOW).action is Action.PUBLISH


@pytest.mark.parametrize(
    "story",
    [
        said(types=("APNewsAlert",)),
        said(types=("Alert",)),
        said(genres=("genre:Alert",)),
        said(services=("svc:flash",)),
        said(priority="f"),
        said(priority="B"),
        said(headline="URGENT-Ferry aground"),
        said(headline="(Eil) Fähre auf Grund gelaufen"),
        said(headline="عاجل: العبارة"),
        said(notes=("dpa-Eilmeldung",)),
    ],
)
def test_an_alert_is_known_by_type_genre_tag_or_letter(story: WireStory) -> None:
    """Each way that agencies mark an alert makes one."""
    assert kind_of(story) is Kind.ALERT


def test_urgency_alone_makes_no_alert_and_a_picture_stays_one() -> None:
    """Urgency says how hurried, not what; kinds that a parser knows stay."""
    assert kind_of(replace(STORY, urgency="1")) is Kind.STORY
    picture = replace(said(types=("Alert",)), kind=Kind.PICTURE)
    assert kind_of(picture) is Kind.PICTURE


@pytest.mark.parametrize(
    ("story", "action"),
    [
        (said(headline="TEST"), Action.TEST),
        (said(headline="TAGESVORSCHAU"), Action.ADVISE),
        (said(notes=("Eds: Kill.",)), Action.KILL),
        (said(notes=("(Hold)",)), Action.HOLD),
        (said(headline="更正\uff1a渡轮恢复运行"), Action.CORRECT),
        (said(headline="【訂正】フェリー再開"), Action.CORRECT),
        (said(headline="\uff08撤稿\uff09渡轮恢复运行"), Action.KILL),
        (said(headline="ПОПРАВКА: Паром"), Action.CORRECT),
        (said(headline="تصحيح: العبارة"), Action.CORRECT),
        (said(headline="CORREÇÃO - Ferry"), Action.CORRECT),
        (said(headline="RETTIFICA: il traghetto"), Action.CORRECT),
        (said(headline="CORRECTIE: veerboot"), Action.CORRECT),
        (said(headline="RÄTTELSE: Färjan"), Action.CORRECT),
        (said(headline="KORJAUS: Lautta"), Action.CORRECT),
        (said(notes=("此稿作废",)), Action.KILL),
        (said(notes=("この記事を取り消します。",)), Action.KILL),
        (said(notes=("Сообщение аннулировано",)), Action.KILL),
        (said(notes=("Notícia anulada",)), Action.KILL),
        (said(notes=("Si prega di annullare",)), Action.KILL),
        (said(notes=("Dit bericht is ingetrokken",)), Action.KILL),
        (said(notes=("Meldingen trekkes",)), Action.KILL),
        (said(notes=("Sperrefrist",)), Action.HOLD),
        (said(notes=("解禁時間未定",)), Action.HOLD),
        (said(notes=("يرجى عدم النشر",)), Action.HOLD),
    ],
)
def test_each_language_of_the_wires_is_heard(story: WireStory, action: Action) -> None:
    """Agencies command in their own languages and scripts."""
    assert judge(story, FEED, NOW).action is action


def test_a_word_among_capitals_stays_in_the_headline() -> None:
    """A tag of the kind of text is one only before a headline in small letters."""
    assert read_headline("TABLE-TENNIS FINAL IN OSLO").text.startswith("TABLE")
    assert read_headline("ANALYSIS-Why it rains").text == "Why it rains"


def test_tags_leave_the_headline_in_order() -> None:
    """A chain of tags is taken off and the words of the story stay."""
    read = read_headline("REFILE-UPDATE 2-Ferry line reopens")
    assert read.text == "Ferry line reopens"
    assert [tag.word for tag in read.tags] == ["REFILE", "UPDATE 2"]
    assert read_headline("Ferry line reopens").text == "Ferry line reopens"

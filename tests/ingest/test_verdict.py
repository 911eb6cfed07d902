"""The life-cycle table: what each signal makes of a story."""

from dataclasses import replace

import pytest

from schemas.article import Action, OrderKind
from services.ingest.verdict import judge
from services.ingest.verdict.rules import RULES
from services.ingest.wirestory import Target, WireStory
from tests.ingest.saying import FEED, NOW, STORY, said


CELLS: list[tuple[str, WireStory, Action]] = [
    ("g2 new", said(status="usable"), Action.PUBLISH),
    ("g2 new, first version", replace(STORY, version="1"), Action.PUBLISH),
    ("g2 no status at all", said(), Action.PUBLISH),
    ("g2 later version", replace(STORY, version="2"), Action.UPDATE),
    ("g2 sig:update", said(signals=("sig:update",)), Action.UPDATE),
    ("g2 sig:correction", said(signals=("sig:correction",)), Action.CORRECT),
    ("g2 edNote", said(notes=("Corrects the year of opening.",)), Action.CORRECT),
    ("g2 stat:canceled", said(status="canceled"), Action.KILL),
    ("g2 stat:withdrawn", said(status="withdrawn"), Action.KILL),
    ("g2 stat:withheld", said(status="withheld"), Action.HOLD),
    ("g2 genre advisory", said(genres=("genre:Advisory",)), Action.ADVISE),
    ("g2 service advisory", said(services=("svc:daybook",)), Action.ADVISE),
    ("g2 genre of a list", said(genres=("dpatextgenre:27",)), Action.ADVISE),
    ("g2 code of another list", said(genres=("othergenre:27",)), Action.PUBLISH),
    ("g2 sig:test", said(signals=("sig:test",)), Action.TEST),
    ("g2 sender's test mark", said(signals=("desk-address:TEST",)), Action.TEST),
    ("g2 test headline", said(headline="TEST TEST TEST"), Action.TEST),
    ("g2 status by address", said(status="canceled "), Action.KILL),
    ("ninjs usable", said(status="usable"), Action.PUBLISH),
    ("ninjs signal", said(signals=("sig:correction",)), Action.CORRECT),
    ("ninjs canceled", said(status="canceled"), Action.KILL),
    ("ninjs cancelled", said(status="Cancelled"), Action.KILL),
    ("ninjs withheld", said(status="withheld"), Action.HOLD),
    ("ninjs genre", said(genres=("Advisory",)), Action.ADVISE),
    ("ninjs signal test", said(signals=("test",)), Action.TEST),
    ("ninjs unknown status", said(status="resting"), Action.HOLD),
    ("newsml revision", said(status="usable", previous="1"), Action.UPDATE),
    ("newsml first", said(status="usable", previous="0"), Action.PUBLISH),
    ("nitf correction", said(correction=""), Action.CORRECT),
    ("ap writethru", said(types=("Lead", "Writethru")), Action.UPDATE),
    ("ap corrective", said(types=("Corrective",)), Action.CORRECT),
    ("ap elimination", said(types=("Elimination",)), Action.KILL),
    ("ap withhold", said(types=("Withhold",)), Action.HOLD),
    ("ap hold for release, undated", said(types=("HoldForRelease",)), Action.HOLD),
    ("pa privileged, undated", said(status="privileged"), Action.HOLD),
    ("embargoed, undated", said(status="embargoed"), Action.HOLD),
    ("kill in the headline", said(headline="KILL KILL KILL"), Action.KILL),
    ("withdrawn", said(headline="STORY WITHDRAWN-Ferry line"), Action.KILL),
    ("hold in the headline", said(headline="HOLD HOLD HOLD"), Action.HOLD),
    ("kill in a note", said(notes=("EDS: KILL this story",)), Action.KILL),
    ("kill in French", said(headline="DÉPÊCHE ANNULÉE: ligne de ferry"), Action.KILL),
    ("kill in Spanish", said(headline="NOTICIA ANULADA"), Action.KILL),
    ("kill in German", said(notes=("Die Meldung ist zurückgezogen.",)), Action.KILL),
    ("embargo in words", said(headline="Sperrfrist: Fähre"), Action.HOLD),
    ("embargo in a note", said(notes=("Strictly embargoed!",)), Action.HOLD),
    ("embargo lifted", said(notes=("Embargo lifted",)), Action.PUBLISH),
    ("corrected", said(headline="CORRECTED-Ferry line reopens"), Action.CORRECT),
    ("Berichtigung", said(headline="Berichtigung: Fähre"), Action.CORRECT),
    ("KORR", said(headline="(KORR) Fähre fährt wieder"), Action.CORRECT),
    ("RECTIFICATIF", said(headline="RECTIFICATIF - Le ferry"), Action.CORRECT),
    ("update", said(headline="UPDATE 2-Ferry line reopens"), Action.UPDATE),
    ("wrapup", said(headline="WRAPUP 1-Ferry line reopens"), Action.UPDATE),
    ("lead", said(headline="1ST LEAD Ferry line reopens"), Action.UPDATE),
    ("refile mends quietly", said(headline="REFILE-Ferry line"), Action.UPDATE),
    ("repeat", said(headline="REPEAT-Ferry line reopens"), Action.PUBLISH),
    ("planning", said(notes=("Planungshinweis",)), Action.ADVISE),
    ("advisory", said(headline="ADVISORY-Ferry coverage"), Action.ADVISE),
]


@pytest.mark.parametrize(
    ("story", "action"), [cell[1:] for cell in CELLS], ids=[cell[0] for cell in CELLS]
)
def test_each_cell_of_the_life_cycle_is_read(story: WireStory, action: Action) -> None:
    """A signal of the life-cycle table leads to the action that stands there."""
    verdict = judge(story, FEED, NOW)
    assert verdict.action is action
    assert verdict.not_before is None


def test_every_rule_can_decide() -> None:
    """No rule of the table stands in another's shadow or listens for nothing."""
    more = [
        said(signals=("sig:kill",)),
        said(signals=("sig:hold",)),
        said(notes=("Please hold this story",)),
        said(types=("testmessage",)),
        said(services=("test",)),
        replace(STORY, targets=(Target(kind=OrderKind.REPLACE, name="n-0"),)),
        said(notes=("This is a test",)),
        said(types=("Daybook",)),
        said(types=("Corrective",)),
        said(notes=("Updates with quotes",)),
        said(embargoed=""),
        said(embargoed="soon"),
        said(types=("Advisory",), status="withheld"),
        said(headline="KILLED: Three soldiers"),
    ]
    strict = FEED.model_copy(update={"correction_means": "change"})
    deciding = {judge(cell[1], FEED, NOW).rule for cell in CELLS}
    deciding |= {judge(story, FEED, NOW).rule for story in more}
    deciding.add(judge(said(signals=("sig:correction",)), strict, NOW).rule)
    assert {rule.name for rule in RULES} <= deciding

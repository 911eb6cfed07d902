"""Until when words close an item: the latest instant that they can mean."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from schemas.article import Action
from services.ingest.verdict import judge, read_headline
from services.ingest.verdict.until import until
from tests.ingest.saying import FEED, NOON, NOW, STORY, said


# Said on a Thursday, at eleven o'clock in Berlin.
BERLIN = FEED.model_copy(update={"time_zone": "Europe/Berlin"})
TIMES = [
    ("12.00 Uhr", "2026-02-05T11:00"),
    (": Sonntag, 12.00 Uhr)", "2026-02-08T11:00"),
    (" 2. März 6.00 Uhr", "2026-03-02T05:00"),
    (" bis 2.3.2026, 7 Uhr MEZ", "2026-03-02T06:00"),
    (" bis heute Abend (5.2.), 19.00 Uhr.", "2026-02-05T18:00"),
    (" morgen um 8 Uhr", "2026-02-06T07:00"),
    (" until 0001 GMT March 3", "2026-03-03T00:01"),
    (" until 00:01 GMT, Tuesday 3 March 2026", "2026-03-03T00:01"),
    (" 6 a.m. EST Sunday, March 1, and thereafter", "2026-03-01T11:00"),
    (" Dec. 24, 2025, 9 p.m. ET", "2025-12-25T02:00"),
    (" until 12noon on Friday, October 23, 2026", "2026-10-23T10:00"),
    (" until midnight Sunday", "2026-02-08T23:00"),
    (" until 1200 Monday", "2026-02-09T11:00"),
    (" 2026-03-02T06:00:00+01:00", "2026-03-02T05:00"),
    (" jusqu'au 3 mars à 18h30", "2026-03-03T17:30"),
    (" hasta las 10.00 horas del martes 3 de marzo", "2026-03-03T09:00"),
    (" fino alle ore 18 di domani", "2026-02-06T17:00"),
    (" até às 10h00 de segunda-feira", "2026-02-09T09:00"),
    (" tot maandag 10.00 uur", "2026-02-09T09:00"),
    (" til mandag kl. 10", "2026-02-09T09:00"),
    # What is left out means the latest: the day's end, the later of two readings.
    (" for Sunday", "2026-02-08T23:00"),
    (" 2 March 2026", "2026-03-02T23:00"),
    (" 3/4/2026 10:00 GMT", "2026-04-03T10:00"),
    # Time or weekday that is over for today comes again.
    (" 10.30 Uhr", "2026-02-06T09:30"),
    (" Donnerstag, 10.30 Uhr", "2026-02-12T09:30"),
    # A day without a year is the nearest, not one in a year's time.
    (" until 10:00 GMT on February 3", "2026-02-03T10:00"),
]


@pytest.mark.parametrize(("text", "wanted"), TIMES, ids=[text for text, _ in TIMES])
def test_a_time_in_words_means_the_latest_that_it_can(text: str, wanted: str) -> None:
    """Agencies' spellings in eight languages, with and without day, time and zone."""
    found = until(text, "Europe/Berlin", NOW)
    assert found is not None
    assert found.until == datetime.fromisoformat(wanted).replace(tzinfo=UTC)


@pytest.mark.parametrize(
    "text",
    [
        "",
        " May wins the vote",
        " 12 people are dead",
        " the mayor speaks",
        " 31.2.2026",
    ],
)
def test_what_is_no_time_is_none(text: str) -> None:
    """Words, bare numbers and days that no calendar has say nothing."""
    assert until(text, "Europe/Berlin", NOW) is None


def test_a_number_is_a_day_only_in_an_advance() -> None:
    """An "Adv12" is for the twelfth, to its end."""
    found = until("12", "UTC", NOW, advance=True)
    assert found is not None
    assert found.until == datetime(2026, 2, 13, tzinfo=UTC)


@pytest.mark.parametrize(
    "note",
    [
        "Sperrfrist: 13.00 Uhr",
        "Achtung: Sperrfrist 13 Uhr!",
        "Bitte beachten Sie die Sperrfrist der Meldung bis heute Mittag, 13.00 Uhr.",
        "Nicht vor 05.02.2026, 13:00 Uhr verwenden",
        "Note to editors: STRICTLY EMBARGOED. Not for public release until 1pm today.",
        "HFR 1200 GMT",
        "With pictures. Embargoed until 1300 hours",
        "- Fotos folgen\n- Sperrfrist: 13.00 Uhr",
        "For release at noon GMT Thursday, and thereafter",
        "Adv for 1 p.m., Feb. 5",
        "Embargo jusqu'au 5 février à 13h00",
        "Embargo hasta las 13.00 horas",
        "Embargo fino alle ore 13",
    ],
)
def test_a_note_of_the_desk_closes_until_its_time(note: str) -> None:
    """What a note says is as good as a field, and somebody should look at it."""
    verdict = judge(said(notes=(note,)), BERLIN, NOW)
    assert (verdict.action, verdict.not_before) == (Action.PUBLISH, NOON)
    assert (verdict.rule, verdict.flagged) == ("embargo", True)


@pytest.mark.parametrize(
    "note",
    [
        "Sperrfrist",
        "Sperrfrist: Beginn der Rede",
        "Embargoed until delivery",
        "HFR",
        "Adv",
        "Hold for release.",
    ],
)
def test_without_a_time_it_is_held_and_flagged(note: str) -> None:
    """An embargo that names no time ends when a person says so."""
    verdict = judge(said(notes=(note,)), BERLIN, NOW)
    assert (verdict.action, verdict.not_before) == (Action.HOLD, None)
    assert verdict.flagged


def test_a_time_in_the_headline_closes_and_leaves_it() -> None:
    """The tag and its time are the desk's, the rest is the story's."""
    headline = "EMBARGOED UNTIL 1200 GMT FEB 5-Ferry line reopens"
    assert judge(said(headline=headline), FEED, NOW).not_before == NOON
    assert read_headline(headline).text == "Ferry line reopens"
    german = read_headline("SPERRFRIST: Sonntag, 12 Uhr - Fähre fährt wieder")
    assert german.text == "Fähre fährt wieder"


@pytest.mark.parametrize(
    "headline",
    ["EMBARGOED-Sunday schools close", "EMBARGOED - 1200 workers go", "EMBARGOED-May"],
)
def test_words_of_the_story_are_no_time(headline: str) -> None:
    """A headline that happens to begin with a day or a number stays closed."""
    verdict = judge(said(headline=headline), FEED, NOW)
    assert (verdict.action, verdict.flagged) == (Action.HOLD, True)


def test_beside_a_field_only_another_day_or_an_exact_time_counts() -> None:
    """Words without a zone are less exact than the field that they repeat."""
    field = "2026-02-05T12:00:00Z"
    same = said(embargoed=field, notes=("Sperrfrist: 5. Februar, 13.00 Uhr",))
    assert judge(same, FEED, NOW).not_before == NOON
    again = said(embargoed=field, notes=("Sperrfrist: 9.00 Uhr",))
    assert judge(again, FEED, NOW).not_before == NOON
    exact = said(embargoed=field, notes=("Embargoed until 1201 GMT 5 Feb 2026",))
    assert judge(exact, FEED, NOW).not_before == NOON.replace(minute=1)
    later = said(embargoed=field, notes=("Sperrfrist: 8. Februar, 13.00 Uhr",))
    assert judge(later, FEED, NOW).not_before == datetime(2026, 2, 8, 13, tzinfo=UTC)


def test_words_count_from_when_they_were_said() -> None:
    """A record that is read again next week means the same day."""
    story = replace(
        said(notes=("Sperrfrist: 13.00 Uhr",)), version_created="2026-02-05T10:00:00Z"
    )
    late = datetime(2026, 2, 12, tzinfo=UTC)
    assert judge(story, BERLIN, late).not_before == NOON


@pytest.mark.parametrize(
    "note",
    [
        "Embargo lifted",
        "Sperrfrist aufgehoben",
        "Embargo levé",
        "For immediate release",
        "No embargo: 12 p.m. was a mistake of ours",
    ],
)
def test_a_lifted_embargo_is_none(note: str) -> None:
    """The note that lifts closes nothing itself; a field still does."""
    assert judge(said(notes=(note,)), FEED, NOW).rule == "nothing-said"
    closed = said(notes=(note,), embargoed="2026-02-05T12:00:00Z")
    assert judge(closed, FEED, NOW).not_before == NOON


def test_withheld_may_mean_an_embargo() -> None:
    """Where a sender withholds what opens by itself, its date does open it."""
    dated = said(status="withheld", embargoed="2026-02-05T12:00:00Z")
    assert judge(dated, FEED, NOW).action is Action.HOLD
    feed = FEED.model_copy(update={"withheld_means": "embargo"})
    assert judge(dated, feed, NOW).action is Action.PUBLISH
    assert judge(dated, feed, NOW).not_before == NOON
    undated = judge(said(status="withheld"), feed, NOW)
    assert (undated.action, undated.flagged) == (Action.HOLD, True)


def test_a_story_without_words_of_an_embargo_has_none() -> None:
    """Times in notes about other things close nothing."""
    noted = said(notes=("Pictures until 12.00 Uhr", "Update follows at 1 p.m."))
    assert judge(noted, FEED, NOW).not_before is None
    assert judge(STORY, FEED, NOW).not_before is None

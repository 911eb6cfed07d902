"""Embargoes, corrections and versions: what the feed's own habits change."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from schemas.article import Action
from services.ingest.verdict import judge
from tests.ingest.saying import FEED, NOON, NOW, STORY, said


BERLIN = FEED.model_copy(update={"time_zone": "Europe/Berlin"})


def test_an_embargo_closes_until_its_time_and_names_itself() -> None:
    """A dated embargo publishes later, and the verdict says why."""
    verdict = judge(said(embargoed="2026-02-05T12:00:00Z", status="usable"), FEED, NOW)
    assert (verdict.action, verdict.not_before) == (Action.PUBLISH, NOON)
    assert (verdict.rule, verdict.signal) == ("embargo", "embargoed")
    assert not verdict.flagged


def test_a_correction_under_embargo_is_both() -> None:
    """A correction that may not be shown yet keeps its time and its kind."""
    story = said(embargoed="2026-02-05T12:00:00Z", signals=("sig:correction",))
    verdict = judge(story, FEED, NOW)
    assert (verdict.action, verdict.not_before) == (Action.CORRECT, NOON)
    assert verdict.rule == "signal-correction"


def test_of_two_times_the_later_one_holds() -> None:
    """Embargo and release that differ mean the later."""
    story = said(embargoed="2026-02-05T11:00:00Z", release="2026-02-05T12:00:00Z")
    assert judge(story, FEED, NOW).not_before == NOON


def test_a_past_embargo_is_kept() -> None:
    """It closes nothing any more, and the record stays true."""
    story = said(embargoed="2026-02-04T12:00:00Z")
    assert judge(story, FEED, NOW).not_before == datetime(2026, 2, 4, 12, tzinfo=UTC)


def test_an_embargo_without_a_zone_takes_the_feeds_and_is_flagged() -> None:
    """One o'clock in Berlin is noon in UTC, and a person should look."""
    verdict = judge(said(embargoed="2026-02-05T13:00:00"), BERLIN, NOW)
    assert verdict.not_before == NOON
    assert verdict.flagged


def test_an_embargo_of_a_day_lasts_to_its_end() -> None:
    """A date without a time means the latest instant it can mean."""
    verdict = judge(said(embargoed="2026-02-05"), FEED, NOW)
    assert verdict.not_before == datetime(2026, 2, 6, tzinfo=UTC)
    assert verdict.flagged


def test_an_embargo_of_years_is_flagged() -> None:
    """A slip in the year closes a story; somebody has to see it."""
    assert judge(said(embargoed="2062-02-05T12:00:00Z"), FEED, NOW).flagged


@pytest.mark.parametrize("embargoed", ["", "  ", "soon", "2026-13-45"])
def test_an_unclear_embargo_holds_or_does_what_the_feed_says(embargoed: str) -> None:
    """Empty and unreadable embargoes hold and are flagged unless the feed says not."""
    story = said(embargoed=embargoed, status="usable")
    verdict = judge(story, FEED, NOW)
    assert (verdict.action, verdict.flagged) == (Action.HOLD, True)
    assert verdict.not_before is None
    free = FEED.model_copy(update={"unclear_embargo": "publish"})
    assert judge(story, free, NOW).action is Action.PUBLISH


def test_a_date_answers_the_words_of_an_embargo() -> None:
    """Status, types, tags and notes that say "embargo" wait for the date beside them."""
    story = said(
        headline="EMBARGOED - Ferry line reopens",
        status="embargoed",
        types=("HoldForRelease",),
        notes=("Sperrfrist beachten",),
        release="2026-02-05T12:00:00Z",
    )
    verdict = judge(story, FEED, NOW)
    assert (verdict.action, verdict.not_before) == (Action.PUBLISH, NOON)


def test_a_held_item_keeps_its_embargo_and_a_killed_one_has_none() -> None:
    """A release lifts the hold, not the embargo; nothing follows a kill."""
    held = said(status="withheld", embargoed="2026-02-05T12:00:00Z")
    assert judge(held, FEED, NOW).not_before == NOON
    killed = said(status="canceled", embargoed="2026-02-05T12:00:00Z")
    assert judge(killed, FEED, NOW).not_before is None


def test_a_correction_signal_that_means_any_change_needs_an_error_named() -> None:
    """Where a sender marks every change so, only a note that owns up corrects."""
    strict = FEED.model_copy(update={"correction_means": "change"})
    added = said(signals=("sig:correction",), notes=("Adds quotes from the mayor",))
    assert judge(added, strict, NOW).action is Action.UPDATE
    wrong = said(signals=("sig:correction",), notes=("The year was wrong",))
    assert judge(wrong, strict, NOW).action is Action.CORRECT
    assert judge(added, FEED, NOW).action is Action.CORRECT


def test_versions_that_are_no_numbers_say_nothing() -> None:
    """An opaque version is compared by others, not read as a later one."""
    opaque = FEED.model_copy(update={"versions": "opaque"})
    story = replace(STORY, version="978556838")
    assert judge(story, opaque, NOW).action is Action.PUBLISH
    assert judge(replace(STORY, version="v.2b"), FEED, NOW).action is Action.PUBLISH


def test_the_verdict_holds_no_word_of_the_story() -> None:
    """What is kept of an unknown status is short; of a headline, only the tag."""
    long = judge(said(status="x" * 400), FEED, NOW).signal
    assert long is not None
    assert len(long) <= 40
    tagged = judge(said(headline="CORRECTED-Secret of the ferry"), FEED, NOW)
    assert (tagged.rule, tagged.signal) == ("headline-correction", "CORRECTED")

"""House rules, once for all formats."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from schemas.article import Action, Article, Verdict
from schemas.blocks import Paragraph
from schemas.feeds import Feed
from schemas.reasons import Reject
from schemas.story import Kind, Rights
from services.ingest.normalise import normalise
from services.ingest.wirestory import Rejected, Signals, WireStory


NOW = datetime(2026, 2, 5, 12, tzinfo=UTC)
FEED = Feed(name="acme-en", agency="acme", topic="wire.raw.acme-en", language="en")
PUBLISH = Verdict(action=Action.PUBLISH, rule="test")
STORY = WireStory(item_id="urn:x:1", canonical=b"c", headline="Headline")


def _article(feed: Feed = FEED, verdict: Verdict = PUBLISH, **sent: object) -> Article:
    return normalise(replace(STORY, **sent), feed, NOW, verdict)  # type: ignore[arg-type] # fields vary by test


def test_identity_is_the_agencys_and_not_the_feeds() -> None:
    """One item through two feeds is one article."""
    other = FEED.model_copy(update={"name": "acme-all"})
    assert _article().article_id == _article(other).article_id
    stranger = FEED.model_copy(update={"agency": "zenith"})
    assert _article().article_id != _article(stranger).article_id


def test_only_a_missing_identity_costs_the_item() -> None:
    """Nothing can be said of an item that has no name."""
    with pytest.raises(Rejected) as caught:
        _article(item_id=" \n")
    assert caught.value.reason is Reject.NO_IDENTITY


def test_any_other_broken_field_costs_that_field() -> None:
    """With a note, and the rest of the story as it is."""
    article = _article(
        version_created="yesterday-ish",
        expires="never",
        urgency="DEFAULT",
        language="??",
        headline="Stands",
    )
    assert article.headline == "Stands"
    assert (article.version_created, article.expires, article.urgency) == (None,) * 3
    assert set(article.problems) == {
        "version created: unreadable date",
        "expires: unreadable date",
        "urgency: not 1 to 9",
        "language: no language tag",
    }


def test_dated_is_first_created_else_version_created() -> None:
    """A story keeps its date when it is mended."""
    early, late = "2026-02-04T08:00:00Z", "2026-02-05T09:00:00Z"
    first = _article(first_created=early, version_created=late).dated
    assert first
    assert first.at == datetime(2026, 2, 4, 8, tzinfo=UTC)
    later = _article(version_created=late).dated
    assert later
    assert later.at == datetime(2026, 2, 5, 9, tzinfo=UTC)
    day = _article(dated="2026-02-03", version_created=late).dated
    assert day
    assert (day.at, day.precision) == (datetime(2026, 2, 3, tzinfo=UTC), "day")


def test_a_date_in_the_future_is_shown_as_the_arrival_and_ordered_as_sent() -> None:
    """A clock that runs ahead does not pin a story to the top."""
    article = _article(version_created="2031-01-01T00:00:00Z")
    assert article.dated
    assert article.dated.at == NOW
    assert article.version_created == datetime(2031, 1, 1, tzinfo=UTC)
    assert article.problems == ("dated: in the future, shown as the time of arrival",)


def test_a_day_that_has_begun_where_the_sender_lives_is_not_the_future() -> None:
    """Tokyo's tomorrow begins in our afternoon."""
    tokyo = FEED.model_copy(update={"time_zone": "Asia/Tokyo"})
    at = datetime(2026, 2, 5, 16, tzinfo=UTC)
    story = replace(STORY, dated="2026-02-06")
    dated = normalise(story, tokyo, at, PUBLISH).dated
    assert dated
    assert dated.at == datetime(2026, 2, 6, tzinfo=UTC)


def test_an_ambiguous_expiry_means_the_latest_instant() -> None:
    """And is never clamped."""
    article = _article(expires="2031-02-06")
    assert article.expires == datetime(2031, 2, 7, tzinfo=UTC)
    assert article.problems == ("expires: ambiguous, taken as late as it can mean",)


@pytest.mark.parametrize(
    ("sent", "headline", "tags"),
    [
        ("UPDATE 2-Bank raises rates", "Bank raises rates", ("UPDATE 2",)),
        ("CORRECTED-Bank raises rates", "Bank raises rates", ("CORRECTED",)),
        ("REFILE-Bank raises rates", "Bank raises rates", ("REFILE",)),
        ("Update on the bank", "Update on the bank", ()),
        ("  Bank\n raises   rates ", "Bank raises rates", ()),
    ],
)
def test_tags_leave_the_headline(
    sent: str, headline: str, tags: tuple[str, ...]
) -> None:
    """Readers see the headline, the desk its tags."""
    article = _article(headline=sent)
    assert (article.headline, article.headline_tags) == (headline, tags)


def test_a_missing_headline_is_the_slugline_else_the_first_line() -> None:
    """Noted, never invented; an item without any has none."""
    body = (Paragraph(html="First <b>line</b>"), Paragraph(html="Second"))
    slug = _article(headline=None, slugline="BANK/RATES", body=body)
    assert slug.headline == "BANK/RATES"
    first = _article(headline=" ", body=body)
    assert first.headline == "First line"
    assert first.problems == ("headline: missing, taken from the text",)
    assert _article(headline=None).headline is None


@pytest.mark.parametrize(
    ("sent", "language", "told"),
    [
        ("By Ann Lee", "en", "Ann Lee"),
        ("BY  ANN LEE", "en", "ANN LEE"),
        ("Von Max Muster", "de", "Max Muster"),
        ("Von Trapp", "en", "Von Trapp"),
        ("Byron Lee", "en", "Byron Lee"),
        ("By ", "en", "By"),
    ],
)
def test_a_byline_is_a_name(sent: str, language: str, told: str) -> None:
    """What stands before the name is the page's to write."""
    assert _article(byline=sent, language=language).byline == told


def test_language_falls_back_to_the_feeds() -> None:
    """Direction follows."""
    assert _article().language == "en"
    article = _article(language="ar_EG", headline="x")
    assert (article.language, article.direction) == ("ar-EG", "rtl")


def test_terms_that_nobody_here_can_read_restrict() -> None:
    """Safer than to overlook "not for use outside the United States"."""
    bound = Rights(usage_terms=("not for use outside Utopia",))
    assert _article(rights=bound).rights == bound.model_copy(
        update={"restricted": True}
    )
    free = Rights(holder="Acme", usage_terms=("Unrestricted.",))
    assert _article(rights=free).rights == free
    own = FEED.model_copy(update={"rights": free})
    assert _article(own).rights == free


def test_a_correction_note_is_told_only_with_a_correction() -> None:
    """And an editor's note never is one."""
    correct = Verdict(action=Action.CORRECT, rule="test")
    signals = Signals(correction="The year was  wrong.")
    told = _article(verdict=correct, signals=signals)
    assert told.correction_note == "The year was wrong."
    assert _article(signals=signals).correction_note is None
    editors = _article(verdict=correct, editor_notes=("for editors",))
    assert editors.correction_note is None


def test_limits_are_kept_and_told() -> None:
    """A sender's mistake of megabytes does not travel on."""
    article = _article(summary="x" * 20_000, keywords=tuple(str(n) for n in range(600)))
    assert len(article.summary or "") == 10_000
    assert len(article.keywords) == 500
    assert len(article.problems) == 2


def test_the_kind_may_be_an_alert_by_its_genre() -> None:
    """Never by urgency alone."""
    assert _article(urgency="1").kind is Kind.STORY
    assert _article(signals=Signals(genres=("alert",))).kind is Kind.ALERT

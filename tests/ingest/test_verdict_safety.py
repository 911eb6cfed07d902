"""What holds of every verdict, whatever signals come together."""

from dataclasses import replace
from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from schemas.article import Action, OrderKind, Verdict
from schemas.blocks import Paragraph
from schemas.feeds import Feed
from services.ingest.verdict import judge, kind_of
from services.ingest.verdict.rules import RULES
from services.ingest.wirestory import Target, WireStory
from services.publish.standing import hindrance
from tests.ingest.saying import FEED, NOW, STORY, said
from tests.publish.truths import truth


PA = FEED.model_copy(update={"correction_means": "change", "withheld_means": "embargo"})
FEEDS = st.sampled_from((FEED, PA))
_AHEAD = "2026-02-05T12:00:00Z"

# Ordinary signals, from nothing to a correction.
ORDINARY = (
    said(),
    said(status="usable"),
    said(signals=("sig:update",)),
    said(signals=("sig:correction",)),
    said(types=("Corrective",)),
    said(types=("Lead", "Writethru")),
    said(correction="The name was wrong."),
    said(notes=("Corrects the name",)),
    said(notes=("Adds quotes",)),
    said(previous="3"),
    said(genres=("Alert",)),
    said(priority="f"),
)
# Each keeps a story from readers, for now or for good.
CLOSING = (
    said(status="canceled"),
    said(status="withheld", embargoed=""),
    said(status="withheld", embargoed=_AHEAD),
    said(status="privileged"),
    said(status="nobody knows"),
    said(embargoed=_AHEAD),
    said(embargoed=""),
    said(embargoed="soon"),
    said(release=_AHEAD),
    said(signals=("sig:test",)),
    said(signals=("kill",)),
    said(types=("Kill",)),
    said(types=("Withhold",)),
    said(types=("Advisory",)),
    said(types=("HoldForRelease",)),
    said(genres=("genre:Advisory",)),
    said(services=("test",)),
    said(notes=("EDS: KILL this story",)),
    said(notes=("Please hold this story",)),
    said(notes=("Embargoed until noon today",)),
    said(notes=("Sperrfrist",)),
    said(notes=("HFR",)),
    said(notes=("Dies ist ein Test",)),
    said(notes=("Planungshinweis",)),
    said(headline="STORY WITHDRAWN-Ferry"),
    said(headline="EMBARGOED-Ferry"),
    said(headline="EMBARGOED UNTIL 1200 GMT-Ferry"),
    said(headline="HOLD HOLD HOLD"),
    said(headline="ADVISORY-Ferry"),
    said(headline="TEST TEST TEST"),
)


def _together(one: WireStory, other: WireStory) -> WireStory:
    """What both say; of a field that has but one value, the second's."""
    first, second = one.signals, other.signals
    plain = STORY.headline
    both = replace(
        second,
        status=second.status or first.status,
        embargoed=first.embargoed if second.embargoed is None else second.embargoed,
        release=second.release or first.release,
        signals=(*first.signals, *second.signals),
        types=(*first.types, *second.types),
        genres=(*first.genres, *second.genres),
        services=(*first.services, *second.services),
        notes=(*first.notes, *second.notes),
        correction=second.correction or first.correction,
        priority=second.priority or first.priority,
        previous=second.previous or first.previous,
    )
    headline = other.headline if other.headline != plain else one.headline
    return replace(one, headline=headline, signals=both)


def _readable(verdict: Verdict) -> bool:
    """Whether publish would show it now; advisories and tests are not even stored."""
    if verdict.action in {Action.ADVISE, Action.TEST}:
        return False
    standing = truth(action=verdict.action, not_before=verdict.not_before)
    return hindrance(NOW, standing) is None


@given(st.sampled_from(CLOSING), st.lists(st.sampled_from(ORDINARY)), FEEDS)
def test_nothing_closed_is_ever_readable(
    closed: WireStory, others: list[WireStory], feed: Feed
) -> None:
    """Whatever else is said, a signal that closes keeps the story from readers."""
    story = STORY
    for other in (*others, closed):
        story = _together(story, other)
    assert not _readable(judge(story, feed, NOW))


@given(st.lists(st.sampled_from(ORDINARY), min_size=1), FEEDS)
def test_ordinary_signals_never_close(others: list[WireStory], feed: Feed) -> None:
    """Updates, corrections and alerts are for readers."""
    story = STORY
    for other in others:
        story = _together(story, other)
    assert _readable(judge(story, feed, NOW))


@given(st.sampled_from(CLOSING), st.sampled_from(CLOSING))
def test_a_second_reason_to_close_opens_nothing(
    one: WireStory, other: WireStory
) -> None:
    """Two reasons are no better than one, now or at the first one's end."""
    both = judge(_together(one, other), FEED, NOW)
    assert not _readable(both)
    alone = judge(other, FEED, NOW)
    if both.not_before and alone.not_before and both.action is not Action.HOLD:
        assert both.not_before >= alone.not_before


WORDS = st.sampled_from(
    (
        "KILL KILL KILL",
        "STORY WITHDRAWN",
        "EMBARGOED UNTIL 1200 GMT",
        "CORRECTED-",
        "Sperrfrist: 12.00 Uhr",
        "TEST TEST TEST",
        "ADVISORY",
        "(Eil)",
        "Hold for release",
        "Berichtigung:",
    )
)


@given(st.sampled_from((*ORDINARY, *CLOSING)), WORDS)
def test_running_text_never_changes_a_verdict(story: WireStory, words: str) -> None:
    """Whatever a body, a summary, a caption's line or a keyword says, it is news."""
    running = replace(
        story,
        body=(Paragraph(html=words), Paragraph(html=f"{words} {words}")),
        summary=words,
        subheadline=words,
        byline=words,
        dateline=words,
        keywords=(words,),
        key_points=(words,),
        risks=(words,),
        public_notes=(words,),
        slugline=words,
    )
    assert judge(running, FEED, NOW) == judge(story, FEED, NOW)
    assert kind_of(running) is kind_of(story)


TAGS = st.sampled_from(
    ("", "UPDATE 2-", "CORRECTED-", "EMBARGOED UNTIL 1200 GMT-", "(Eil) ", "KILL: ")
)
SECRETS = st.lists(
    st.text(st.characters(categories=["Lu", "Ll"]), min_size=4, max_size=9),
    min_size=1,
    max_size=5,
)
NAMES = {rule.name for rule in RULES} | {"embargo", "nothing-said"}


@given(TAGS, SECRETS, st.sampled_from((*ORDINARY, *CLOSING)))
def test_a_verdict_tells_no_word_of_the_story(
    tag: str, secrets: list[str], closed: WireStory
) -> None:
    """`rule` is a name of the table, `signal` a code or a tag, never the story's words."""
    words = " ".join(f"q{secret}q" for secret in secrets)
    story = replace(closed, headline=f"{tag}{words}", body=(Paragraph(html=words),))
    noted = replace(
        story, editor_notes=(f"Corrects {words}", f"Embargoed until noon: {words}")
    )
    for one in (story, noted):
        verdict = judge(one, FEED, NOW)
        assert verdict.rule in NAMES
        assert not any(f"q{secret}q" in (verdict.signal or "") for secret in secrets)


def test_what_replaces_another_is_an_update() -> None:
    """A lead under a new name updates; a take or an order on another does not."""
    names = {
        kind: replace(STORY, targets=(Target(kind=kind, name="n-0"),))
        for kind in OrderKind
    }
    actions = {kind: judge(story, FEED, NOW).action for kind, story in names.items()}
    assert actions.pop(OrderKind.REPLACE) is Action.UPDATE
    assert set(actions.values()) == {Action.PUBLISH}


def test_a_past_embargo_closes_nothing() -> None:
    """The date stays on the record; readers have the story."""
    passed = (NOW - timedelta(hours=1)).isoformat()
    for story in (said(embargoed=passed), said(status="embargoed", release=passed)):
        verdict = judge(story, FEED, NOW)
        assert _readable(verdict)
        assert verdict.not_before is not None

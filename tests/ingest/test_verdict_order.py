"""The safer reading wins, whatever signals come together in whatever order."""

from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from schemas.article import Action
from services.ingest.verdict import judge
from services.ingest.verdict.embargo import embargo_of
from services.ingest.verdict.heard import hear
from services.ingest.verdict.rules import RULES
from services.ingest.wirestory import Signals, WireStory
from tests.ingest.saying import FEED, NOW, PUBLIC, said


def _severity(action: Action) -> int:
    order = (
        {Action.KILL},
        {Action.HOLD},
        {Action.ADVISE, Action.TEST},
        {Action.CORRECT},
        {Action.UPDATE},
        {Action.PUBLISH},
    )
    return next(n for n, actions in enumerate(order) if action in actions)


def test_the_table_goes_from_severe_to_mild_and_names_each_rule_once() -> None:
    """Safer readings stand first; only a repeat is milder than what follows it."""
    ranks = [_severity(rule.action) for rule in RULES if rule.name != "headline-repeat"]
    assert all(one <= other for one, other in pairwise(ranks))
    assert len({rule.name for rule in RULES}) == len(RULES)


_STATUSES = (None, "usable", "canceled", "withheld", "embargoed", "privileged", "odd")
_EMBARGOES = (None, "", "soon", "2026-02-05T12:00:00Z", "2026-02-05")
_CODES = ("sig:update", "sig:correction", "sig:test", "kill", "x:y", "dpasig:planned")
_TYPES = (
    "Kill",
    "Withhold",
    "Advisory",
    "Corrective",
    "Lead",
    "HoldForRelease",
    "text",
)
_GENRES = ("genre:Advisory", "genre:Interview", "Alert", "testmessage")
_NOTES = (
    "Corrects name",
    "EDS: KILL",
    "Strictly embargoed",
    "Adds quotes",
    "Picture",
)
_HEADLINES = ("KILL: x", "CORRECTED-x", "UPDATE 1-x", "REPEAT-x", "x", "ADVISORY-x")


def _some(of: tuple[str, ...]) -> st.SearchStrategy[tuple[str, ...]]:
    return st.lists(st.sampled_from(of), max_size=3).map(tuple)


STORIES = st.builds(
    said,
    headline=st.sampled_from(_HEADLINES),
    status=st.sampled_from(_STATUSES),
    embargoed=st.sampled_from(_EMBARGOES),
    release=st.sampled_from(_EMBARGOES),
    signals=_some(_CODES),
    types=_some(_TYPES),
    genres=_some(_GENRES),
    notes=_some(_NOTES),
    correction=st.sampled_from((None, "", "name")),
    previous=st.sampled_from((None, "0", "1")),
)
FORBIDDING: tuple[Callable[[Signals], bool], ...] = (
    lambda s: s.status in {"canceled", "withheld", "odd"},
    lambda s: bool({"sig:test", "kill"} & set(s.signals)),
    lambda s: bool({"Kill", "Withhold", "Advisory"} & set(s.types)),
    lambda s: bool({"genre:Advisory", "testmessage"} & set(s.genres)),
    lambda s: "EDS: KILL" in s.notes,
)
CLOSING: tuple[Callable[[Signals], bool], ...] = (
    lambda s: s.status in {"embargoed", "privileged"},
    lambda s: s.embargoed is not None or bool(s.release),
    lambda s: "HoldForRelease" in s.types,
    lambda s: "Strictly embargoed" in s.notes,
)


@given(STORIES)
def test_nothing_closed_is_ever_judged_open(story: WireStory) -> None:
    """Held, killed, advisory and test never publish; embargoed only with a time."""
    verdict = judge(story, FEED, NOW)
    if any(forbids(story.signals) for forbids in FORBIDDING):
        assert verdict.action not in PUBLIC
    if any(closes(story.signals) for closes in CLOSING) and verdict.action in PUBLIC:
        assert verdict.not_before is not None


@given(STORIES, STORIES)
def test_another_signal_never_softens_a_verdict(
    one: WireStory, other: WireStory
) -> None:
    """What two items say together is judged at least as severely as either."""
    both = replace(
        one.signals,
        signals=one.signals.signals + other.signals.signals,
        types=one.signals.types + other.signals.types,
        genres=one.signals.genres + other.signals.genres,
        notes=one.signals.notes + other.signals.notes,
    )
    alone = judge(one, FEED, NOW)
    together = judge(replace(one, signals=both), FEED, NOW)
    assert _severity(together.action) <= _severity(alone.action)


@given(STORIES)
def test_the_order_of_signals_is_nothing(story: WireStory) -> None:
    """Signals, types and notes in any order make the same verdict."""
    signals = story.signals
    turned = replace(
        signals,
        signals=signals.signals[::-1],
        types=signals.types[::-1],
        genres=signals.genres[::-1],
        notes=signals.notes[::-1],
    )
    one, other = (
        judge(story, FEED, NOW),
        judge(replace(story, signals=turned), FEED, NOW),
    )
    assert (one.action, one.not_before, one.rule) == (
        other.action,
        other.not_before,
        other.rule,
    )


@given(STORIES)
def test_the_signal_of_a_verdict_was_said(story: WireStory) -> None:
    """What the verdict cites is what was heard, never made up."""
    verdict = judge(story, FEED, NOW)
    heard = hear(story, FEED, embargo_of(story, FEED, NOW))
    assert verdict.signal is None or verdict.signal in heard.values()

"""What is to be done with an item: one verdict from all its signals together."""

from datetime import datetime, timedelta

from schemas.article import Action, Verdict
from schemas.feeds import Feed
from schemas.story import Kind
from services.ingest.verdict.embargo import Embargo, embargo_of
from services.ingest.verdict.heard import Heard, hear, is_alert
from services.ingest.verdict.rules import OTHERWISE, RULES, Rule
from services.ingest.verdict.tags import Headline, read_headline
from services.ingest.wirestory import WireStory


__all__ = ["Headline", "judge", "kind_of", "read_headline"]

# A longer embargo is more often a slip in the year than a plan.
_LONG_EMBARGO = timedelta(days=366)
# A held item keeps its embargo for the day it is released; a killed one has no future.
_MAY_APPEAR = frozenset({Action.PUBLISH, Action.UPDATE, Action.CORRECT, Action.HOLD})
_SAYS_NOTHING = frozenset({"status-usable", "nothing-said", "later-version"})


def judge(story: WireStory, feed: Feed, received: datetime) -> Verdict:
    """The life-cycle decision; of signals that disagree the safer one wins.

    `rule` names what decided, `signal` the code or word that said it, never more of
    the story than that.
    """
    embargo = embargo_of(story, feed, received)
    heard = hear(story, feed, embargo)
    rule = next((r for r in RULES if (r.source, r.meaning) in heard), OTHERWISE)
    until = embargo.until if rule.action in _MAY_APPEAR else None
    return Verdict(
        action=rule.action,
        not_before=until,
        rule="embargo" if until and rule.name in _SAYS_NOTHING else rule.name,
        signal=_signal(rule, heard, until),
        flagged=rule.flagged or _doubtful(embargo, until, received),
    )


def kind_of(story: WireStory) -> Kind:
    """The parser's kind, or an alert where type, genre or a tag says so."""
    is_story = story.kind is Kind.STORY
    return Kind.ALERT if is_story and is_alert(story) else story.kind


def _signal(rule: Rule, heard: Heard, until: datetime | None) -> str | None:
    if until and rule.name in _SAYS_NOTHING:
        return heard.get(("embargo", "dated"))
    return heard.get((rule.source, rule.meaning))


def _doubtful(embargo: Embargo, until: datetime | None, received: datetime) -> bool:
    if until is None:
        return False
    return embargo.ambiguous or until - received > _LONG_EMBARGO

"""What publish would do with a story if it were all that was ever said of it."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import NamedTuple

from schemas.events import ArticleReceived
from schemas.feeds import Feeds
from schemas.record import Record
from schemas.state import Sent, State, Truth
from schemas.story import PAGE_KINDS
from services.enrich.handler import prepare, settle
from services.ingest.serialised import serialised
from services.publish.decide import decide
from services.publish.standing import hindrance


# An embargo's end and an expiry are all that changes a page by itself.
_MOST_CHANGES = 3
_ONCE = timedelta(minutes=1)


class Change(NamedTuple):
    """What the world would be told, and from when; None is at once."""

    at: datetime | None
    told: str


def future_of(event: ArticleReceived, feeds: Feeds) -> Iterator[Change]:
    """The life of the page, by the rules of enrich and publish themselves."""
    truth = _truth(_state(event, feeds))
    if truth.kind not in PAGE_KINDS:
        yield Change(None, f"no page: a {truth.kind} is kept by its id")
        return
    now, later = event.raw.time, False
    for _ in range(_MOST_CHANGES):
        decision = decide(now, truth, Sent(), _ONCE)
        why = hindrance(now, truth)
        told = f"no page: {why}" if why else decision.event and decision.event.type
        yield Change(now if later else None, str(told))
        if decision.wake_at is None:
            return
        now, later = decision.wake_at, True


def _state(event: ArticleReceived, feeds: Feeds) -> State:
    raw, article = event.raw, event.article
    record = Record(raw.topic, 0, 0, raw.time, None, serialised(event))
    batch = prepare([record], feeds)
    known = {article.article_id: list(batch.revisions.values())}
    (settled,) = settle(batch, known, feeds)
    return settled.state


def _truth(state: State) -> Truth:
    return Truth(
        article_id=state.article_id,
        agency=state.agency,
        kind=state.kind,
        action=state.action,
        not_before=state.not_before,
        expires=state.expires,
        arrived_at=state.arrived_at,
        headline=state.headline,
        content=state.content,
        language=state.language,
        section=state.section,
    )

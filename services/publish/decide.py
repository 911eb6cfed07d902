"""What the world is owed. Pure: time, truth and what was sent are handed in."""

from collections import Counter
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from schemas.events import EventType
from schemas.identity import event_id
from schemas.reasons import Withdrawal
from schemas.state import Event, Facts, Sent, Truth
from services.publish.composing import Json
from services.publish.page import (
    changed,
    digests,
    digests_of,
    notice_of,
    page_of,
    sealed,
)
from services.publish.standing import depends_on, hindrance, next_change


# Recalls that the article's newest revision asks for; others have times of their own.
OWN_RECALLS = (Withdrawal.KILLED, Withdrawal.HELD, Withdrawal.EMPTIED)

# What the linker alone changes of a page.
OF_LINKS = frozenset({"related", "story_id"})

# Who waits for another to go looks again by itself, should nobody say that it went.
SOON = timedelta(seconds=1)


@dataclass(frozen=True, slots=True)
class Decision:
    """The event that is owed, if any, and when to look again without being asked.

    `only_links`: all that will be owed then is a change of links. `after`: articles
    that must have gone before this one appears.
    """

    event: Event | None = None
    wake_at: datetime | None = None
    only_links: bool = False
    after: tuple[UUID, ...] = ()


def decide(
    now: datetime, truth: Truth, sent: Sent, related_every: timedelta
) -> Decision:
    """Say which event the world is owed, and when to look again."""
    wake_at = next_change(now, truth)
    why = hindrance(now, truth)
    if why is not None:
        return Decision(_withdrawal(now, truth, sent, why), wake_at)
    if truth.kin_out and not _is_out(sent):
        # Never two pages of one story: the older one first goes, or the newer.
        soon = now + SOON
        return Decision(None, min(soon, wake_at or soon), after=truth.kin_out)
    page = page_of(now, truth)
    fields = digests(page)
    type_ = _type_of(sent, fields, _notes(page))
    if type_ is None:
        return Decision(None, wake_at)
    if type_ is EventType.RELATED_CHANGED and not _is_pressing(truth, sent):
        again = _may_tell_links(sent, related_every)
        if again is not None and again > now:
            return Decision(None, min(again, wake_at or again), wake_at is None)
    return Decision(_appearance(now, truth, sent, (type_, page, fields)), wake_at)


def _is_out(sent: Sent) -> bool:
    """Whether the world was told of a page, or may have been."""
    last = sent.pending or sent.acknowledged
    return last is not None and last.public


def _type_of(
    sent: Sent, fields: dict[str, str], notes: tuple[str, ...]
) -> EventType | None:
    """By what the broker acknowledged last; None when nothing differs.

    What waits may have gone out unacknowledged, so what differs from it is told too.
    """
    told, waits = sent.acknowledged, sent.pending
    if waits is not None and waits.public and waits.fields == fields:
        return None
    if told is None or not told.public:
        return EventType.PUBLISHED
    differ = changed(told.fields, fields)
    # Not by their number: one may go, with the take that it is of, as another comes.
    if Counter(notes) - Counter(told.notes):
        return EventType.CORRECTED
    if differ and OF_LINKS.issuperset(differ):
        return EventType.RELATED_CHANGED
    return EventType.UPDATED if differ or waits is not None else None


def _withdrawal(
    now: datetime, truth: Truth, sent: Sent, why: Withdrawal
) -> Event | None:
    """A page that was told, or may have been, is taken back; else nothing is owed."""
    last = sent.pending or sent.acknowledged
    if last is None or not _is_out(sent):
        return None
    seq = _next_seq(now, sent)
    facts = Facts(
        event=EventType.WITHDRAWN,
        public=False,
        agency=truth.agency,
        kind=truth.kind,
        published_at=last.published_at,
        updated_at=now,
        sent_at=now,
        notes=last.notes,
        section=last.section,
        language=last.language,
        reason=why,
        fields={},
    )
    return Event(
        subject=truth.article_id,
        event_id=event_id(truth.article_id, seq),
        seq=seq,
        type=EventType.WITHDRAWN,
        body=notice_of(truth, now, seq, why),
        changed=(),
        facts=facts,
        arrived_at=truth.arrived_at if why in OWN_RECALLS else None,
    )


def _appearance(
    now: datetime,
    truth: Truth,
    sent: Sent,
    told: tuple[EventType, Json, dict[str, str]],
) -> Event:
    type_, page, fields = told
    last = sent.acknowledged or sent.pending
    before = sent.acknowledged.fields if sent.acknowledged else {}
    is_news = type_ is not EventType.RELATED_CHANGED
    published_at = (last.published_at if last else None) or now
    updated_at = now if is_news else (last.updated_at if last else None) or now
    seq = _next_seq(now, sent)
    facts = Facts(
        event=type_,
        public=True,
        agency=truth.agency,
        kind=truth.kind,
        published_at=published_at,
        updated_at=updated_at,
        sent_at=now,
        related_at=(last.related_at if last else None) if is_news else now,
        notes=_notes(page),
        section=truth.section,
        language=truth.language,
        headline=truth.headline,
        related=tuple(related.article_id for related in truth.related),
        fields=fields,
    )
    return Event(
        subject=truth.article_id,
        event_id=event_id(truth.article_id, seq),
        seq=seq,
        type=type_,
        body=sealed(page, seq, published_at, updated_at),
        changed=changed(before, fields) if before else (),
        facts=facts,
        arrived_at=_due_since(now, truth) if is_news else None,
    )


def _is_pressing(truth: Truth, sent: Sent) -> bool:
    """A page that names what is gone is sent again at once; one that waits is mended."""
    if sent.pending is not None:
        return True
    told = set(sent.acknowledged.related) if sent.acknowledged else set()
    return bool(told - {related.article_id for related in truth.related})


def _may_tell_links(sent: Sent, every: timedelta) -> datetime | None:
    """When a change of links alone may be told again; None before the first."""
    told = sent.acknowledged.related_at if sent.acknowledged else None
    return told + every if told else None


def _due_since(now: datetime, truth: Truth) -> datetime | None:
    """Since when the world waits: an embargoed story counts from the embargo's end.

    So does what came last of all that the page depends on.
    """
    times = (
        time for one in depends_on(truth) for time in (one.arrived_at, one.not_before)
    )
    return max((t for t in times if t is not None and t <= now), default=None)


def _notes(page: Json) -> tuple[str, ...]:
    corrections = page.get("corrections")
    return digests_of(corrections) if isinstance(corrections, list) else ()


def _next_seq(now: datetime, sent: Sent) -> int:
    """Only grows, also after a database was restored to yesterday."""
    return max(sent.seq + 1, int(now.timestamp() * 1000))

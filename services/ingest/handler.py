"""What ingest does with a batch: raw records in, events and dead letters out.

    record ─▶ feed (who sent it) ─▶ parse (one outcome an item) ─▶ verdict ─▶ normalise
           ─▶ ArticleReceived | OrderReceived | ItemSkipped | ItemRejected
           ─▶ and one dead letter a record with rejected items, acknowledged first

Pure: the worker sends, counts and commits. Only the message's own faults are caught
here; an exception of ours goes up to the worker, which splits the batch.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from schemas.article import Action, OrderKind
from schemas.events import (
    ArticleReceived,
    ItemRejected,
    ItemSkipped,
    OrderReceived,
    RawItem,
    Received,
)
from schemas.feeds import Feeds
from schemas.reasons import Reject, Skip
from schemas.record import Outgoing, Record
from schemas.story import Kind
from schemas.topics import Role
from services.ingest.dead_letters import dead_letter
from services.ingest.normalise import normalise
from services.ingest.orders import orders_alone, orders_in
from services.ingest.parse import PARSERS, described, format_of
from services.ingest.raw import Raw, raw_of
from services.ingest.serialised import serialised
from services.ingest.verdict import judge
from services.ingest.wirestory import (
    Hint,
    Orders,
    Parsed,
    Rejected,
    Skipped,
    WireStory,
)


MAX_EVENT = 4 * 1024 * 1024

_SKIPS = {Action.ADVISE: Skip.ADVISORY, Action.TEST: Skip.TEST}
_RECALLS = frozenset({Action.KILL, Action.HOLD})
_LIFE_ORDERS = frozenset({OrderKind.KILL, OrderKind.HOLD, OrderKind.RELEASE})
_URGENT_ORDERS = frozenset({OrderKind.KILL, OrderKind.HOLD})


class Outcome(NamedTuple):
    """How many items of a feed ended in the same way, for the metrics.

    `reason`: why it was skipped or rejected; of an article, its verdict.
    """

    feed: str
    outcome: str
    reason: str
    items: int


class Handled(NamedTuple):
    """What is to be sent (dead letters acknowledged first) and to be counted."""

    dead_letters: tuple[Outgoing, ...]
    events: tuple[Outgoing, ...]
    outcomes: tuple[Outcome, ...]


def handle(records: Sequence[Record], feeds: Feeds) -> Handled:
    """Turn raw records into one event an item, and dead letters for what is broken."""
    raws = (raw_of(record, feeds) for record in records)
    return told((raw, received(raw)) for raw in raws)


def told(found: Iterable[tuple[Raw, Iterable[Received]]]) -> Handled:
    """What is sent and counted of records and what was received with each."""
    dead: list[Outgoing] = []
    sent: list[Outgoing] = []
    counts: Counter[tuple[str, str, str]] = Counter()
    for raw, events in found:
        limited = [_within_limit(event) for event in events]
        sent += [_outgoing(event, value, raw) for event, value in limited]
        counts.update(_ending(event) for event, _ in limited)
        rejected = [e for e, _ in limited if isinstance(e, ItemRejected)]
        if rejected:
            dead.append(dead_letter(raw, rejected))
    outcomes = tuple(Outcome(*key, count) for key, count in counts.items())
    return Handled(tuple(dead), tuple(sent), outcomes)


def received(raw: Raw) -> Iterator[Received]:
    """One event an item of a record, and at least one."""
    form, parsed = items_of(raw)
    for number, item in enumerate(parsed):
        yield event_of(item, raw, raw.item(number, len(parsed), form))


def items_of(raw: Raw) -> tuple[str | None, tuple[Parsed, ...]]:
    """The format of a record, and at least one item of it, each as it was read."""
    body = raw.record.value
    if raw.mismatch:
        return None, (Rejected(Reject.WRONG_FEED, raw.mismatch),)
    if not body or body.isspace():
        return None, (Skipped(Skip.EMPTY),)
    feed = raw.feed
    hint = Hint(format=feed.format, encoding=feed.encoding, language=feed.language)
    found = format_of(body, hint)
    if found is None:
        return None, (Rejected(Reject.UNKNOWN_FORMAT, described(body)),)
    try:
        parsed = PARSERS[found](body, hint)
    except Rejected as whole:
        return found, (whole,)
    return found, parsed or (Skipped(Skip.EMPTY),)


def event_of(item: Parsed, raw: Raw, place: RawItem) -> Received:
    """What is said downstream of an item."""
    try:
        match item:
            case WireStory():
                return _story(item, raw, place)
            case Orders():
                return _order(item, raw, place)
            case Skipped(reason, detail):
                return ItemSkipped(raw=place, reason=reason, detail=detail)
            case Rejected():
                return _rejected(item, place)
    except Rejected as fault:
        return _rejected(fault, place)


def _story(story: WireStory, raw: Raw, place: RawItem) -> Received:
    verdict = judge(story, raw.feed, place.time)
    if verdict.action is Action.KILL and not story.named:
        # It kills nothing that anybody has: somebody must see which story is meant.
        raise Rejected(Reject.NO_IDENTITY, "a kill that names no item")
    told_of_others = [t for t in story.targets if t.kind in _LIFE_ORDERS]
    if verdict.action is Action.ADVISE and told_of_others:
        # An advisory that names an item is an order on it: a release, a late kill.
        orders = Orders(targets=tuple(told_of_others), at=story.version_created)
        return _order(orders, raw, place)
    if reason := _SKIPS.get(verdict.action):
        return ItemSkipped(raw=place, reason=reason, detail=verdict.rule)
    article = normalise(story, raw.feed, place.time, verdict)
    return ArticleReceived(
        raw=place,
        article=article,
        orders=orders_in(article, story.targets, place.time),
    )


def _order(item: Orders, raw: Raw, place: RawItem) -> Received:
    orders = orders_alone(item, raw, place)
    if not orders:
        return _rejected(Rejected(Reject.NO_TARGET), place)
    return OrderReceived(raw=place, orders=orders)


def _rejected(fault: Rejected, place: RawItem) -> ItemRejected:
    return ItemRejected(raw=place, reason=fault.reason, detail=fault.detail)


def _within_limit(event: Received) -> tuple[Received, bytes]:
    value = serialised(event)
    if len(value) <= MAX_EVENT or isinstance(event, ItemRejected):
        return event, value
    fault = Rejected(Reject.TOO_LARGE, f"{len(value)} bytes as an event")
    refused = _rejected(fault, event.raw)
    return refused, serialised(refused)


def _outgoing(event: Received, value: bytes, raw: Raw) -> Outgoing:
    key = event.article.article_id.bytes if isinstance(event, ArticleReceived) else None
    return Outgoing(_role(event), key or raw.key, value, raw.passed_on)


def _role(event: Received) -> Role:
    """Kills, holds and alerts do not queue behind features."""
    match event:
        case ArticleReceived(article=article):
            recall = article.verdict.action in _RECALLS
            urgent = recall or article.kind is Kind.ALERT
        case OrderReceived(orders=orders):
            urgent = any(order.kind in _URGENT_ORDERS for order in orders)
        case _:
            urgent = False
    return Role.URGENT if urgent else Role.ARTICLES


def _ending(event: Received) -> tuple[str, str, str]:
    feed = event.raw.feed
    match event:
        case ArticleReceived(article=article):
            return feed, "article", article.verdict.action
        case OrderReceived(orders=orders):
            return feed, "order", orders[0].kind
        case ItemSkipped(reason=reason):
            return feed, "skipped", reason
        case ItemRejected(reason=refusal):
            return feed, "rejected", refusal

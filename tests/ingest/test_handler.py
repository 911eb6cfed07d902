"""A batch of raw records in; events, dead letters and counts out."""

import json
from datetime import UTC, datetime
from typing import Protocol
from uuid import UUID

import pytest
from pydantic import TypeAdapter

from schemas.article import OrderKind, Subject
from schemas.events import (
    ArticleReceived,
    ItemRejected,
    ItemSkipped,
    OrderReceived,
    Received,
)
from schemas.feeds import Feed, Feeds
from schemas.reasons import Reject, Skip
from schemas.record import Headers, Outgoing, Record
from schemas.story import Kind
from schemas.topics import Role
from services.ingest import handler
from services.ingest.handler import Handled, Outcome, handle
from services.ingest.parse import PARSERS
from services.ingest.parse.wirestory import (
    Hint,
    Orders,
    Parsed,
    Rejected,
    Signals,
    Skipped,
    Target,
    WireStory,
)


NOW = datetime(2026, 2, 5, 12, tzinfo=UTC)
PAGE = b"World February 5, 2026\n\nHeadline\n\nBy A. B.\n\nText of it.\n"
RECEIVED: TypeAdapter[Received] = TypeAdapter(Received)
FEEDS = Feeds(
    feeds={
        "acme": Feed(name="acme", agency="acme", topic="wire.raw.acme"),
        "mixed": Feed(
            name="mixed", agency="mixed", topic="wire.raw.mixed", shared=True
        ),
    }
)
STORY = WireStory(item_id="1", canonical=b"1", headline="H")


def _record(
    value: bytes | None = PAGE, headers: Headers = (), topic: str = "wire.raw.acme"
) -> Record:
    return Record(topic, 2, 7, NOW, b"k", value, headers)


def _events(handled: Handled) -> list[Received]:
    return [RECEIVED.validate_json(event.value or b"") for event in handled.events]


def _only(handled: Handled) -> Received:
    (event,) = _events(handled)
    return event


class Saying(Protocol):
    def __call__(self, *items: Parsed) -> Handled: ...


@pytest.fixture
def saying(monkeypatch: pytest.MonkeyPatch) -> Saying:
    """Handle one record whose message says these items."""

    def handled(*items: Parsed) -> Handled:
        def parse(_body: bytes, _hint: Hint) -> tuple[Parsed, ...]:
            return items

        monkeypatch.setitem(PARSERS, "textpage", parse)
        return handle([_record()], FEEDS)

    return handled


def test_a_story_becomes_an_article_with_its_place() -> None:
    """Coordinates, format and feed travel with it; the key is the article's id."""
    handled = handle([_record(headers=(("traceparent", b"00-1"), ("x", b"y")))], FEEDS)
    event = _only(handled)
    assert isinstance(event, ArticleReceived)
    raw = event.raw
    assert (raw.topic, raw.partition, raw.offset, raw.time) == (
        "wire.raw.acme", 2, 7, NOW,
    )  # fmt: skip
    assert (raw.feed, raw.item, raw.items, raw.format) == ("acme", 0, 1, "textpage")
    assert event.article.headline == "Headline"
    (sent,) = handled.events
    assert sent.role is Role.ARTICLES
    assert UUID(bytes=sent.key) == event.article.article_id
    assert sent.headers == (("feed", b"acme"), ("traceparent", b"00-1"))
    assert handled.outcomes == (Outcome("acme", "article", "publish", 1),)
    assert handled.dead_letters == ()


def test_the_same_record_again_gives_the_same_bytes() -> None:
    """Whatever is crashed and repeated, nothing new is said."""
    assert handle([_record()], FEEDS) == handle([_record()], FEEDS)


def test_a_bad_record_goes_to_the_dead_letters_and_the_next_is_handled() -> None:
    """A record that cannot be read is set aside, whole, and does not stop the wire."""
    bad = Record("wire.raw.acme", 0, 3, NOW, b"key", b"\xffwhat?", (("h", b"v"),))
    handled = handle([bad, _record()], FEEDS)
    rejected, article = _events(handled)
    assert isinstance(rejected, ItemRejected)
    assert isinstance(article, ArticleReceived)
    assert rejected.reason is Reject.UNKNOWN_FORMAT
    (letter,) = handled.dead_letters
    assert letter == Outgoing(
        Role.DEAD_LETTERS,
        b"wire.raw.acme/0/3",
        b"\xffwhat?",
        (
            ("feed", b"acme"),
            ("time", b"2026-02-05T12:00:00+00:00"),
            ("key", b"key"),
            (
                "rejected",
                b'{"item": 0, "items": 1, "reason": "unknown_format", "detail": null}',
            ),
            ("raw.h", b"v"),
        ),
    )


def test_each_item_of_a_message_ends_in_its_own_way(
    saying: Saying,
) -> None:
    """A bad item is rejected alone, with one dead letter for its record."""
    handled = saying(
        STORY,
        Skipped(Skip.CONCEPT, "conceptItem"),
        Rejected(Reject.WRONG_STRUCTURE),
        WireStory(item_id="", canonical=b""),
    )
    one, two, three, four = _events(handled)
    assert isinstance(one, ArticleReceived)
    assert isinstance(two, ItemSkipped)
    assert isinstance(three, ItemRejected)
    assert isinstance(four, ItemRejected)
    assert four.reason is Reject.NO_IDENTITY
    assert [e.raw.item for e in (one, two, three, four)] == [0, 1, 2, 3]
    assert {e.raw.items for e in (one, two, three, four)} == {4}
    (letter,) = handled.dead_letters
    told = [json.loads(v) for name, v in letter.headers if name == "rejected"]
    assert [(t["item"], t["reason"]) for t in told] == [
        (2, "wrong_structure"),
        (3, "no_identity"),
    ]
    assert sum(outcome.items for outcome in handled.outcomes) == 4


@pytest.mark.parametrize("value", [None, b"", b" \n"])
def test_a_record_with_no_item_in_it_is_one_skip(value: bytes | None) -> None:
    """So that every offset is accounted for."""
    handled = handle([_record(value)], FEEDS)
    event = _only(handled)
    assert isinstance(event, ItemSkipped)
    assert (event.reason, event.raw.items) == (Skip.EMPTY, 1)
    assert handled.events[0].key == b"wire.raw.acme/2/7"


def test_a_message_without_items_is_one_skip(saying: Saying) -> None:
    """Whatever its parser returned."""
    event = _only(saying())
    assert isinstance(event, ItemSkipped)
    assert event.reason is Skip.EMPTY


def test_kills_holds_and_alerts_do_not_queue(saying: Saying) -> None:
    """They have a topic of their own."""
    handled = saying(
        WireStory(item_id="1", canonical=b"", signals=Signals(status="canceled")),
        WireStory(item_id="2", canonical=b"", signals=Signals(status="withheld")),
        WireStory(item_id="3", canonical=b"", headline="H", kind=Kind.ALERT),
        Orders(targets=(Target(kind=OrderKind.KILL, name="9"),)),
        WireStory(item_id="4", canonical=b"", headline="H"),
        Orders(targets=(Target(kind=OrderKind.RELEASE, name="9"),)),
    )
    assert [event.role for event in handled.events] == [
        Role.URGENT, Role.URGENT, Role.URGENT, Role.URGENT,
        Role.ARTICLES, Role.ARTICLES,
    ]  # fmt: skip


def test_advisories_and_tests_are_skips(saying: Saying) -> None:
    """They are for editors or for nobody."""
    handled = saying(
        WireStory(item_id="1", canonical=b"", signals=Signals(types=("advisory",))),
        WireStory(item_id="2", canonical=b"", signals=Signals(signals=("sig:test",))),
    )
    reasons = [e.reason for e in _events(handled) if isinstance(e, ItemSkipped)]
    assert reasons == [Skip.ADVISORY, Skip.TEST]


def test_what_a_story_says_of_others_travels_with_it(
    saying: Saying,
) -> None:
    """What it says of itself is no order."""
    targets = (
        Target(kind=OrderKind.REPLACE, name="0"),
        Target(kind=OrderKind.REPLACE, name="1"),
    )
    story = WireStory(
        item_id="1",
        canonical=b"1",
        headline="H",
        version_created="2026-02-05T11:00:00Z",
        targets=targets,
    )
    event = _only(saying(story))
    assert isinstance(event, ArticleReceived)
    (order,) = event.orders
    assert (order.kind, order.target, order.agency) == ("replace", "0", "acme")
    assert order.at == datetime(2026, 2, 5, 11, tzinfo=UTC)
    assert order.by == event.article.article_id


def test_an_item_may_be_only_an_order(saying: Saying) -> None:
    """A recall without a target kills nothing and is a dead letter."""
    kill = Orders(targets=(Target(kind=OrderKind.KILL, name="157"),), at="2026-02-05")
    handled = saying(kill, Orders(targets=()))
    order, empty = _events(handled)
    assert isinstance(order, OrderReceived)
    assert order.orders[0].target == "157"
    assert isinstance(empty, ItemRejected)
    assert empty.reason is Reject.NO_TARGET
    assert len(handled.dead_letters) == 1


def test_one_agency_cannot_speak_for_another() -> None:
    """A header names the feed only where the topic is shared."""
    event = _only(handle([_record(headers=(("feed", b"other"),))], FEEDS))
    assert isinstance(event, ItemRejected)
    assert (event.reason, event.raw.feed) == (Reject.WRONG_FEED, "acme")
    same = _only(handle([_record(headers=(("feed", b"acme"),))], FEEDS))
    assert isinstance(same, ArticleReceived)
    shared = _record(headers=(("feed", b"acme"),), topic="wire.raw.mixed")
    event = _only(handle([shared], FEEDS))
    assert isinstance(event, ArticleReceived)
    assert event.article.agency == "acme"
    unnamed = _only(handle([_record(topic="wire.raw.zenith")], FEEDS))
    assert unnamed.raw.feed == "zenith"


def test_a_replayed_record_keeps_its_first_coordinates() -> None:
    """Else it would be counted twice; its feed is that of its topic all the same."""
    headers = (
        ("replay-topic", b"wire.raw.acme"),
        ("replay-partition", b"1"),
        ("replay-offset", b"41"),
        ("replay-time", b"2026-01-01T00:00:00Z"),
    )
    raw = _only(handle([_record(headers=headers)], FEEDS)).raw
    assert (raw.topic, raw.partition, raw.offset) == ("wire.raw.acme", 1, 41)
    assert raw.time == datetime(2026, 1, 1, tzinfo=UTC)
    partly = _only(handle([_record(headers=headers[:3])], FEEDS)).raw
    assert (partly.partition, partly.offset) == (2, 7)


def test_an_article_that_no_topic_carries_is_too_large(
    saying: Saying, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Refused here, before a broker refuses it."""
    monkeypatch.setattr(handler, "MAX_EVENT", 5_000)
    handled = saying(
        WireStory(item_id="1", canonical=b"", headline="H", summary="x" * 6_000)
    )
    event = _only(handled)
    assert isinstance(event, ItemRejected)
    assert event.reason is Reject.TOO_LARGE
    assert len(handled.dead_letters) == 1


def test_lone_surrogates_do_not_stop_the_wire(saying: Saying) -> None:
    """JSON can escape what UTF-8 cannot write."""
    subjects = (Subject(name="\ud83d"),)
    story = WireStory(item_id="a\ud800", canonical=b"", headline="H", subjects=subjects)
    event = _only(saying(story))
    assert isinstance(event, ArticleReceived)
    assert event.article.item_id == "a\ufffd"
    assert event.article.subjects == (Subject(name="\ufffd"),)


def test_a_mistake_of_ours_goes_up_to_the_worker(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Else a bad deploy would hide in the dead letters."""

    def broken(_body: bytes, _hint: Hint) -> tuple[Parsed, ...]:
        raise ZeroDivisionError

    monkeypatch.setitem(PARSERS, "textpage", broken)
    with pytest.raises(ZeroDivisionError):
        handle([_record()], FEEDS)

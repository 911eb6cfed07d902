"""The items of a message in; events, dead letters and counts out."""

import json
from datetime import UTC, datetime
from typing import Protocol

import pytest

from schemas.article import OrderKind, Subject
from schemas.events import ArticleReceived, ItemRejected, ItemSkipped, OrderReceived
from schemas.reasons import Reject, Skip
from schemas.story import Kind
from schemas.topics import Role
from services.ingest import handler
from services.ingest.handler import Handled, handle
from services.ingest.parse import PARSERS
from services.ingest.wirestory import (
    Hint,
    Orders,
    Parsed,
    Rejected,
    Signals,
    Skipped,
    Target,
    WireStory,
)
from tests.ingest.handler_made import FEEDS, events, only, record


STORY = WireStory(item_id="1", canonical=b"1", headline="H")


class Saying(Protocol):
    def __call__(self, *items: Parsed) -> Handled: ...


@pytest.fixture
def saying(monkeypatch: pytest.MonkeyPatch) -> Saying:
    """Handle one record whose message says these items."""

    def handled(*items: Parsed) -> Handled:
        def parse(_body: bytes, _hint: Hint) -> tuple[Parsed, ...]:
            return items

        monkeypatch.setitem(PARSERS, "textpage", parse)
        return handle([record()], FEEDS)

    return handled


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
    one, two, three, four = events(handled)
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


def test_a_message_without_items_is_one_skip(saying: Saying) -> None:
    """Whatever its parser returned."""
    event = only(saying())
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
    reasons = [e.reason for e in events(handled) if isinstance(e, ItemSkipped)]
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
    event = only(saying(story))
    assert isinstance(event, ArticleReceived)
    (order,) = event.orders
    assert (order.kind, order.target, order.agency) == ("replace", "0", "acme")
    assert order.at == datetime(2026, 2, 5, 11, tzinfo=UTC)
    assert order.by == event.article.article_id


def test_an_item_may_be_only_an_order(saying: Saying) -> None:
    """A recall without a target kills nothing and is a dead letter."""
    kill = Orders(targets=(Target(kind=OrderKind.KILL, name="157"),), at="2026-02-05")
    handled = saying(kill, Orders(targets=()))
    order, empty = events(handled)
    assert isinstance(order, OrderReceived)
    assert order.orders[0].target == "157"
    assert isinstance(empty, ItemRejected)
    assert empty.reason is Reject.NO_TARGET
    assert len(handled.dead_letters) == 1


def test_an_article_that_no_topic_carries_is_too_large(
    saying: Saying, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Refused here, before a broker refuses it."""
    monkeypatch.setattr(handler, "MAX_EVENT", 5_000)
    handled = saying(
        WireStory(item_id="1", canonical=b"", headline="H", summary="x" * 6_000)
    )
    event = only(handled)
    assert isinstance(event, ItemRejected)
    assert event.reason is Reject.TOO_LARGE
    assert len(handled.dead_letters) == 1


def test_lone_surrogates_do_not_stop_the_wire(saying: Saying) -> None:
    """JSON can escape what UTF-8 cannot write."""
    subjects = (Subject(name="\ud83d"),)
    story = WireStory(item_id="a\ud800", canonical=b"", headline="H", subjects=subjects)
    event = only(saying(story))
    assert isinstance(event, ArticleReceived)
    assert event.article.item_id == "a\ufffd"
    assert event.article.subjects == (Subject(name="\ufffd"),)

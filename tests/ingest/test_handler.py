"""A batch of raw records in; events, dead letters and counts out."""

from uuid import UUID

import pytest

from schemas.events import ArticleReceived, ItemRejected, ItemSkipped
from schemas.reasons import Reject, Skip
from schemas.record import Outgoing, Record
from schemas.topics import Role
from services.ingest.handler import Outcome, handle
from services.ingest.parse import PARSERS
from services.ingest.wirestory import Hint, Parsed
from tests.ingest.handler_made import FEEDS, NOW, events, only, record


def test_a_story_becomes_an_article_with_its_place() -> None:
    """Coordinates, format and feed travel with it; the key is the article's id."""
    handled = handle([record(headers=(("traceparent", b"00-1"), ("x", b"y")))], FEEDS)
    event = only(handled)
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
    assert handle([record()], FEEDS) == handle([record()], FEEDS)


def test_a_bad_record_goes_to_the_dead_letters_and_the_next_is_handled() -> None:
    """A record that cannot be read is set aside, whole, and does not stop the wire."""
    bad = Record("wire.raw.acme", 0, 3, NOW, b"key", b"\xffwhat?", (("h", b"v"),))
    handled = handle([bad, record()], FEEDS)
    rejected, article = events(handled)
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
                b'{"item": 0, "items": 1, "reason": "unknown_format", "detail": "bytes"}',
            ),
            ("raw.h", b"v"),
        ),
    )


@pytest.mark.parametrize("value", [None, b"", b" \n"])
def test_a_record_with_no_item_in_it_is_one_skip(value: bytes | None) -> None:
    """So that every offset is accounted for."""
    handled = handle([record(value)], FEEDS)
    event = only(handled)
    assert isinstance(event, ItemSkipped)
    assert (event.reason, event.raw.items) == (Skip.EMPTY, 1)
    assert handled.events[0].key == b"wire.raw.acme/2/7"


def test_one_agency_cannot_speak_for_another() -> None:
    """A header names the feed only where the topic is shared."""
    event = only(handle([record(headers=(("feed", b"other"),))], FEEDS))
    assert isinstance(event, ItemRejected)
    assert (event.reason, event.raw.feed) == (Reject.WRONG_FEED, "acme")
    same = only(handle([record(headers=(("feed", b"acme"),))], FEEDS))
    assert isinstance(same, ArticleReceived)
    shared = record(headers=(("feed", b"acme"),), topic="wire.raw.mixed")
    event = only(handle([shared], FEEDS))
    assert isinstance(event, ArticleReceived)
    assert event.article.agency == "acme"
    unnamed = only(handle([record(topic="wire.raw.zenith")], FEEDS))
    assert unnamed.raw.feed == "zenith"


def test_a_mistake_of_ours_goes_up_to_the_worker(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Else a bad deploy would hide in the dead letters."""

    def broken(_body: bytes, _hint: Hint) -> tuple[Parsed, ...]:
        raise ZeroDivisionError

    monkeypatch.setitem(PARSERS, "textpage", broken)
    with pytest.raises(ZeroDivisionError):
        handle([record()], FEEDS)

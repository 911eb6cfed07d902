"""A mistake of ours costs the item that sets it off, and nothing else of its message."""

import pytest

from schemas.events import ArticleReceived, ItemRejected
from schemas.reasons import Reject
from services.ingest import handler, unexpected
from services.ingest.normalise import normalise
from services.ingest.wirestory import WireStory
from tests.ingest.handler_made import FEEDS, events, record


FEED = b"""<rss version="2.0"><channel><title>Acme</title>
<item><guid>one</guid><title>First</title><description>Text.</description></item>
<item><guid>two</guid><title>Second</title><description>Text.</description></item>
<item><guid>three</guid><title>Third</title><description>Text.</description></item>
</channel></rss>"""


def _break(monkeypatch: pytest.MonkeyPatch, *titles: str) -> None:
    """A mistake in normalising: these titles set it off."""
    right = normalise

    def wrong(story: WireStory, *others: object) -> object:
        if story.headline in titles:
            raise ZeroDivisionError
        return right(story, *others)  # type: ignore[arg-type] # handed on as they came

    monkeypatch.setattr(handler, "normalise", wrong)


def test_the_other_items_of_the_message_go_on(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """One dead letter for the one item, articles for the two beside it."""
    _break(monkeypatch, "Second")
    handled = unexpected.set_aside(record(FEED), FEEDS, "ZeroDivisionError")
    first, second, third = events(handled)
    assert isinstance(first, ArticleReceived)
    assert isinstance(second, ItemRejected)
    assert isinstance(third, ArticleReceived)
    assert second.reason is Reject.UNEXPECTED_ERROR
    assert (second.raw.item, second.raw.items) == (1, 3)
    (dead,) = handled.dead_letters
    assert dead.value == FEED


def test_where_no_item_fails_alone_the_whole_record_is_set_aside() -> None:
    """It failed when it was kept: nobody knows which item it was."""
    handled = unexpected.set_aside(record(FEED), FEEDS, "ValueError")
    (event,) = events(handled)
    assert isinstance(event, ItemRejected)
    assert (event.raw.items, event.detail) == (1, "ValueError")


def test_a_message_that_cannot_be_taken_apart_is_set_aside_whole(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The mistake is in the reader itself."""

    def wrong(*_: object) -> object:
        raise KeyError

    monkeypatch.setattr(unexpected, "items_of", wrong)
    handled = unexpected.set_aside(record(FEED), FEEDS, "KeyError")
    (event,) = events(handled)
    assert isinstance(event, ItemRejected)
    assert len(handled.dead_letters) == 1

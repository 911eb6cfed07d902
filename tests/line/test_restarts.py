"""Processes that are killed, stopped and started again, and two where one was."""

import signal
import time
from collections.abc import Iterable
from uuid import uuid4

import pytest

from schemas.events import ArticleWithdrawn, PageEvent
from tests.line.books import balanced
from tests.line.exactness import check_events
from tests.line.line import Line
from tests.line.made import FEED, id_of, killed, later, story
from tests.line.running import SERVICES
from tests.line.wrap import Item


LEASE = 3.0

pytestmark = pytest.mark.line


def push(line: Line, items: Iterable[Item]) -> None:
    """Send items in this order."""
    line.push(FEED, *(item.xml() for item in items))


def readable(line: Line, item: Item) -> list[PageEvent]:
    """The pages of an article that ever went out."""
    return [e for e in line.events(id_of(item)) if isinstance(e, PageEvent)]


def test_a_kill_overtakes_a_page_that_waits(line: Line) -> None:
    """Killed while publish was away, a story never has a readable page."""
    line.kill("publish")
    doomed, other = story("Killed in the outage"), story("Not killed")
    push(line, [doomed, other])
    line.wait_until(
        lambda: line.count(
            "select count(*) from articles where article_id = $1", id_of(other)
        )
    )
    push(line, [killed(doomed)])
    line.wait_until(
        lambda: line.sql(
            "select from articles where article_id = $1 and action = 'kill'",
            id_of(doomed),
        )
    )
    line.restart("publish")
    line.settle()
    assert readable(line, other)
    assert readable(line, doomed) == []


def test_enrich_loses_and_doubles_nothing(line: Line) -> None:
    """Killed in the middle of a run and started again, it goes on where it was."""
    items = [story(f"In the run {number}") for number in range(400)]
    push(line, items)
    some = "select count(*) from articles where headline like 'In the run%'"
    line.wait_until(lambda: line.count(some) > 0)
    line.kill("enrich")
    line.restart("enrich")
    line.settle()
    balanced(line)
    check_events(line)
    assert all(len(readable(line, item)) >= 1 for item in items)


def test_ingest_loses_and_doubles_nothing(line: Line) -> None:
    """Killed in the middle of a run and started again, it goes on where it was."""
    items = [story(f"To be read {number}") for number in range(400)]
    push(line, items[:200])
    line.kill("ingest")
    push(line, items[200:])
    line.restart("ingest")
    line.settle()
    balanced(line)
    check_events(line)
    assert all(readable(line, item) for item in items)


def test_a_paused_publisher_puts_no_old_page_back(line: Line) -> None:
    """It stands still until another took its shards; awake again it changes nothing."""
    items = [story(f"Watched {number}") for number in range(40)]
    push(line, items)
    line.settle()
    second = line.start("services.publish", "publish-2")
    second.wait_ready()
    first = line.processes["publish"]
    versions = items
    for _ in range(2):
        # In the middle of a round: its page may be decided and not sent.
        versions = [later(item, paragraphs=(f"Now {uuid4()}",)) for item in versions]
        push(line, versions)
        line.sleep(0.6)
        first.signal(signal.SIGSTOP)
        push(line, [killed(item) for item in versions[:10]])
        line.sleep(LEASE + 3)
        first.signal(signal.SIGCONT)
        versions = [later(item) for item in versions]
        line.settle()
    check_events(line)
    for item in items[:10]:
        assert isinstance(line.events(id_of(item))[-1], ArticleWithdrawn)
    assert second.stop() == 0
    del line.processes["publish-2"]


def test_two_publishers_share_the_shards(line: Line) -> None:
    """What one gives up the other takes, and every story is told."""
    second = line.start("services.publish", "publish-3")
    second.wait_ready()
    line.kill("publish")
    items = [story(f"Shared {number}") for number in range(20)]
    push(line, items)
    line.settle()
    assert all(readable(line, item) for item in items)
    line.restart("publish")
    assert second.stop() == 0
    del line.processes["publish-3"]
    push(line, [last := story("After all")])
    line.settle()
    assert readable(line, last)
    check_events(line)


@pytest.mark.parametrize("name", SERVICES)
def test_a_service_ends_when_it_is_asked_to(line: Line, name: str) -> None:
    """With work in hand it ends within ten seconds and well, and goes on later."""
    items = [story(f"At the end of {name} {number}") for number in range(100)]
    push(line, items)
    began = time.monotonic()
    assert line.processes[name].stop() == 0
    assert time.monotonic() - began < 10
    line.restart(name)
    line.settle()
    assert all(readable(line, item) for item in items)

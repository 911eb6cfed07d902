"""Broker and database away: nothing is lost, and the line goes on by itself."""

import signal
from collections.abc import Iterator
from contextlib import contextmanager

import psutil
import pytest

from schemas.events import ArticleWithdrawn, PageEvent
from tests.line.books import balanced
from tests.line.exactness import check_events
from tests.line.line import Line
from tests.line.made import FEED, id_of, killed, story


# Longer than a send's deadline, a lease, and the broker's patience with a transaction.
AWAY = 12.0
END_ALL = """
    select count(pg_terminate_backend(pid)) from pg_stat_activity
    where datname = current_database() and application_name = 'wiredesk'
"""

pytestmark = pytest.mark.line


@contextmanager
def standing_still(bootstrap: str) -> Iterator[None]:
    """The broker does not answer, as one that swaps or whose network is cut."""
    port = int(bootstrap.rpartition(":")[2])
    (pid,) = {
        one.pid
        for one in psutil.net_connections("tcp")
        if one.status == psutil.CONN_LISTEN and one.laddr[1:2] == (port,)
    }
    broker = psutil.Process(pid)
    broker.send_signal(signal.SIGSTOP)
    try:
        yield
    finally:
        broker.send_signal(signal.SIGCONT)


def test_the_line_outlives_a_broker_that_stands_still(
    line: Line, kafka_bootstrap: str
) -> None:
    """Taken up again where it was left: each story told once, kills obeyed."""
    items = [story(f"Around the outage {number}") for number in range(60)]
    line.push(FEED, *(item.xml() for item in items[:30]))
    with standing_still(kafka_bootstrap):
        line.sleep(AWAY)
    line.push(FEED, *(item.xml() for item in items[30:]))
    line.push(FEED, killed(items[0]).xml())
    line.settle(90)
    balanced(line)
    check_events(line)
    for item in items[1:]:
        assert isinstance(line.events(id_of(item))[-1], PageEvent)
    gone = line.events(id_of(items[0]))
    assert not gone or isinstance(gone[-1], ArticleWithdrawn)


def test_the_line_outlives_the_end_of_its_connections(line: Line) -> None:
    """A database that was started again is found again, and nothing is lost."""
    items = [story(f"Around the restart {number}") for number in range(200)]
    for at in range(0, len(items), 50):
        line.push(FEED, *(item.xml() for item in items[at : at + 50]))
        assert line.count(END_ALL) > 0
        line.sleep(0.3)
    line.settle(90)
    balanced(line)
    check_events(line)
    assert all(line.events(id_of(item)) for item in items)

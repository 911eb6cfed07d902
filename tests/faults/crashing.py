"""Stories pushed through a line whose services are killed, and what must then be so."""

import random
import time
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from schemas.events import PageEvent
from tests.line.books import Books, balanced
from tests.line.exactness import check_events
from tests.line.line import Line, article_id
from tests.line.running import SERVICES
from tests.line.wrap import Row


FEED = "north"
AT_A_TIME = 500
HOURS = 3600.0
# What a repeated push may not touch. Marks of work are gone by then, leases live on.
KEPT = (
    "articles",
    "called",
    "dead_letters",
    "links",
    "names",
    "orders",
    "publications",
    "revisions",
    "section_lists",
    "prints",
    "running",
)


@dataclass(frozen=True)
class Figures:
    """What was measured; memory in MiB by service, seconds until the line was quiet."""

    stories: int
    seconds: float
    memory: dict[str, int]
    books: Books

    @property
    def rate(self) -> float:
        """Stories a second from the first push to the last event."""
        return self.stories / self.seconds


def run(line: Line, rows: Sequence[Row], seed: int | None) -> Figures:
    """Push all, kill each service once when a seed is given, and check everything."""
    began = time.monotonic()
    for at in range(0, len(rows), AT_A_TIME):
        line.push(FEED, *(row.body for row in rows[at : at + AT_A_TIME]))
    if seed is not None:
        kill_each_once(line, len(rows), random.Random(seed))  # noqa: S311 - a schedule
    line.wait_until(lambda: _told(line) >= _publishable(rows), HOURS)
    seconds = time.monotonic() - began
    line.settle(HOURS, soon=HOURS)
    check(line, rows)
    memory = {name: line.processes[name].memory() for name in SERVICES}
    return Figures(len(rows), seconds, memory, balanced(line))


def kill_each_once(line: Line, stories: int, chance: random.Random) -> None:
    """Kill each service when so many stories are stored, in the order of chance."""
    moments = sorted(
        (int(stories * chance.uniform(0.05, 0.8)), name) for name in SERVICES
    )
    for moment, name in moments:
        line.wait_until(partial(_has_stored, line, moment), HOURS)
        line.kill(name)
        time.sleep(chance.uniform(0, 1))
        line.restart(name, wait=False)


def check(line: Line, rows: Sequence[Row]) -> None:
    """Every story is stored once, every publishable one told, and no event twice."""
    everyone = {article_id(FEED, row.guid): row.publishable for row in rows}
    stored = line.sql("select article_id, count(*) from revisions group by 1")
    assert {row["article_id"]: row["count"] for row in stored} == dict.fromkeys(
        everyone, 1
    )
    told = {e.article_id for e in line.events() if isinstance(e, PageEvent)}
    assert told == {article for article, publishable in everyone.items() if publishable}
    check_events(line)
    assert line.mistakes() == {}


def check_repeat(line: Line, rows: Sequence[Row]) -> None:
    """The same again changes the books alone, and sends no event."""
    events, state, books = len(line.events()), digests(line), balanced(line)
    for at in range(0, len(rows), AT_A_TIME):
        line.push(FEED, *(row.body for row in rows[at : at + AT_A_TIME]))
    line.settle(HOURS, soon=HOURS)
    after = balanced(line)
    assert digests(line) == state
    assert len(line.events()) == events
    more = after.outcomes - books.outcomes
    assert dict(more) == {"duplicate": len(rows)}


def digests(line: Line) -> dict[str, object]:
    """A digest of each table."""
    return {
        table: line.sql(
            f"select md5(string_agg(md5(t::text), '' order by md5(t::text))) from {table} t"  # noqa: S608 - a constant of this module
        )
        for table in KEPT
    }


def _has_stored(line: Line, many: int) -> bool:
    return line.count("select count(*) from articles") >= many


def _told(line: Line) -> int:
    return line.count("select count(*) from publications")


def _publishable(rows: Sequence[Row]) -> int:
    return sum(row.publishable for row in rows)

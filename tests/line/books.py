"""The books: every item of every raw record, counted without the line's own counters."""

import json
from collections import Counter, defaultdict
from dataclasses import dataclass

from schemas.record import Record
from schemas.topics import Role
from tests.line.line import Line


OUTCOMES = {"stored", "duplicate", "skipped", "dead_letter", "order"}
ENTRIES = """
    select topic, partition, raw_offset, item, items, outcome, reason from intake
    where topic = any($1)
"""
Place = tuple[str, int, int]
Rejected = tuple[Place, int, str]


@dataclass(frozen=True)
class Books:
    """What was found: raw records, items by outcome."""

    records: int
    items: int
    outcomes: Counter[str]


def balanced(line: Line) -> Books:
    """Check that nothing is missing from the books, and nothing is twice in them."""
    topics = line.raw_topics()
    entries: defaultdict[Place, dict[int, int]] = defaultdict(dict)
    outcomes: Counter[str] = Counter()
    dead: set[Rejected] = set()
    for row in line.sql(ENTRIES, topics):
        place = _place(row)
        item, items = row["item"], row["items"]
        assert isinstance(item, int)
        assert isinstance(items, int)
        assert item not in entries[place]
        entries[place][item] = items
        outcomes[str(row["outcome"])] += 1
        if row["outcome"] == "dead_letter":
            dead.add((place, item, str(row["reason"])))
    sent = {
        (where.topic, where.partition, offset)
        for where, span in line.watch.spans(topics).items()
        for offset in span
    }
    assert set(entries) == sent
    for items_of in entries.values():
        (promised,) = set(items_of.values())
        assert sorted(items_of) == list(range(promised))
    assert set(outcomes) <= OUTCOMES
    _revisions_are_stored_once(line, outcomes["stored"])
    assert _lying_among_the_dead(line, topics) == dead
    return Books(len(sent), sum(map(len, entries.values())), outcomes)


def _place(row: dict[str, object]) -> Place:
    topic, partition, offset = row["topic"], row["partition"], row["raw_offset"]
    assert isinstance(partition, int)
    assert isinstance(offset, int)
    return str(topic), partition, offset


def _revisions_are_stored_once(line: Line, stored: int) -> None:
    """Each item booked as stored is a revision, and each revision was one."""
    assert line.count("select count(*) from revisions") == stored
    assert (
        line.count(
            """
        select count(*) from revisions r where 1 <> (select count(*) from intake i
            where i.revision_id = r.revision_id and i.outcome = 'stored')
        """
        )
        == 0
    )
    assert (
        line.count(
            """
        select count(*) from revisions r left join articles a using (article_id)
        where a.article_id is null
        """
        )
        == 0
    )


def _lying_among_the_dead(line: Line, topics: list[str]) -> set[Rejected]:
    """Every rejected item that the dead letters tell of; each lies there as sent."""
    raw = {
        (record.topic, record.partition, record.offset): record
        for topic in topics
        for record in line.watch.read(topic)
    }
    found: set[Rejected] = set()
    for letter in line.records(Role.DEAD_LETTERS):
        topic, partition, offset = (letter.key or b"").decode().split("/")
        place = topic, int(partition), int(offset)
        assert letter.value == raw[place].value
        found |= {(place, *rejected) for rejected in rejections_of(letter)}
    return found


def rejections_of(letter: Record) -> set[tuple[int, str]]:
    """The numbers of the items that were rejected, and why."""
    told = [json.loads(value) for name, value in letter.headers if name == "rejected"]
    return {(one["item"], one["reason"]) for one in told}

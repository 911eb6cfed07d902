"""One bad item stops nothing."""

from datetime import UTC, datetime

import pytest

from schemas.events import PageEvent
from schemas.record import Record
from schemas.topics import Role
from tests.line.books import balanced, rejections_of
from tests.line.line import Line
from tests.line.made import FEED, id_of, story
from tests.line.wrap import message


pytestmark = pytest.mark.line


def letter(line: Line, body: bytes) -> Record:
    """The dead letter that holds these bytes."""
    (found,) = [r for r in line.records(Role.DEAD_LETTERS) if r.value == body]
    return found


def test_what_cannot_be_read_is_kept_byte_for_byte(line: Line) -> None:
    """A broken file becomes a dead letter, and the story behind it goes out."""
    cut = story("Cut off in the middle").xml()[:-200] + b"\x00\xff<"
    behind = story("Behind the broken one")
    line.push(FEED, cut, behind.xml())
    line.settle()
    assert {reason for _, reason in rejections_of(letter(line, cut))} == {
        "not_well_formed"
    }
    assert any(isinstance(e, PageEvent) for e in line.events(id_of(behind)))


def test_a_bad_item_leaves_its_own_message_unharmed(line: Line) -> None:
    """Of three items a recall without a name is set aside alone: it recalls nothing."""
    first, last = story("First in the message"), story("Last in the message")
    nameless = story("Nameless", guid="", status="canceled").element()
    body = message([first.element(), nameless, last.element()], datetime.now(UTC))
    line.push(FEED, body)
    line.settle()
    assert rejections_of(letter(line, body)) == {(1, "no_identity")}
    for item in (first, last):
        assert any(isinstance(e, PageEvent) for e in line.events(id_of(item)))
    assert line.sql(
        """
        select item, items, outcome from intake where (topic, partition, raw_offset) =
            (select topic, partition, raw_offset from intake where article_id = $1)
        order by item
        """,
        id_of(first),
    ) == [
        {"item": 0, "items": 3, "outcome": "stored"},
        {"item": 1, "items": 3, "outcome": "dead_letter"},
        {"item": 2, "items": 3, "outcome": "stored"},
    ]


def test_the_same_again_changes_nothing(line: Line) -> None:
    """A file pushed twice is stored once; the second is a duplicate without an event."""
    item = story("Sent twice")
    line.push(FEED, item.xml())
    line.settle()
    events, state = line.events(), state_of(line, item.guid)
    line.push(FEED, item.xml())
    line.settle()
    assert line.events() == events
    assert state_of(line, item.guid) == state
    outcomes = line.sql(
        "select outcome from intake where article_id = $1 order by raw_time",
        id_of(item),
    )
    assert [row["outcome"] for row in outcomes] == ["stored", "duplicate"]


def state_of(line: Line, guid: str) -> list[dict[str, object]]:
    """The article's state and what was told of it."""
    return line.sql(
        """
        select a.state_no, a.revision_id, a.content::text, p.seq from articles a
        join publications p using (article_id) where a.item_id = $1
        """,
        guid,
    )


def test_an_empty_record_is_one_skip(line: Line) -> None:
    """A record with no item in it is accounted for."""
    line.push(FEED, b"", b"  \n ")
    line.settle()
    assert balanced(line).outcomes["skipped"] >= 2

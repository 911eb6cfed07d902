"""Updates, corrections, holds, kills and replacements reach the world."""

import pytest

from schemas.events import ArticleWithdrawn, EventType, PageEvent
from schemas.reasons import Withdrawal
from tests.line.line import Line
from tests.line.made import FEED, id_of, killed, later, story
from tests.line.wrap import Item


pytestmark = pytest.mark.line


def told(line: Line, item: Item) -> list[EventType]:
    """The types of the events of an article."""
    kept = [e for e in line.events(id_of(item)) if e.type != EventType.RELATED_CHANGED]
    return [event.type for event in kept]


def test_a_correction_reaches_readers_with_its_note(line: Line) -> None:
    """A first version, an update and a correction are told as what they are."""
    first = story("Harbour toll is lowered")
    second = later(first, signals=("sig:update",), paragraphs=("More is known.",))
    third = later(
        second,
        signals=("sig:correction",),
        note_role="mwnote:correction",
        note="Corrects the toll to 40 crowns.",
        paragraphs=("The toll is 40 crowns.",),
    )
    for item in (first, second, third):
        line.push(FEED, item.xml())
        line.settle()
    assert told(line, first) == [
        EventType.PUBLISHED,
        EventType.UPDATED,
        EventType.CORRECTED,
    ]
    latest = line.latest(id_of(first))
    assert latest
    assert latest.page
    assert [c.note for c in latest.page.corrections] == [third.note]


def test_late_versions_change_nothing(line: Line) -> None:
    """A version that comes after a newer one is kept and sends no event."""
    first = story("Ferry line reopens")
    newer = later(later(first), paragraphs=("The newest words.",))
    line.push(FEED, newer.xml())
    line.settle()
    before = line.events(id_of(first))
    line.push(FEED, first.xml())
    line.settle()
    assert line.events(id_of(first)) == before
    assert (
        line.count("select count(*) from revisions where article_id = $1", id_of(first))
        == 2
    )


def test_a_kill_takes_the_page_and_its_name_from_every_other(line: Line) -> None:
    """The page goes; the pages that named it and its section's list name it no more."""
    words = ("Quillmoor viaduct cracks after the Quillmoor tremor in Astrey.",) * 3
    doomed = story("Quillmoor viaduct cracks in tremor", paragraphs=words)
    others = [
        story(
            "Quillmoor viaduct closed after tremor", paragraphs=(*words, f"Part {n}.")
        )
        for n in range(2)
    ]
    line.push(FEED, *(item.xml() for item in (doomed, *others)))
    line.settle()
    gone = id_of(doomed)
    named = [
        other
        for other in others
        if (latest := line.latest(id_of(other)))
        and latest.page
        and gone in {related.article_id for related in latest.page.related}
    ]
    assert named
    line.push(FEED, killed(doomed).xml())
    line.settle()
    assert told(line, doomed) == [EventType.PUBLISHED, EventType.WITHDRAWN]
    for other in named:
        latest = line.latest(id_of(other))
        assert latest
        assert latest.page
        assert gone not in {related.article_id for related in latest.page.related}
    listed = line.sections()["world|en"].titles
    assert gone not in {title.article_id for title in listed}
    assert id_of(named[0]) in {title.article_id for title in listed}


def test_a_replaced_page_leads_to_the_newer(line: Line) -> None:
    """A story that evolved from another takes its place; killed, neither is there."""
    older = story("Strike is announced")
    newer = story("Strike is under way", links=(("evolvedFrom", older.guid),))
    line.push(FEED, older.xml())
    line.settle()
    line.push(FEED, newer.xml())
    line.settle()
    gone = line.events(id_of(older))[-1]
    assert isinstance(gone, ArticleWithdrawn)
    assert gone.notice.reason is Withdrawal.REPLACED
    assert gone.notice.replaced_by == id_of(newer)
    page = line.events(id_of(newer))[-1]
    assert isinstance(page, PageEvent)
    assert page.page.replaces == (id_of(older),)
    line.push(FEED, killed(newer).xml())
    line.settle()
    assert told(line, newer)[-1] is EventType.WITHDRAWN
    assert told(line, older) == [EventType.PUBLISHED, EventType.WITHDRAWN]


def test_an_order_may_come_before_what_it_names(line: Line) -> None:
    """The older story, arriving after the newer one, never gets a page."""
    older = story("Vote is called")
    newer = story("Vote is held", links=(("evolvedFrom", older.guid),))
    line.push(FEED, newer.xml())
    line.settle()
    line.push(FEED, older.xml())
    line.settle()
    assert line.events(id_of(older)) == []


def test_a_hold_ends_with_a_newer_version(line: Line) -> None:
    """A withheld story leaves the site, and comes back when it is released."""
    first = story("Bridge opens early")
    held = later(first, status="withheld")
    released = later(held, status="usable", paragraphs=("It was checked.",))
    for item in (first, held, released):
        line.push(FEED, item.xml())
        line.settle()
    assert told(line, first) == [
        EventType.PUBLISHED,
        EventType.WITHDRAWN,
        EventType.PUBLISHED,
    ]
    gone = line.events(id_of(first))[1]
    assert isinstance(gone, ArticleWithdrawn)
    assert gone.notice.reason is Withdrawal.HELD

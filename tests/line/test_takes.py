"""A story sent in several takes is one page, and falls as one."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest

from schemas.events import EventType
from schemas.page import Page
from tests.line.document import Document, order
from tests.line.line import Line, article_id
from tests.line.made import FEED


NOW = datetime.now(UTC).replace(microsecond=0)
MINUTE = timedelta(minutes=1)

pytestmark = pytest.mark.line


def told(part: int = 1, key: str = "") -> Document:
    """A part of a story, told as many minutes later as its number."""
    key = key or f"serial-{uuid4().hex[:8]}"
    return Document(
        id=f"{key}-{part}",
        at=NOW - 20 * MINUTE + part * MINUTE,
        key=key,
        part=part,
        headline=f"Flood of {key}" if part == 1 else None,
        paragraphs=(f"Part {part} of {key}.",),
    )


def page_of(line: Line, item: Document) -> Page | None:
    """What readers see of it."""
    latest = line.latest(article_id(FEED, item.id))
    return latest.page if latest else None


def read(line: Line, item: Document) -> list[str]:
    """The text of its page."""
    page = page_of(line, item)
    return [b.html for b in page.body if b.type == "paragraph"] if page else []


def texts(*items: Document) -> list[str]:
    """Their text together."""
    return [words for item in items for words in item.paragraphs]


def test_takes_come_behind_their_lead_whichever_came_first(line: Line) -> None:
    """They wait without a page until it is there, in order of their numbers then."""
    lead = told()
    two, three, four = (told(n, lead.key) for n in (2, 3, 4))
    line.push(FEED, three.xml(), two.xml())
    line.settle()
    assert line.events(article_id(FEED, two.id)) == []
    assert line.count("select count(*) from articles where take is not null") >= 2
    line.push(FEED, lead.xml())
    line.settle()
    assert read(line, lead) == texts(lead, two, three)
    line.push(FEED, four.xml())
    line.settle()
    assert read(line, lead) == texts(lead, two, three, four)
    page = page_of(line, lead)
    assert page
    assert page.takes == tuple(article_id(FEED, one.id) for one in (two, three, four))
    assert all(line.events(article_id(FEED, one.id)) == [] for one in (two, four))


def test_a_take_changes_and_leaves_its_lead_s_page(line: Line) -> None:
    """A newer version is read in its place, a killed or held one is not."""
    lead = told()
    two, three = told(2, lead.key), told(3, lead.key)
    line.push(FEED, lead.xml(), two.xml(), three.xml())
    line.settle()
    newer = replace(two, at=two.at + 5 * MINUTE, paragraphs=("It was told anew.",))
    line.push(FEED, newer.xml(), order(three.id, "canceled", NOW))
    line.settle()
    assert read(line, lead) == texts(lead, newer)
    held = replace(newer, at=newer.at + MINUTE, status="withheld")
    line.push(FEED, held.xml())
    line.settle()
    assert read(line, lead) == texts(lead)
    events = {event.type for event in line.events(article_id(FEED, lead.id))}
    assert events <= {
        EventType.PUBLISHED,
        EventType.UPDATED,
        EventType.RELATED_CHANGED,
    }


def test_takes_fall_with_their_lead(line: Line) -> None:
    """Killed or replaced, nothing of them is read, and a newer lead starts anew."""
    lead, other = told(), told()
    line.push(FEED, lead.xml(), told(2, lead.key).xml())
    line.push(FEED, other.xml(), told(2, other.key).xml())
    line.settle()
    newer = replace(lead, id=f"{lead.key}-b", version=2, at=NOW)
    line.push(FEED, newer.xml(), order(other.id, "canceled", NOW))
    line.settle()
    assert read(line, lead) == read(line, other) == []
    assert read(line, newer) == texts(newer)


def test_an_embargoed_take_comes_on_time(line: Line) -> None:
    """Its lead's page is out without it until then."""
    lead = told()
    until = datetime.now(UTC).replace(microsecond=0) + timedelta(seconds=5)
    two = replace(told(2, lead.key), release=until)
    line.push(FEED, lead.xml(), two.xml())
    line.wait_until(lambda: read(line, lead))
    assert read(line, lead) == texts(lead)
    line.wait_until(lambda: read(line, lead) == texts(lead, two), 10)
    assert datetime.now(UTC) >= until

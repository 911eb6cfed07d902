"""Orders on items by any of their names, before and after what they name."""

from dataclasses import replace
from datetime import timedelta
from uuid import UUID

import pytest

from schemas.events import ArticleWithdrawn, EventType
from schemas.reasons import Withdrawal
from tests.line.document import Document, order
from tests.line.line import Line, article_id
from tests.line.made import FEED, id_of, later, story
from tests.line.wrap import Item


MINUTE = timedelta(minutes=1)

pytestmark = pytest.mark.line


def types(line: Line, article: UUID) -> list[EventType]:
    """What the world was told, but for links."""
    told = [event.type for event in line.events(article)]
    return [one for one in told if one is not EventType.RELATED_CHANGED]


def ordered(item: Item, status: str, minutes: int) -> bytes:
    """An order on a story, so many minutes after it."""
    assert item.at
    return order(item.guid, status, item.at + minutes * MINUTE)


def test_a_hold_ends_with_a_release_that_names_the_item(line: Line) -> None:
    """Without a new version; one given before the hold releases nothing."""
    first = story("Vault is opened")
    held = later(first, status="withheld")
    line.push(FEED, first.xml(), ordered(held, "usable", -1))
    line.settle()
    line.push(FEED, held.xml())
    line.settle()
    gone = line.events(id_of(first))[-1]
    assert isinstance(gone, ArticleWithdrawn)
    assert gone.notice.reason is Withdrawal.HELD
    line.push(FEED, ordered(held, "usable", 1))
    line.settle()
    assert types(line, id_of(first)) == [
        EventType.PUBLISHED,
        EventType.WITHDRAWN,
        EventType.PUBLISHED,
    ]


def test_a_kill_that_names_an_item_ends_only_with_a_newer_version(line: Line) -> None:
    """Neither a release nor an older version brings it back."""
    first = story("Dam holds", version=2)
    line.push(FEED, ordered(first, "canceled", 5))
    line.settle()
    older = replace(first, version=1, at=first.at - MINUTE if first.at else None)
    line.push(FEED, first.xml(), older.xml(), ordered(first, "usable", 6))
    line.settle()
    assert line.events(id_of(first)) == []
    newer = later(first, at=first.at + 7 * MINUTE if first.at else None)
    line.push(FEED, newer.xml())
    line.settle()
    assert types(line, id_of(first)) == [EventType.PUBLISHED]


def test_an_order_moves_to_an_item_that_comes_between(line: Line) -> None:
    """A lead by a name of the day takes the place of the latest before it."""
    key, at = story("Storm").guid, story("Storm").at
    assert at
    first, second, third = (
        Document(
            id=f"{key}-{n}",
            at=at + n * MINUTE,
            key=key,
            version=n + 1,
            headline=f"Storm {n} nears {key[-6:]}",
            paragraphs=(f"It is {n} miles away.",),
        )
        for n in range(3)
    )
    ids = [article_id(FEED, one.id) for one in (first, second, third)]
    line.push(FEED, first.xml(), third.xml())
    line.settle()
    line.push(FEED, second.xml())
    line.settle()
    assert line.events(ids[1]) == []
    for older, newer in ((ids[0], ids[2]), (ids[1], ids[2])):
        latest = line.latest(older)
        assert latest is None or latest.notice
        assert line.latest(newer)
    page = line.latest(ids[2])
    assert page
    assert page.page
    assert page.page.replaces == (ids[1],)


def test_a_lead_that_is_held_gives_the_older_page_back(line: Line) -> None:
    """Never both at a time; expired or killed it would not."""
    older = story("Talks are near")
    newer = story("Talks are held", links=(("evolvedFrom", older.guid),))
    line.push(FEED, older.xml())
    line.settle()
    line.push(FEED, newer.xml())
    line.settle()
    line.push(FEED, later(newer, status="withheld").xml())
    line.settle()
    assert types(line, id_of(newer)) == [EventType.PUBLISHED, EventType.WITHDRAWN]
    assert types(line, id_of(older)) == [
        EventType.PUBLISHED,
        EventType.WITHDRAWN,
        EventType.PUBLISHED,
    ]

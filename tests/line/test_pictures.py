"""A picture is an item of its own: pages that show it follow what becomes of it."""

import json
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest

from schemas.page import Page
from tests.line.line import Line, article_id
from tests.line.made import FEED


NOW = datetime.now(UTC).replace(microsecond=0)
HOUR = timedelta(hours=1)

pytestmark = pytest.mark.line


@dataclass(frozen=True)
class Ninjs:
    """A story with a picture by its id, or such a picture."""

    uri: str
    type: str = "text"
    version: int = 1
    status: str = "usable"
    shows: str | None = None
    href: str | None = None
    embargoed: datetime | None = None

    def json(self) -> bytes:
        """The item as a file."""
        told: dict[str, object] = {
            "uri": self.uri,
            "version": str(self.version),
            "versioncreated": (NOW - 2 * HOUR + self.version * HOUR / 60).isoformat(),
            "type": self.type,
            "pubstatus": self.status,
            "language": "en",
            "headline": f"About {self.uri}",
        }
        if self.embargoed:
            told["embargoed"] = self.embargoed.isoformat()
        if self.shows:
            shown = {"uri": self.shows, "type": "picture"}
            told |= {"body_text": "What is seen.", "associations": {"main": shown}}
        if self.href:
            renditions = {"main": {"href": self.href, "mimetype": "image/jpeg"}}
            told |= {"renditions": renditions, "description_text": f"At {self.href}"}
        return json.dumps(told).encode()


def pair() -> tuple[Ninjs, Ninjs]:
    """A picture and a story that shows it, no other test's."""
    mark = uuid4().hex[:8]
    uri = f"urn:picture:{mark}"
    picture = Ninjs(uri, "picture", href=f"https://north.example/{mark}.jpg")
    return picture, Ninjs(f"urn:story:{mark}", shows=uri)


def page_of(line: Line, story: Ninjs) -> Page:
    """What readers see."""
    latest = line.latest(article_id(FEED, story.uri))
    assert latest
    assert latest.page
    return latest.page


def seen(line: Line, story: Ninjs) -> list[str]:
    """Where the pictures on its page lie."""
    media = page_of(line, story).media
    return [one.href for medium in media for one in medium.renditions]


@pytest.mark.parametrize("is_first", [True, False])
def test_a_picture_fills_what_the_story_lacks(line: Line, is_first: bool) -> None:  # noqa: FBT001 - a table's column
    """Whichever came first; its own id never gets a page."""
    picture, story = pair()
    items = [picture, story] if is_first else [story, picture]
    for item in items:
        line.push(FEED, item.json())
        line.settle()
    assert seen(line, story) == [picture.href]
    (medium,) = page_of(line, story).media
    assert medium.caption == f"At {picture.href}"
    assert line.events(article_id(FEED, picture.uri)) == []


def test_a_killed_picture_leaves_every_page(line: Line) -> None:
    """Each page is sent again without it, and one that comes later never has it."""
    picture, story = pair()
    other = replace(story, uri=f"{story.uri}-other")
    killed = replace(picture, version=2, status="canceled", href=None)
    line.push(FEED, picture.json(), story.json(), other.json())
    line.settle()
    assert seen(line, story) == seen(line, other) == [picture.href]
    line.push(FEED, killed.json())
    line.settle()
    late = replace(story, uri=f"{story.uri}-late")
    line.push(FEED, late.json())
    line.settle()
    for one in (story, other, late):
        assert page_of(line, one).media == ()
    newer = replace(picture, version=3, href="https://north.example/new.jpg")
    line.push(FEED, newer.json())
    line.settle()
    assert seen(line, story) == [newer.href]


def test_a_picture_under_embargo_comes_on_time(line: Line) -> None:
    """The page is out without it until then."""
    picture, story = pair()
    until = datetime.now(UTC) + timedelta(seconds=5)
    line.push(FEED, replace(picture, embargoed=until).json(), story.json())
    line.wait_until(lambda: line.events(article_id(FEED, story.uri)))
    assert seen(line, story) == []
    line.wait_until(lambda: seen(line, story), 10)
    assert datetime.now(UTC) >= until

"""An embargo keeps every word, lifts by itself, and survives a restart."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest

from schemas.topics import Role
from tests.line.line import Line
from tests.line.made import FEED, id_of, killed, later, story
from tests.line.wrap import Item


AHEAD = timedelta(seconds=8)
IN_TIME = 2.0
OUTSIDE = (Role.PUBLISHED, Role.LATEST, Role.SECTIONS)

pytestmark = pytest.mark.line


def embargoed(nonce: str, until: datetime) -> Item:
    """A story with the nonce in every field that bears words."""
    words = f"Secret {nonce}"
    return story(
        words,
        embargoed=until.isoformat(),
        note=f"Embargoed until then. {words}",
        summary=words,
        byline=words,
        dateline=words,
        slugline=words,
        keywords=(nonce,),
        caption=words,
        rights=words,
        paragraphs=(f"{words} begins.", f"It ends with {words}."),
    )


def leaks(line: Line, nonce: str) -> Iterator[str]:
    """Where the nonce can be read."""
    word = nonce.encode()
    for role in OUTSIDE:
        if any(word in whole(record) for record in line.records(role)):
            yield role
    for name, log in line.logs().items():
        if nonce in log:
            yield f"log of {name}"
    for name, process in line.processes.items():
        if name != "site" and nonce in process.answer("/metrics")[1]:
            yield f"metrics of {name}"


def whole(record: object) -> bytes:
    """Key, value and headers of a record."""
    return repr(record).encode()


def answers(line: Line, item: Item) -> str:
    """All that the site answers about it."""
    site = line.processes["site"]
    paths = ("/", "/section/world", f"/article/{id_of(item)}")
    return "".join(site.answer(path)[1] for path in paths)


def test_not_a_byte_leaves_before_its_time(line: Line, site: str) -> None:
    """No topic, page, log or metric holds a word of it; on time all is there."""
    nonce = f"nonce{uuid4().hex}"
    until = datetime.now(UTC) + AHEAD
    item = embargoed(nonce, until)
    # A kindred story is out already: its links must not name the other either.
    open_one = story(
        f"Open {uuid4().hex}", paragraphs=item.paragraphs[:0] or ("Secret.",)
    )
    line.push(FEED, item.xml(), open_one.xml())
    line.wait_until(lambda: line.events(id_of(open_one)), why="the open one waits")
    stored = "select count(*) from articles where article_id = $1"
    line.wait_until(lambda: line.count(stored, id_of(item)))
    while datetime.now(UTC) < until - timedelta(seconds=0.3):
        assert list(leaks(line, nonce)) == []
        assert nonce not in answers(line, item)
        line.sleep(0.2)
    assert datetime.now(UTC) < until
    line.wait_until(lambda: line.events(id_of(item)), AHEAD.seconds + IN_TIME)
    out = line.latest(id_of(item))
    told = line.records(Role.PUBLISHED)[-1].time
    assert told >= until
    line.wait_until(lambda: nonce in answers(line, item), 1)
    assert (datetime.now(UTC) - until).total_seconds() < IN_TIME + 1
    assert out
    assert set(leaks(line, nonce)) >= {Role.PUBLISHED, Role.LATEST}
    assert not any("log" in place or "metrics" in place for place in leaks(line, nonce))


def test_it_lifts_although_publish_was_away(line: Line) -> None:
    """A publisher that was killed before and started again lifts it on time."""
    until = datetime.now(UTC) + AHEAD
    item = embargoed(f"nonce{uuid4().hex}", until)
    line.push(FEED, item.xml())
    line.settle()
    line.kill("publish")
    line.restart("publish")
    assert line.events(id_of(item)) == []
    line.wait_until(lambda: line.events(id_of(item)), AHEAD.seconds + IN_TIME)
    (first,) = [
        r for r in line.records(Role.PUBLISHED) if r.key == str(id_of(item)).encode()
    ][:1]
    assert 0 <= (first.time - until).total_seconds() <= IN_TIME


def test_what_is_killed_under_embargo_never_appears(line: Line) -> None:
    """Its time comes and nothing is told of it."""
    until = datetime.now(UTC) + timedelta(seconds=3)
    item = embargoed(f"nonce{uuid4().hex}", until)
    line.push(FEED, item.xml())
    line.settle()
    line.push(FEED, killed(item).xml())
    line.settle()
    line.sleep((until - datetime.now(UTC)).total_seconds() + 1)
    line.settle()
    assert line.events(id_of(item)) == []


def test_an_embargo_put_on_a_public_story_recalls_it(line: Line) -> None:
    """A newer version under embargo takes the page away until its time."""
    first = story("Out too early")
    line.push(FEED, first.xml())
    line.settle()
    until = datetime.now(UTC) + timedelta(seconds=3)
    line.push(FEED, later(first, embargoed=until.isoformat()).xml())
    line.wait_until(lambda: len(line.events(id_of(first))) == 2)
    line.wait_until(lambda: len(line.events(id_of(first))) == 3, 6)
    told = [event.type for event in line.events(id_of(first))]
    assert told == ["ArticlePublished", "ArticleWithdrawn", "ArticlePublished"]

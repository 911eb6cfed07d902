"""Related stories and running stories, as pages tell them."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from uuid import UUID, uuid4

import pytest

from schemas.page import Page
from tests.line.conftest import MakeLine
from tests.line.line import Line, article_id
from tests.line.wrap import Item


FEED = "north"
LONG_AGO = datetime(2019, 3, 4, 12, tzinfo=UTC)
QUAKE = "Strong quake flattens the harbour of {}, rescuers dig for survivors"
AGAIN = "Rescuers dig for survivors in {} after quake flattens harbour"
THIRD = "Survivors found in {} harbour two days after the strong quake, rescuers say"

pytestmark = pytest.mark.line


def story(headline: str, at: datetime, *, language: str = "en") -> Item:
    """A story of one sentence."""
    return Item(
        guid=f"urn:{uuid4()}",
        at=at,
        headline=headline,
        paragraphs=(f"{headline}, officials said.",),
        subjects=(),
        language=language,
    )


def id_of(item: Item) -> UUID:
    """The article's id."""
    return article_id(FEED, item.guid)


def page_of(line: Line, item: Item) -> Page:
    """What readers see of it."""
    latest = line.latest(id_of(item))
    assert latest
    assert latest.page
    return latest.page


def named(line: Line, item: Item) -> set[UUID]:
    """Which others its page names."""
    return {related.article_id for related in page_of(line, item).related}


def test_the_earlier_page_learns_of_the_later(line: Line) -> None:
    """Both name each other and bear the id of one running story."""
    place, now = f"Veldoria {uuid4().hex[:8]}", datetime.now(UTC)
    early = story(QUAKE.format(place), now - timedelta(hours=5))
    late = story(AGAIN.format(place), now - timedelta(hours=1))
    line.push(FEED, early.xml())
    line.settle()
    alone = page_of(line, early).story_id
    line.push(FEED, late.xml())
    line.settle()
    assert id_of(late) in named(line, early)
    assert id_of(early) in named(line, late)
    assert page_of(line, early).story_id == alone == page_of(line, late).story_id


def test_no_box_mixes_languages(line: Line) -> None:
    """The same words in another language are nothing to link to."""
    place, now = f"Veldoria {uuid4().hex[:8]}", datetime.now(UTC)
    ours, theirs = (
        story(QUAKE.format(place), now, language=language) for language in ("en", "de")
    )
    line.push(FEED, ours.xml(), theirs.xml())
    line.settle()
    assert id_of(theirs) not in named(line, ours)
    assert page_of(line, ours).story_id != page_of(line, theirs).story_id


@pytest.mark.parametrize("first", ["original", "translation"])
def test_a_translation_and_its_original_name_each_other(line: Line, first: str) -> None:
    """Whichever comes first; it joins no running story, and falls with a recall."""
    place, now = f"Veldoria {uuid4().hex[:8]}", datetime.now(UTC)
    ours = story(QUAKE.format(place), now - timedelta(hours=1))
    theirs = replace(
        story(f"Starkes Beben zerstört den Hafen von {place}", now, language="de"),
        links=(("translatedFrom", ours.guid),),
    )
    for item in (ours, theirs) if first == "original" else (theirs, ours):
        line.push(FEED, item.xml())
        line.settle()
    for one, other in ((ours, theirs), (theirs, ours)):
        kinds = {each.article_id: each.kind for each in page_of(line, one).related}
        assert kinds[id_of(other)] == "translation"
    assert page_of(line, ours).story_id != page_of(line, theirs).story_id
    line.push(FEED, replace(theirs, version=2, status="canceled").xml())
    line.settle()
    assert id_of(theirs) not in named(line, ours)


def test_a_late_story_is_linked_to_its_time(own_line: MakeLine) -> None:
    """Stories that the window has forgotten are found in the database."""
    place, now = f"Veldoria {uuid4().hex[:8]}", datetime.now(UTC)
    old = story(QUAKE.format(place), LONG_AGO)
    late = story(AGAIN.format(place), LONG_AGO + timedelta(hours=2))
    today = [story(f"Goat fair of village {n} draws crowds", now) for n in range(4)]
    again = story(THIRD.format(place), now)
    with own_line(WIREDESK_ENRICH_WINDOW_ARTICLES="2") as line:
        for items in ([old], today, [late, again]):
            line.push(FEED, *(item.xml() for item in items))
            line.settle()
        assert id_of(old) in named(line, late)
        assert id_of(late) in named(line, old)
        assert not named(line, again) & {id_of(old), id_of(late)}

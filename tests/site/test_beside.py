"""What stands beside a story: related ones, more of its section, each title once."""

import re
from uuid import uuid4

from deploy.demo.site.records import ListIs
from schemas.relation import Relation
from tests.site.conftest import Newsroom
from tests.site.pages import brief, linked, path, titles


def test_five_dated_titles_of_the_section_stand_beside_the_story(
    newsroom: Newsroom,
) -> None:
    """In the order of the section's list, without the story itself."""
    pages = [brief(f"Title {n}") for n in range(7)]
    newsroom.tell(*pages, ListIs("world|en", titles(*reversed(pages))))
    html = newsroom.get(path(pages[4]))
    more = html[html.index("More from World") :]
    assert re.findall(r"Title \d", more) == [f"Title {n}" for n in (6, 5, 3, 2, 1)]
    assert more.count("Feb 5, 2026") == 5


def test_more_from_keeps_to_the_language_of_the_story(newsroom: Newsroom) -> None:
    """Each language has a list of its own."""
    here, other = brief("Here"), brief("Ici", language="fr")
    newsroom.tell(here, other, brief("There"))
    newsroom.tell(ListIs("world|fr", titles(other, language="fr")))
    assert "More from" not in newsroom.get(path(here))


def test_a_related_story_does_not_stand_under_more_from_too(
    newsroom: Newsroom,
) -> None:
    """A reader meets each title once beside the story."""
    other = brief("Flood wall agreed")
    page = brief("This", related=linked(other))
    newsroom.tell(other, page, ListIs("world|en", titles(page, other)))
    assert newsroom.get(path(page)).count("Flood wall agreed") == 1


def test_the_same_text_again_does_not_stand_beside_the_story(
    newsroom: Newsroom,
) -> None:
    """From another agency, or sent twice: neither as more of the story nor as related."""
    story = uuid4()
    copy = brief("The same again", story_id=story)
    (link,) = linked(copy)
    again = link.model_copy(update={"kind": Relation.DUPLICATE})
    page = brief("This", story_id=story, related=(again,))
    newsroom.tell(copy, page, ListIs("world|en", titles(page, copy)))
    assert "The same again" not in newsroom.get(path(page))


def test_more_from_names_an_event_once(newsroom: Newsroom) -> None:
    """However many reports of it are among the newest; not the event of the page."""
    quake, own = uuid4(), uuid4()
    told = [brief(f"Quake {n}", story_id=quake) for n in range(3)]
    page, update = brief("This", story_id=own), brief("Still this", story_id=own)
    listed = ListIs("world|en", titles(*told, update, page, brief("Cheese")))
    newsroom.tell(*told, update, page, listed)
    html = newsroom.get(path(page))
    more = html[html.index("More from World") :]
    assert re.findall(r"Quake \d|Still this", more) == ["Quake 0"]


def test_related_stories_are_linked(newsroom: Newsroom) -> None:
    """Those that can be opened."""
    other, missing = brief("A related story"), brief("A story nobody has")
    page = brief("This", related=linked(other, missing))
    newsroom.tell(other, page)
    html = newsroom.get(path(page))
    assert path(other) in html
    assert path(missing) not in html

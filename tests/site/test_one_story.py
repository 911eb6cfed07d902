"""Promises about several pages of one running story."""

from uuid import uuid4

from tests.site.conftest import Newsroom
from tests.site.pages import WORLD, brief, linked


def test_one_event_is_told_together(newsroom: Newsroom) -> None:
    """Beside the story what else is told of it; in lists the newest alone."""
    story = uuid4()
    early = brief("Dam breaks", story_id=story)
    page = brief("Dam rebuilt", story_id=story, related=linked(early))
    newsroom.tell(early, page, brief("Goats"))
    html = newsroom.get(f"/article/{page.article_id}")
    assert html.index("More on this story") < html.index("Dam breaks")
    assert html.count("Dam breaks") == 1
    for address in ("/", f"/section/{WORLD.id}"):
        listed = newsroom.get(address)
        assert "Dam rebuilt" in listed
        assert "Dam breaks" not in listed


def test_a_translation_stands_apart_from_related_stories(newsroom: Newsroom) -> None:
    """A reader of the other language finds it under a heading of its own, once."""
    other = brief("Fährstreik endet", language="de")
    page = brief("This", related=linked(other, kind="translation"))
    newsroom.tell(other, page)
    html = newsroom.get(f"/article/{page.article_id}")
    assert "In another language" in html
    assert "Related stories" not in html
    assert html.count("Fährstreik endet") == 1

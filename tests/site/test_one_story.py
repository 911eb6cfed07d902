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

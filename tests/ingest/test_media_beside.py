"""Pictures that stand beside a story and that not everybody may see, or not yet."""

import json

import pytest

from schemas.article import Action
from tests.ingest.life_made import LATER, ap, article, ninjs, rss


PICTURE = {
    "type": "picture",
    "uri": "urn:p:1",
    "altids": {"itemid": "p1"},
    "headline": "Smoke",
    "renditions": {"main": {"href": "https://n.example/p.jpg"}},
}


@pytest.mark.parametrize(
    "said",
    [
        {"pubstatus": "stat:canceled"},
        {"pubstatus": "http://cv.iptc.org/newscodes/pubstatusg2/canceled"},
        {"pubstatus": "withdrawn"},
        {"state": "killed"},
        {"embargoed": LATER},
        {"ednote": "Mandatory kill"},
    ],
)
def test_a_picture_of_ninjs_that_nobody_may_see_is_left_out(
    said: dict[str, object],
) -> None:
    """And that one was is noted."""
    beside = json.dumps({"main": PICTURE | said})
    found = article(ninjs(f'"associations": {beside}')).article
    assert not found.media
    assert any("left out" in one for one in found.problems)


@pytest.mark.parametrize(
    "said",
    [{"editorialtypes": ["Kill"]}, {"embargoed": LATER}, {"pubstatus": "killed"}],
)
def test_a_picture_of_ap_that_nobody_may_see_is_left_out(
    said: dict[str, object],
) -> None:
    """By whatever says so."""
    found = article(ap(associations={"1": PICTURE | said})).article
    assert not found.media
    assert any("left out" in one for one in found.problems)


@pytest.mark.parametrize(
    "more",
    [
        {"embargoed": "2026-02-05T09:00:00Z"},
        {"state": "in_progress"},
        {"pubstatus": "stat:usable"},
    ],
)
def test_a_picture_that_all_may_see_is_shown(more: dict[str, object]) -> None:
    """An embargo that was over when the story was sent closes nothing."""
    beside = json.dumps({"main": PICTURE | more})
    assert len(article(ninjs(f'"associations": {beside}')).article.media) == 1


def test_a_picture_is_closed_as_long_as_its_story_and_no_longer() -> None:
    """Both open at the same time, so nothing is left out."""
    beside = json.dumps({"main": PICTURE | {"embargoed": LATER}})
    found = article(ninjs(f'"embargoed": "{LATER}", "associations": {beside}')).article
    assert len(found.media) == 1


def test_a_file_of_a_feed_that_is_gone_is_left_out() -> None:
    """Its own status takes it back, not the entry's."""
    gone = (
        '<media:content url="https://n.example/p.jpg" medium="image">'
        '<media:status state="deleted"/></media:content>'
    )
    event = article(rss(gone))
    assert event.article.verdict.action is Action.PUBLISH
    assert not event.article.media

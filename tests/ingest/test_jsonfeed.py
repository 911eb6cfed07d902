"""What the reader of JSON Feed promises, on feeds written for it."""

import json

import pytest

from schemas.reasons import Reject, Skip
from services.ingest.json import Json, JsonObject
from services.ingest.markup import text_of
from services.ingest.parse import jsonfeed
from services.ingest.wirestory import Hint, Parsed, Rejected, Skipped, WireStory


WRONG: tuple[Json, ...] = (7.5, True, {"a": []}, [[{}]], "", None)


def read(items: Json, **fields: Json) -> tuple[Parsed, ...]:
    """The outcomes of a feed of these items."""
    feed = {"version": "https://jsonfeed.org/version/1.1", "items": items} | fields
    return jsonfeed.parse(json.dumps(feed).encode(), Hint())


def story(**fields: Json) -> WireStory:
    """The one item of a feed."""
    item: JsonObject = {"id": "n-1", "content_text": "It sails."}
    (found,) = read([item | fields])
    assert isinstance(found, WireStory)
    return found


def test_the_id_names_an_item_else_its_address_else_its_words() -> None:
    """A number is taken as text; a name made of words is told."""
    assert story(id=7).item_id == "7"
    assert story(url="https://n.example/1").alt_ids == ("https://n.example/1",)
    assert story(id=None, url="https://n.example/1").item_id == "https://n.example/1"
    made = story(id=None, title="Ferry")
    assert made.item_id.startswith("sha256:")
    assert made.problems == ("no id or url: named by its text",)


def test_the_marked_up_text_is_preferred() -> None:
    """The plain one else, the summary for want of both."""
    html = "<p>It <em>sails</em>.</p>"
    assert text_of(story(content_html=html, content_text="x").body) == "It sails."
    assert text_of(story().body) == "It sails."
    assert text_of(story(content_text=None, summary="In short.").body) == "In short."


def test_a_summary_that_only_begins_the_text_is_none() -> None:
    """It would stand on the page twice."""
    assert story(summary="It sails.").summary is None
    assert story(summary="Back again.").summary == "Back again."


def test_what_the_item_does_not_say_the_feed_says() -> None:
    """Authors of both versions of the standard, and the language."""
    items: Json = [{"id": "1"}, {"id": "2", "author": {"name": "Jo"}, "language": "sv"}]
    first, second = read(items, language="en", authors=[{"name": "North"}])
    assert isinstance(first, WireStory)
    assert isinstance(second, WireStory)
    assert (first.byline, first.language) == ("North", "en")
    assert (second.byline, second.language) == ("Jo", "sv")


def test_dates_are_those_of_publication_and_change() -> None:
    """One stands for the other where it is missing."""
    both = story(date_published="2026-02-20", date_modified="2026-02-21")
    assert (both.dated, both.version_created) == ("2026-02-20", "2026-02-21")
    assert story(date_modified="2026-02-21").dated == "2026-02-21"


def test_pictures_and_sounds_are_media_and_papers_are_not() -> None:
    """By their media types."""
    found = story(
        image="https://i.example/1",
        attachments=[
            {"url": "https://i.example/2", "mime_type": "audio/mpeg", "title": "Horn"},
            {"url": "https://i.example/3", "mime_type": "application/pdf"},
            {"mime_type": "video/mp4"},
        ],
    )
    assert [one.kind for one in found.media] == ["picture", "audio"]
    assert found.media[1].headline == "Horn"


def test_a_bad_item_is_refused_alone() -> None:
    """One without name and words, and one that is no object."""
    good, nameless, odd = read([{"id": "1"}, {}, 7])
    assert isinstance(good, WireStory)
    assert isinstance(nameless, Rejected)
    assert nameless.reason is Reject.NO_IDENTITY
    assert isinstance(odd, Rejected)
    assert read([]) == (Skipped(Skip.EMPTY, "no items in the message"),)


@pytest.mark.parametrize("body", [b"[]", b"{}", b'{"items": {}}', b"7"])
def test_what_is_no_feed_is_refused(body: bytes) -> None:
    """As a whole."""
    with pytest.raises(Rejected) as caught:
        jsonfeed.parse(body, Hint())
    assert caught.value.reason is Reject.WRONG_STRUCTURE


def test_what_is_of_another_type_costs_itself_and_is_told() -> None:
    """Every member may be of any type; the item stays."""
    members = ("url", "title", "content_html", "summary", "image", "banner_image")
    dates = ("date_published", "date_modified", "authors", "author", "tags")
    for name in (*members, *dates, "language", "attachments", "external_url"):
        for wrong in WRONG:
            assert story(**{name: wrong}).item_id == "n-1"
    assert story(title={"a": 1}).problems == ("title: not a text",)


def test_one_author_is_not_told_twice() -> None:
    """Feeds of 1.1 may also say it in the way of 1.0, for older readers."""
    found = story(authors=[{"name": "Jo"}, {"name": "Mo"}], author={"name": "Jo"})
    assert found.byline == "Jo, Mo"
    assert story(authors=[{"url": "x"}], author={"name": "Jo"}).byline == "Jo"


def test_addresses_are_seen_from_the_item_or_the_feed() -> None:
    """In texts as in pictures."""
    html = "<p><a href='../m'>M</a></p>"
    found = story(url="https://n.example/a/1", content_html=html, image="/i.png")
    assert found.body[0].model_dump()["html"] == '<a href="https://n.example/m">M</a>'
    assert found.media[0].renditions[0].href == "https://n.example/i.png"
    items: Json = [{"id": "1", "image": "i.png"}]
    (other,) = read(items, home_page_url="https://n.example/")
    assert isinstance(other, WireStory)
    assert other.media[0].renditions[0].href == "https://n.example/i.png"


def test_attachments_of_one_title_are_one_medium() -> None:
    """Alternate representations, as the standard has it."""
    files: Json = [
        {"url": "https://n.example/1.mp3", "mime_type": "audio/mpeg", "title": "Horn"},
        {"url": "https://n.example/1.ogg", "mime_type": "audio/ogg", "title": "Horn"},
        {"url": "https://n.example/2.ogg", "mime_type": "audio/ogg"},
    ]
    found = story(attachments=files)
    assert [len(one.renditions) for one in found.media] == [2, 1]
    assert found.media[1].headline is None


def test_a_banner_is_another_shape_of_the_picture() -> None:
    """Both stand with the story."""
    found = story(image="https://i.example/1", banner_image="https://i.example/2")
    assert [one.role for one in found.media[0].renditions] == [None, "banner"]


def test_more_items_than_any_feed_has_are_refused() -> None:
    """Ten thousand in one message."""
    with pytest.raises(Rejected) as caught:
        read([7] * 10_001)
    assert caught.value.reason is Reject.TOO_LARGE

"""What the reader of the AP Media API promises, on items written for it."""

import pytest

from schemas.article import Subject
from schemas.reasons import Reject, Skip
from schemas.story import Kind
from services.ingest.json import Json
from services.ingest.markup import text_of
from services.ingest.wirestory import Rejected, Skipped, WireStory
from tests.ingest.apjson_made import ITEM, NITF, read, story


def test_the_itemid_names_the_item_and_the_etag_does_not() -> None:
    """The same revision through another entitlement is the same."""
    renditions: Json = {"nitf": {"href": "https://api.example/1?qt=9", "words": 12}}
    names: Json = {"itemid": "a1", "etag": "x", "friendlykey": "53", "transref": "s5"}
    first, again = story(), story(uri="https://x", altids=names, renditions=renditions)
    assert (first.item_id, first.alt_ids) == ("a1", ("53", "s5"))
    assert first.canonical == again.canonical
    assert first.canonical != story(version=2).canonical


@pytest.mark.parametrize(
    "fields",
    [
        {"body_nitf": NITF},
        {"nitf": NITF},
        {"main": {"nitf": NITF}},
        {"renditions": {"nitf": NITF}},
        {"renditions": {"nitf": {"content": NITF}}},
    ],
)
def test_nitf_is_read_wherever_it_was_put(fields: dict[str, Json]) -> None:
    """Its head fills what the item itself does not say."""
    found = story(**fields)
    assert text_of(found.body) == "NORRVIK (NW) - It sails."
    assert found.headline == "Ferry sails"
    assert (found.byline, found.dateline) == ("By JO HILL", "NORRVIK (NW)")
    assert found.problems == ()


@pytest.mark.parametrize(
    "fields",
    [
        {"body_nitf": "<block><p>It sails.</p></block>"},
        {"body_nitf": "<p>It sails.</p><p>"},
        {"body_html": "<p>It sails.</p>"},
        {"body_text": "It sails."},
    ],
)
def test_other_forms_of_the_text_are_read(fields: dict[str, Json]) -> None:
    """Blocks alone, broken markup, HTML, plain text."""
    assert text_of(story(**fields).body) == "It sails."


def test_a_text_that_is_elsewhere_makes_no_page() -> None:
    """Nothing is fetched: the item overlays a whole one, or waits for it."""
    assert story().partial
    assert "body: the text is elsewhere, and is not fetched" in story().problems
    assert not story(pubstatus="canceled").partial
    assert not story(body_nitf=NITF).partial
    assert not story(type="picture").partial


@pytest.mark.parametrize(
    ("fields", "types"),
    [
        ({}, ()),
        ({"signals": ["ConsumerReady"]}, ("advisory",)),
        ({"signals": None}, ("advisory",)),
        ({"editorialtypes": ["Lead", "Corrective"]}, ("lead", "corrective")),
        ({"slugline": "BC-NO--APNewsAlert"}, ("apnewsalert",)),
    ],
)
def test_types_are_heard_beside_the_status(
    fields: dict[str, Json], types: tuple[str, ...]
) -> None:
    """What lacks the signal of news is not for publication."""
    assert story(**fields).signals.types == types


def test_a_picture_under_the_banner_category_is_an_advisory() -> None:
    """Only a picture: the letter means other things of a text."""
    subject: Json = [{"rels": ["category"], "code": "V"}]
    assert story(type="picture", subject=subject).signals.types == ("advisory",)
    assert story(subject=subject).signals.types == ()


def test_a_status_or_embargo_that_cannot_be_read_is_not_free() -> None:
    """Neither is taken for usable."""
    assert story(pubstatus=["x"]).signals.status == "unreadable"
    assert story(embargoed={"x": 1}).signals.embargoed == ""
    assert story(embargoed="2026-03-02T06:00:00Z").signals.embargoed


def test_a_flash_is_short() -> None:
    """AP gives features the same letter."""
    long: Json = {"nitf": {"href": "https://x.example", "words": 900}}
    assert story(editorialpriority="f").signals.priority == "f"
    assert story(editorialpriority="f", renditions=long).signals.priority is None


def test_subjects_people_and_places_are_kept_once() -> None:
    """The old categories under the scheme by which sections know them."""
    found = story(
        subject=[
            {"rels": ["category"], "code": "S", "name": "s"},
            {"code": "9", "name": "Sports", "scheme": "http://cv.ap.org/id/"},
            {"code": "9", "name": "Sports", "scheme": "http://cv.ap.org/id/"},
        ],
        person=[{"name": "Ole Brandt"}],
        datelinelocation={"city": "Norrvik", "countryname": "Norway"},
    )
    assert found.subjects == (
        Subject(scheme="a1312cat", code="s", name="s"),
        Subject(scheme="http://cv.ap.org/id/", code="9", name="Sports"),
        Subject(name="Ole Brandt"),
    )
    assert found.located == ("Norrvik", "Norway")


def test_pictures_stand_beside_a_story_unless_they_are_killed() -> None:
    """Stories beside it are not its media."""
    associations: Json = {
        "1": {
            "type": "picture",
            "altids": {"itemid": "p1"},
            "usageterms": ["Not for Norrland"],
            "renditions": {
                "main": {"href": "https://i.example/1", "width": 9},
                "caption_nitf": {"href": "https://i.example/2", "type": "text"},
            },
        },
        "2": {"type": "text", "altids": {"itemid": "t1"}},
        "3": {"type": "picture", "pubstatus": "withheld"},
    }
    (medium,) = story(associations=associations).media
    assert medium.id == "p1"
    assert medium.rights is not None
    assert medium.rights.restricted
    assert [one.role for one in medium.renditions] == ["main"]


def test_a_picture_is_an_item_of_its_kind() -> None:
    """With its own files and who took it."""
    found = story(type="picture", photographer={"name": "Mia Lund"})
    assert found.kind is Kind.PICTURE
    assert found.byline == "Mia Lund"
    assert found.media[0].id == "a1"


def test_every_envelope_is_taken_off() -> None:
    """One answer, a page of a feed, a list, a bare item."""
    page: Json = {"data": {"items": [{"item": ITEM}, {"item": ITEM}]}}
    listed: Json = [ITEM, {"item": ITEM}]
    bare: Json = {"items": [ITEM, ITEM]}
    for value in (page, listed, bare):
        assert len([one for one in read(value) if isinstance(one, WireStory)]) == 2
    assert isinstance(read(ITEM)[0], WireStory)
    assert read({"data": {"items": []}}) == (
        Skipped(Skip.EMPTY, "no items in the message"),
    )


def test_an_item_without_a_name_is_refused_alone() -> None:
    """As is one that is no object; a message that is none is refused whole."""
    good, nameless, odd = read([ITEM, {"altids": {"etag": "x"}}, 7])
    assert isinstance(good, WireStory)
    assert isinstance(nameless, Rejected)
    assert nameless.reason is Reject.NO_IDENTITY
    assert isinstance(odd, Rejected)
    with pytest.raises(Rejected):
        read("x")

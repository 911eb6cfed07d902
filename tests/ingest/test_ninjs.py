"""What the ninjs reader promises, on items written for it."""

import pytest

from schemas.article import Subject
from schemas.reasons import Reject, Skip
from services.ingest.json import JsonObject
from services.ingest.wirestory import Rejected, Skipped, WireStory
from tests.ingest.ninjs_made import FERRY, ONE, THREE, TWO, read, story


@pytest.mark.parametrize("item", [ONE, TWO, THREE], ids=["1", "2", "3"])
def test_the_three_versions_tell_the_same_story(item: JsonObject) -> None:
    """Names, lists and capitals differ between the versions; the story does not."""
    (found,) = read(item)
    assert isinstance(found, WireStory)
    assert (found.headline, found.subheadline) == ("Ferry sails", "Again")
    assert (found.byline, found.summary) == ("Jo Hill", "In short.")
    assert found.version_created == "2026-03-01T06:00:00Z"
    assert [getattr(block, "html", "") for block in found.body] == ["It <b>sails</b>."]
    assert found.subjects == (
        Subject(scheme="medtop", code="20000523", name="labour"),
        Subject(name="Norrvik"),
    )
    assert (found.genres, found.alt_ids) == (("Current",), ("N1",))
    assert found.signals.status == "usable"
    assert found.rights is not None
    assert found.rights.usage_terms == ("Not for Norrland",)
    (picture,) = found.media
    assert (picture.id, picture.caption) == ("urn:x:p", "At sea.")
    assert picture.credit == "North Wire"
    assert picture.renditions[0].role == "web"
    assert picture.renditions[0].mime == "image/jpeg"


def test_an_item_without_a_name_is_rejected_alone() -> None:
    """In a list the nameless item costs only itself, and so does what is no object."""
    first, second, third, fourth = read([FERRY, {"headline": "x"}, 7, FERRY])
    assert isinstance(first, WireStory)
    assert isinstance(fourth, WireStory)
    assert isinstance(second, Rejected)
    assert isinstance(third, Rejected)
    assert second.reason is Reject.NO_IDENTITY
    assert third.reason is Reject.WRONG_STRUCTURE


@pytest.mark.parametrize("name", ["items", "_items"])
def test_a_page_of_items_is_many_items(name: str) -> None:
    """Items come in pages too; an empty page is one skip."""
    assert len(read({name: [FERRY, FERRY]})) == 2
    assert read({name: []}) == (Skipped(Skip.EMPTY, "no items in the message"),)


@pytest.mark.parametrize("value", ["text", 7, None, True])
def test_what_is_no_item_is_refused(value: object) -> None:
    """JSON without an object is no message."""
    with pytest.raises(Rejected) as refused:
        read(value)
    assert refused.value.reason is Reject.WRONG_STRUCTURE


@pytest.mark.parametrize(
    ("item", "reason"),
    [
        ({"uri": "urn:x:1", "type": "event"}, Skip.EVENT),
        ({"uri": "urn:x:1", "eventDetails": {"dates": {}}}, Skip.EVENT),
        ({"guid": "urn:x:1", "type": "planning"}, Skip.PLANNING),
    ],
)
def test_events_and_plans_are_skipped(item: JsonObject, reason: Skip) -> None:
    """An event, by its type or its details, and a plan are counted and no stories."""
    (found,) = read(item)
    assert isinstance(found, Skipped)
    assert found.reason is reason


@pytest.mark.parametrize("told", ["partial", "incomplete"])
def test_a_part_of_an_item_says_so(told: str) -> None:
    """A partial representation is marked, so that it overlays and never empties."""
    assert story(representationType=told).partial
    assert not story(representationtype="complete").partial


def test_delivery_is_no_part_of_a_revision() -> None:
    """Order of members and marks of delivery change nothing; a status does."""
    first = story(dateTimeSent="2026-03-01T06:00:00Z", _etag="a")
    again = dict(reversed(list(FERRY.items()))) | {"_etag": "b"}
    (second,) = read(again)
    assert isinstance(second, WireStory)
    assert first.canonical == second.canonical
    assert story(pubstatus="canceled").canonical != first.canonical


ANYTHING: tuple[object, ...] = (
    None,
    True,
    -1,
    1.5,
    10**30,
    "",
    "<p>",
    "\x00",
    "\ud800",
    "http://",
    [],
    [[None]],
    ["x", {}],
    {},
    {"code": [{}], "name": {"a": 1}, "role": ["x"], "value": 2},
    [{"role": ["x"], "value": "y"}],
)


@pytest.mark.parametrize("name", sorted({*ONE, *TWO, *THREE, "signal", "flags"}))
def test_nothing_in_a_field_makes_the_reader_stumble(name: str) -> None:
    """Whatever stands in a field, the item has an outcome."""
    for value in ANYTHING:
        (found,) = read(ONE | {name: value})
        assert isinstance(found, WireStory | Rejected)
        (beside,) = read(ONE | {"associations": {"main": {name: value}}})
        assert isinstance(beside, WireStory)

"""What the ninjs reader says of items that their own version's schema refuses."""

import pytest

from services.ingest.json import JsonObject
from services.ingest.parse.ninjs.standard import faults
from services.ingest.wirestory import Skipped
from tests.ingest.ninjs_made import ONE, THREE, TWO, read, story


STANDARDS: dict[str, JsonObject] = {
    "1": {"$standard": {"name": "ninjs", "version": "1.4"}},
    "2": {"standard": {"name": "ninjs", "version": "2.1"}},
    "3": {"standard": {"name": "ninjs", "version": "3.0"}},
}
URI: JsonObject = {"uri": "urn:x:1"}


def item(major: str, /, **members: object) -> JsonObject:
    """An item of this version with these members."""
    made: JsonObject = URI | STANDARDS[major]
    for name, value in members.items():
        made[name] = value  # type: ignore[assignment] # made by hand
    return made


@pytest.mark.parametrize("made", [ONE, TWO], ids=["1", "2"])
def test_an_item_of_the_standard_has_no_fault(made: JsonObject) -> None:
    """Whole items of the first two versions are as their schemas want them."""
    assert faults(made) == ()


def test_names_of_the_third_version_are_its_own() -> None:
    """In 3 names within entries have capitals, too."""
    assert set(faults(THREE)) == {
        f"{name}.contenttype: no such name"
        for name in ("headlines", "bodies", "associations.renditions")
    }


@pytest.mark.parametrize(
    ("version", "members", "fault"),
    [
        ("1", {"pubstatus": "cancelled"}, "pubstatus: not one that the standard knows"),
        ("1", {"type": "component"}, "type: not one that the standard knows"),
        ("1", {"representationtype": "full"}, "representationtype: not one that"),
        ("1", {"version": 1}, "version: not a text"),
        ("1", {"urgency": 10}, "urgency: not a number that the standard knows"),
        ("1", {"urgency": "3"}, "urgency: not a number that the standard knows"),
        ("1", {"genre": "Fact Check"}, "genre: not a list"),
        ("1", {"person": ["Jo"]}, "person: not an object"),
        ("1", {"person": [{"code": 7}]}, "person.code: not a text"),
        ("1", {"person": [{"age": 7}]}, "person.age: no such name"),
        ("1", {"organisation": [{"symbols": [{"x": ""}]}]}, "organisation.symbols.x:"),
        ("1", {"place": [{"geometry_json": "here"}]}, "place.geometry_json: not an"),
        ("1", {"body_text": 1}, "body_text: not a text"),
        ("1", {"headlines": "x"}, "headlines: no such name"),
        ("1", {"renditions": []}, "renditions: not an object"),
        ("1", {"renditions": {"a": {"width": "9"}}}, "renditions.width: not a number"),
        ("1", {"associations": {"a": {}}}, "associations.uri: missing"),
        ("1", {"associations": {"a": URI | {"x": 1}}}, "associations.x: no such name"),
        ("1", {"rightsinfo": {}}, "rightsinfo: not exactly one of"),
        ("1", {"altids": "a"}, "altids: not an object"),
        ("1", {"wordcount": True}, "wordcount: not a number"),
        ("1", {"embargoed": {}}, "embargoed: not a text"),
        ("2", {"headline": "x"}, "headline: no such name"),
        ("2", {"type": "event"}, "type: not one that the standard knows"),
        ("2", {"bodies": [{"role": "main"}]}, "bodies.value: missing"),
        ("2", {"associations": [URI]}, "associations.name: missing"),
        ("2", {"associations": {"a": URI}}, "associations: not a list"),
        (
            "2",
            {"places": [{"geojson": {"type": "Foo", "coordinates": []}}]},
            "places.geojson.type: not",
        ),
        (
            "2",
            {"places": [{"geojson": {"coordinates": [1, 2]}}]},
            "places.geojson.type: missing",
        ),
        ("2", {"places": [{"contactinfo": [{}]}]}, "places.contactinfo: not exactly"),
        ("2", {"subjects": [{"relevance": 101}]}, "subjects.relevance: not a number"),
        ("3", {"pubstatus": "usable"}, "pubstatus: no such name"),
        ("3", {"pubStatus": "draft"}, "pubStatus: not one that the standard knows"),
        ("3", {"altIds": {"a": "b"}}, "altIds: not a list"),
        ("3", {"renditions": [{"name": "a", "width": 1.5}]}, "renditions.width: not a"),
        ("3", {"embargoed": "2026-03-01"}, "embargoed: no such name"),
    ],
)
def test_what_the_schema_refuses_is_named(
    version: str, members: JsonObject, fault: str
) -> None:
    """A wrong type, word, number or name is told, and where it stands."""
    (found,) = faults(item(version, **members))
    assert found.startswith(fault)


def test_an_item_without_a_version_is_taken_for_what_it_fits() -> None:
    """Its names tell which version it means to be."""
    assert faults({"uri": "urn:x:1", "pubStatus": "cancelled"}) == (
        "pubStatus: not one that the standard knows",
    )
    assert faults({"uri": "urn:x:1", "bodies": "x"}) == ("bodies: not a list",)
    assert faults({"uri": "urn:x:1", "headline": 1}) == ("headline: not a text",)


def test_dates_are_not_asserted() -> None:
    """The schemas name the format of dates and addresses, and let any text pass."""
    assert faults(item("1", versioncreated="yesterday", embargoed="2026-03-01")) == ()


def test_a_fault_quotes_nothing_of_the_story() -> None:
    """A name with spaces may be a sentence."""
    assert faults(item("1", **{"The ferry sails": 1})) == ("a name: no such name",)


def test_faults_have_an_end() -> None:
    """An item of nothing but faults does not fill the books."""
    assert len(faults(item("1", **{f"x{n}": 1 for n in range(100)}))) == 20


def test_an_event_that_is_at_fault_says_so() -> None:
    """An event is skipped, and its faults stand beside the reason."""
    dates = {"startDate": "2026-03-01T06:00:00Z", "expectedStartDate": "2026-03-01"}
    (found,) = read(item("3", type="event", eventDetails={"dates": dates}))
    assert isinstance(found, Skipped)
    assert "eventDetails.dates: not exactly one of" in (found.detail or "")
    (good,) = read(item("3", type="event", eventDetails={}))
    assert isinstance(good, Skipped)
    assert good.detail == "type event"


def test_a_dialect_is_not_measured_by_the_standard() -> None:
    """Who says `guid` or names a standard of its own adds what it needs."""
    assert story(guid="urn:x:1", sign_off="jh", version=3).problems == ()
    own = {"name": "TTNINJS", "version": "2.1"}
    assert story(standard=own, foo=1).problems == ()
    assert story(foo=1).problems == ("foo: no such name",)

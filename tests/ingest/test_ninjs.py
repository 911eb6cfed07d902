"""What the ninjs reader promises, on items written for it."""

import json

import pytest

from schemas.article import OrderKind, Subject
from schemas.blocks import Table
from schemas.reasons import Reject, Skip
from schemas.story import Kind
from services.ingest.json import JsonObject
from services.ingest.markup import text_of
from services.ingest.parse import ninjs
from services.ingest.parse.wirestory import (
    Hint,
    Parsed,
    Rejected,
    Skipped,
    Target,
    WireStory,
)


FERRY: JsonObject = {"uri": "urn:x:1", "headline": "Ferry sails", "body_text": "It."}
ONE: JsonObject = {
    "uri": "urn:x:1",
    "type": "text",
    "versioncreated": "2026-03-01T06:00:00Z",
    "pubstatus": "usable",
    "headline": "Ferry <em>sails</em>",
    "headline_sub": "Again",
    "byline": "Jo Hill",
    "description_summary": "In short.",
    "body_text": "It sails.",
    "body_xhtml": "<p>It <b>sails</b>.</p>",
    "usageterms": "Not for Norrland",
    "copyrightholder": "North Wire",
    "subject": [{"code": "20000523", "scheme": "medtop", "name": "labour"}],
    "place": [{"name": "Norrvik"}],
    "genre": [{"code": "Current", "name": "Current"}],
    "altids": {"usn": "N1", "etag": "v1"},
    "associations": {
        "main": {
            "uri": "urn:x:p",
            "type": "picture",
            "description_caption": "At sea.",
            "description_creditline": "North Wire",
            "renditions": {
                "web": {"href": "https://n.example/p", "mimetype": "image/jpeg"}
            },
        }
    },
}
TWO: JsonObject = {
    "uri": "urn:x:1",
    "type": "text",
    "versioncreated": "2026-03-01T06:00:00Z",
    "pubstatus": "usable",
    "headlines": [
        {"role": "sub", "value": "Again"},
        {"role": "main", "contenttype": "text/html", "value": "Ferry <em>sails</em>"},
    ],
    "by": "Jo Hill",
    "descriptions": [{"role": "summary", "value": "In short."}],
    "bodies": [
        {"role": "main", "contenttype": "text/plain", "value": "It sails."},
        {"role": "x", "contenttype": "text/html", "value": "<p>It <b>sails</b>.</p>"},
    ],
    "usageterms": "Not for Norrland",
    "copyrightholder": "North Wire",
    "subjects": [
        {
            "uri": "http://cv.iptc.org/newscodes/mediatopic/20000523",
            "literal": "20000523",
            "name": "labour",
        }
    ],
    "places": [{"name": "Norrvik"}],
    "genres": [
        {"uri": "http://cv.iptc.org/newscodes/genre/Current", "name": "Current"}
    ],
    "altids": [{"role": "usn", "value": "N1"}],
    "associations": [
        {
            "name": "main",
            "uri": "urn:x:p",
            "type": "picture",
            "descriptions": [
                {"role": "caption", "value": "At sea."},
                {"role": "creditline", "value": "North Wire"},
            ],
            "renditions": [
                {
                    "name": "web",
                    "href": "https://n.example/p",
                    "contenttype": "image/jpeg",
                }
            ],
        }
    ],
}
THREE: JsonObject = {
    {
        "versioncreated": "versionCreated",
        "pubstatus": "pubStatus",
        "usageterms": "usageTerms",
        "copyrightholder": "copyrightHolder",
        "altids": "altIds",
    }.get(name, name): value
    for name, value in TWO.items()
}


def read(value: object) -> tuple[Parsed, ...]:
    """The outcomes of a message."""
    return ninjs.parse(json.dumps(value).encode(), Hint())


def story(**members: object) -> WireStory:
    """The ferry's story, with these members."""
    (found,) = read(FERRY | members)
    assert isinstance(found, WireStory)
    return found


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


def test_superdesk_says_guid() -> None:
    """Superdesk's `guid`, `service`, `priority`, `evolvedfrom` and `qcode` are read."""
    (found,) = read(
        {
            "guid": "urn:x:2",
            "headline": "Ferry",
            "body_html": "<p>It.</p>",
            "service": [{"code": "f", "name": "Finance"}],
            "priority": 3,
            "urgency": 2,
            "evolvedfrom": "urn:x:1",
            "subject": [{"qcode": "04005004", "scheme": "iptc_subject_code"}],
            "dateline": {"text": "NORRVIK (NW) -"},
            "extra": {"anything": {"at": "all"}},
            "associations": {"featuremedia": None},
        }
    )
    assert isinstance(found, WireStory)
    assert found.item_id == "urn:x:2"
    assert found.targets == (Target(kind=OrderKind.REPLACE, name="urn:x:1"),)
    assert found.signals.services == ("f", "finance")
    assert (found.signals.priority, found.urgency) == ("3", "2")
    assert found.supplied_section == "Finance"
    assert found.subjects == (Subject(scheme="subj", code="04005004"),)
    assert found.dateline == "NORRVIK (NW) -"
    assert found.problems == ()


def test_fingerpost_says_everything_in_texts() -> None:
    """Fingerpost's lists of codes, empty texts and sizes in quotes are read."""
    found = story(
        **{
            "source-feed": "NW",
            "usn": "N7",
            "slug": "FERRY Norrvik",
            "status": "",
            "priority": "4",
            "subjects": {"code": ["iptccat:SFU", "service:HSX"]},
            "keywords": [""],
            "ednote": "",
            "organisation": {"symbols": [""]},
        }
    )
    assert found.alt_ids == ("N7",)
    assert found.slugline == "FERRY Norrvik"
    assert found.signals.status is None
    assert found.signals.services == ("hsx",)
    assert found.subjects == (Subject(scheme="iptccat", code="SFU"),)
    assert (found.keywords, found.editor_notes, found.problems) == ((), (), ())


def test_pa_puts_signals_among_subjects() -> None:
    """A subject of the profile `sig` is a signal and no subject."""
    found = story(subject=[{"profile": "sig", "code": "Correction"}, {"name": "Sea"}])
    assert found.signals.signals == ("sig:correction",)
    assert found.subjects == (Subject(name="Sea"),)


def test_tt_has_signals_of_its_own_shape() -> None:
    """TT's object of signals and its list of replaced items are read."""
    found = story(
        signals={"updatetype": "KORR", "multipagecount": 1}, replacing=["urn:x:0"]
    )
    assert found.signals.signals == ("updatetype:korr", "multipagecount:1")
    assert found.targets == (Target(kind=OrderKind.REPLACE, name="urn:x:0"),)


@pytest.mark.parametrize(
    "signal",
    ["sig:update", ["sig:update"], {"qcode": "sig:update"}, [{"code": "sig:update"}]],
)
def test_signals_in_every_shape(signal: object) -> None:
    """A signal is a text, an entry with a code, or a list of these."""
    assert story(signal=signal).signals.signals == ("sig:update",)


@pytest.mark.parametrize("name", ["embargoed", "embargoedUntil", "embargo"])
def test_an_embargo_is_never_overlooked(name: str) -> None:
    """An embargo is read in each version, and one that is no date still embargoes."""
    until = "2026-03-01T06:00:00Z"
    assert story(**{name: until}).signals.embargoed == until
    assert story(**{name: ""}).signals.embargoed == ""
    assert story(**{name: {"until": until}}).signals.embargoed == ""
    assert story(**{name: None}).signals.embargoed is None


@pytest.mark.parametrize("name", ["pubstatus", "pubStatus", "pub" + "status".upper()])
def test_a_status_is_read_in_any_letters(name: str) -> None:
    """Whatever the capitals, and `cancelled` as `canceled`: the words go as sent."""
    assert story(**{name: "Canceled"}).signals.status == "canceled"
    assert story(**{name: "stat:withheld"}).signals.status == "withheld"


def test_a_status_that_cannot_be_read_is_not_usable() -> None:
    """A status of the wrong type, or a mark against publication, is not passed over."""
    assert story(pubstatus=["usable"]).signals.status == "unreadable"
    flags = {"marked_for_not_publication": True}
    assert story(pubstatus="usable", flags=flags).signals.status == "withheld"


@pytest.mark.parametrize(
    ("members", "problem"),
    [
        ({"urgency": "high"}, "urgency: not a number"),
        ({"urgency": [1]}, "urgency: not a number"),
        ({"slugline": ["a"]}, "slugline: not a text"),
        ({"language": True}, "language: not a text"),
        ({"body_html": {"a": 1}}, "body_html: not a text"),
        ({"subject": [7.5, [1]]}, "subjects: not an object"),
        ({"associations": "x"}, "associations: not items"),
        ({"associations": {"a": "x"}}, "associations: a is no item"),
        ({"expires": []}, "expires: not a text"),
        ({"type": "component"}, "type: not one that the standard knows"),
    ],
)
def test_a_field_of_the_wrong_type_costs_that_field(
    members: JsonObject, problem: str
) -> None:
    """The story is read without the field, and the loss is noted."""
    found = story(**members)
    assert found.headline == "Ferry sails"
    assert problem in found.problems


def test_the_richest_whole_text_is_the_body() -> None:
    """HTML before plain text, unless it only stands for it; asides are no text."""
    html = "<table><tr><th>a</th><th>b</th></tr><tr><td>1</td><td>2</td></tr></table>"
    (table,) = story(body_text="a b 1 2", body_html=html).body
    assert isinstance(table, Table)
    text = "It sails again from Norrvik every morning."
    found = story(body_text=text, body_richtext="[ ... ]", body_teaser="<p>Now</p>")
    assert text_of(found.body) == text


def test_markup_in_plain_text_is_read_and_noted() -> None:
    """HTML in `body_text`, which PA sends for tables, does not show as text."""
    found = story(body_text="<p>One</p><p>Two</p>")
    assert text_of(found.body) == "One\n\nTwo"
    assert "body_text: markup, read as HTML" in found.problems


def test_nitf_in_a_body_is_read() -> None:
    """A body in NITF gives its content and not its head."""
    nitf = (
        "<nitf><head><title>T</title></head><body><body.head><hedline><hl1>H</hl1>"
        "</hedline></body.head><body.content><p>It sails.</p></body.content></body>"
        "</nitf>"
    )
    bodies = [{"role": "nitf", "contentType": "text/vnd.IPTC.NITF", "value": nitf}]
    assert text_of(story(body_text=None, bodies=bodies).body) == "It sails."
    broken = [{"role": "nitf", "value": "<nitf><p>It sails.</nitf>"}]
    assert text_of(story(body_text=None, bodies=broken).body) == "It sails."


@pytest.mark.parametrize(
    ("told", "kind"),
    [
        ("picture", Kind.PICTURE),
        ("graphic", Kind.GRAPHIC),
        ("video", Kind.VIDEO),
        ("audio", Kind.AUDIO),
    ],
)
def test_media_items_carry_their_own_files(told: str, kind: Kind) -> None:
    """A picture item is a picture with its renditions; odd sizes are left out."""
    found = story(
        type=told,
        description_caption="At sea.",
        renditions={
            "big": {"href": "https://n.example/b", "width": "3000", "height": "tall"},
            "none": {"width": 1},
            "odd": [],
        },
    )
    assert found.kind is kind
    (medium,) = found.media
    assert (medium.kind, medium.id, medium.caption) == (told, "urn:x:1", "At sea.")
    assert [(one.width, one.height) for one in medium.renditions] == [(3000, None)]


def test_a_composite_with_text_is_a_story() -> None:
    """Only a composite that tells nothing itself is a package."""
    assert story(type="composite").kind is Kind.STORY
    assert story(type="composite", body_text="").kind is Kind.PACKAGE


def test_withdrawn_pictures_are_not_shown() -> None:
    """A picture beside the story that is canceled or withheld is left out."""
    picture = {"uri": "urn:x:p", "type": "picture", "pubstatus": "canceled"}
    assert story(associations={"main": picture}).media == ()
    assert story(associations={"x": {"uri": "urn:x:2", "type": "text"}}).media == ()


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


def test_events_that_a_story_is_about_are_subjects() -> None:
    """People, organisations, places and events that are named are subjects too."""
    found = story(
        person=[{"name": "Jo Hill"}],
        organisations=[{"name": "Havsbris Lines"}],
        events=[{"name": "Regatta"}],
    )
    names = [subject.name for subject in found.subjects]
    assert names == ["Jo Hill", "Havsbris Lines", "Regatta"]

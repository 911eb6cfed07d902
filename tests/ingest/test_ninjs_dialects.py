"""What the ninjs reader promises of each sender's own ways."""

import pytest

from schemas.article import OrderKind
from schemas.story import Kind
from services.ingest.json import JsonObject
from services.ingest.markup import text_of
from services.ingest.wirestory import Target, WireStory
from tests.ingest.ninjs_made import FERRY, read, story


SUPERDESK: JsonObject = {"guid": "urn:x:2", "headline": "Ferry", "body_html": "<p>It."}


def superdesk(**members: object) -> WireStory:
    """Superdesk's item with these members."""
    (found,) = read(SUPERDESK | members)
    assert isinstance(found, WireStory)
    return found


@pytest.mark.parametrize(
    ("members", "status"),
    [
        ({"state": "killed"}, "killed"),
        ({"state": "recalled", "pubstatus": "usable"}, "withdrawn"),
        ({"state": "spiked"}, "withheld"),
        ({"state": "published", "pubstatus": "usable"}, "usable"),
        ({"pubstatus": "usable", "deleted": True}, "withdrawn"),
        ({"pubstatus": "canceled", "marked_for_not_publication": True}, "canceled"),
        ({"pubstatus": "usable", "status": "canceled"}, "canceled"),
    ],
)
def test_of_several_statuses_the_one_that_recalls_wins(
    members: JsonObject, status: str
) -> None:
    """A desk's state, marks and two spellings are heard together."""
    assert superdesk(**members).signals.status == status


@pytest.mark.parametrize(
    "members",
    [{"state": "corrected"}, {"operation": "correct"}, {"correction_sequence": 1}],
)
def test_superdesk_counts_corrections(members: JsonObject) -> None:
    """State, operation and count each tell of a correction."""
    assert "correction" in superdesk(**members).signals.types
    assert "correction" not in superdesk(correction_sequence=0).signals.types


def test_superdesk_plans_in_two_clocks() -> None:
    """The embargo in UTC goes before the desk's, the later of both holds."""
    found = superdesk(
        embargo="2026-03-01T08:00:00+0000",
        schedule_settings={"utc_embargo": "2026-03-01T07:00:00+0000"},
    )
    assert found.signals.embargoed == "2026-03-01T07:00:00+0000"
    assert found.signals.also_embargoed == ("2026-03-01T08:00:00+0000",)
    later = superdesk(publish_schedule="2026-03-02T08:00:00+0000")
    assert (later.signals.embargoed, later.signals.release) == (
        None,
        "2026-03-02T08:00:00+0000",
    )


def test_superdesk_sends_takes() -> None:
    """The second take names its lead by the package that it brings along."""
    groups = [
        {"id": "root", "refs": [{"idRef": "main"}]},
        {"id": "main", "refs": [{"residRef": "urn:x:1"}, {"residRef": "urn:x:2"}]},
    ]
    found = superdesk(anpa_take_key="fire=2", takes={"groups": groups})
    assert found.take == 2
    assert found.targets == (Target(kind=OrderKind.TAKE, name="urn:x:1"),)
    assert superdesk(anpa_take_key="update").take is None


def test_superdesk_lists_authors_and_shows_one_picture_first() -> None:
    """Authors stand in for a byline, categories for services, the feature comes first."""
    picture = {"guid": "urn:x:p", "type": "picture"}
    found = superdesk(
        authors=[
            {"role": "author", "name": "Jo Hill"},
            {"role": "editor", "name": "E"},
        ],
        anpa_category=[{"qcode": "f", "name": "Finance"}],
        dateline={"text": "NORRVIK -", "located": {"city": "Norrvik"}},
        associations={"embedded1": picture, "featuremedia": picture | {"guid": "f"}},
    )
    assert (found.byline, found.supplied_section) == ("Jo Hill", "Finance")
    assert (found.located, found.dateline) == (("Norrvik",), "NORRVIK -")
    assert [one.id for one in found.media] == ["f", "urn:x:p"]


def test_the_post_of_a_live_blog_is_a_story_of_its_parts() -> None:
    """A package whose parts are items inside it tells what they tell."""
    parts = [
        {"guid": "a", "item": {"text": "<b>One</b> sails.<br>"}},
        {"guid": "b", "item": {"text": "Two."}},
    ]
    found = superdesk(
        body_html=None, type="composite", groups=[{"id": "main", "refs": parts}]
    )
    assert found.kind is Kind.STORY
    assert text_of(found.body).split() == ["One", "sails.", "Two."]


def test_ap_hides_the_name_in_an_address() -> None:
    """The customer's key and the revision's token are no part of AP's name."""
    name = "b2b6c3f4642f46deac7509d4db315ca0"
    uri = f"http://api.example/media/v/content/{name}?qt=H1&et=0a1"
    found = story(uri=uri, associations={"1": {"uri": uri, "type": "picture"}})
    assert found.item_id == name
    assert found.media[0].id == name
    assert (
        story(uri="http://n.example/content/7").item_id == "http://n.example/content/7"
    )


@pytest.mark.parametrize(
    "subject",
    [
        {"profile": "sig", "code": "correction"},
        {"profile": "urn:pa:subject:sig", "name": "Correction"},
        {"scheme": "http://cv.iptc.org/newscodes/signal/", "code": "correction"},
        {"uri": "http://cv.iptc.org/newscodes/signal/correction", "name": "Correction"},
    ],
)
def test_a_signal_is_one_wherever_it_stands(subject: JsonObject) -> None:
    """A subject of the IPTC's list of signals is a signal, in each version."""
    name = "subjects" if "uri" in subject else "subject"
    found = story(**{name: [subject]})
    assert (found.signals.signals, found.subjects) == (("sig:correction",), ())


@pytest.mark.parametrize(
    "associations",
    [
        [{"name": "older", "rel": "irel:evolvedFrom", "uri": "urn:x:0"}],
        {"older": {"rel": "http://cv.example/evolvedFrom", "uri": "urn:x:0"}},
    ],
)
def test_an_associated_item_may_be_the_older_one(associations: object) -> None:
    """What an item says that it evolved from is replaced by it."""
    found = story(associations=associations)
    assert found.targets == (Target(kind=OrderKind.REPLACE, name="urn:x:0"),)


@pytest.mark.parametrize(
    "said",
    [
        {"translated_from": "urn:x:0"},
        {"translatedfrom": {"uri": "urn:x:0"}},
        {"associations": [{"rel": "irel:translatedFrom", "uri": "urn:x:0"}]},
    ],
    ids=["field", "reference", "association"],
)
def test_a_translation_names_what_it_was_made_of(said: JsonObject) -> None:
    """In a field of its own or among what is associated."""
    found = story(**said)
    assert (found.translation_of, found.targets) == (("urn:x:0",), ())


def test_a_rank_is_no_name() -> None:
    """What counts or ranks among the other ids would name many items."""
    told = [
        {"role": "newsvalue", "value": "4711"},
        {"role": "x", "value": "3"},
        {"role": "originaltransmissionreference", "value": "a0f2"},
    ]
    assert story(altids=told).alt_ids == ("a0f2",)


def test_a_text_that_is_elsewhere_is_no_empty_page() -> None:
    """A story of which only an address is sent is partial, and says so."""
    files = {"nitf": {"contentType": "text/xml", "href": "https://n.example/1"}}
    found = story(body_text=None, renditions=files)
    assert found.partial
    assert "body: the text is elsewhere, and is not fetched" in found.problems
    assert not story(renditions=files).partial


def test_what_has_only_files_is_what_they_are() -> None:
    """Without a type and a text, a picture's file makes a picture."""
    files = {"web": {"mimetype": "image/jpeg", "href": "https://n.example/1"}}
    assert story(body_text=None, renditions=files).kind is Kind.PICTURE
    assert story(renditions=files).kind is Kind.STORY


def test_a_footer_is_not_taken_for_the_text() -> None:
    """Of several bodies the longest is the text, and what is left out is noted."""
    found = superdesk(body_footer="<p>Call us, any day, at any hour.</p>")
    assert text_of(found.body) == "It."
    assert found.problems == ("body: its footer is left out",)


def test_a_desk_is_no_summary() -> None:
    """Fingerpost's abstract may be the code of a desk."""
    assert story(abstract="POL").summary is None
    assert story(abstract="<p>In short.</p>").summary == "In short."


@pytest.mark.parametrize(
    "page",
    [
        {"hits": [FERRY, FERRY]},
        {"hits": {"total": 2, "hits": [{"_source": FERRY}, {"_source": FERRY}]}},
        {"data": {"items": [{"item": FERRY}, {"item": FERRY}]}},
        [{"item": FERRY}, FERRY],
    ],
)
def test_pages_come_in_many_envelopes(page: object) -> None:
    """Items of an API's page or a search engine's answer are items."""
    found = read(page)
    assert [isinstance(one, WireStory) for one in found] == [True, True]


@pytest.mark.parametrize("name", ["embargoed", "embargoedUntil", "embargo"])
def test_a_dialect_hears_the_standard_too(name: str) -> None:
    """Who spells in a way of its own may spell as the standard does."""
    until = "2026-11-02T07:00:00+01:00"
    assert superdesk(**{name: until}).signals.embargoed == until
    assert story(usn="N7", **{name: until}).signals.embargoed == until


def test_who_names_the_standard_is_measured_by_it() -> None:
    """A mark of a dialect does not excuse an item that claims to be ninjs."""
    told = {"name": "ninjs", "version": "1.4"}
    found = superdesk(**{"uri": "urn:x:2", "$standard": told})
    assert "guid: no such name" in found.problems

"""What the ninjs reader promises of what is said about an item, sender by sender."""

import pytest

from schemas.article import OrderKind, Subject
from services.ingest.json import JsonObject
from services.ingest.wirestory import Target, WireStory
from tests.ingest.ninjs_made import read, story


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
    assert (found.item_id, found.alt_ids) == ("N7", ())
    assert found.slugline == "FERRY Norrvik"
    assert (found.signals.status, found.urgency) == (None, "4")
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


def test_events_that_a_story_is_about_are_subjects() -> None:
    """People, organisations, places and events that are named are subjects too."""
    found = story(
        person=[{"name": "Jo Hill"}],
        organisations=[{"name": "Havsbris Lines"}],
        events=[{"name": "Regatta"}],
    )
    names = [subject.name for subject in found.subjects]
    assert names == ["Jo Hill", "Havsbris Lines", "Regatta"]


def test_the_symbols_of_a_company_are_subjects() -> None:
    """Where a company is traded and as what, in 1 and 2 by ticker, in 3 by symbol."""
    for symbol in ({"ticker": "HAV", "exchange": "XOSL"}, {"symbol": "HAV"}):
        found = story(organisations=[{"name": "Havsbris", "symbols": [symbol]}])
        where = symbol.get("exchange")
        assert found.subjects == (
            Subject(name="Havsbris"),
            Subject(scheme=where, code="HAV", name="Havsbris"),
        )

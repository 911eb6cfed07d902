"""Whatever stands in a field of a JSON item, it costs at most that field."""

import json

import pytest

from services.ingest.json import Json, JsonObject
from services.ingest.parse import Parser, apjson, dpajson, ninjs
from services.ingest.wirestory import (
    Hint,
    Orders,
    Parsed,
    Rejected,
    Skipped,
    WireStory,
)


READERS = [apjson.parse, dpajson.parse, ninjs.parse]
OUTCOMES = WireStory | Orders | Skipped | Rejected
ANYTHING: tuple[Json, ...] = (
    None,
    True,
    -1,
    1.5,
    10**30,
    "",
    "<p>",
    "\x00",
    "\ud800",
    "http://[",
    [],
    [[None]],
    ["x", {}],
    {},
    {"code": [{}], "name": {"a": 1}, "role": ["x"], "value": 2},
    [{"role": ["x"], "value": "y", "refs": 1, "rel": []}],
    {"nitf": {"href": 1, "nitf": "<nitf"}, "groups": [{"refs": [[]]}]},
)
AP = """altids version type versioncreated firstcreated pubstatus embargoed signals
editorialtypes editorialrole profile fixture expires headline slugline bylines byline
located datelinelocation description_summary renditions associations subject person
place organisation genre usageterms copyrightnotice urgency textformat body_nitf main
body_html body_text publishableeditornotes keywords language"""
DPA = """version version_created pubstatus signal embargoed content_created headline
kicker teaser subhead byline dateline article_html infobox_html linkbox_html notepad
ednotes descriptions associations categories rubric_names keyword_names usageterms
copyrightnotice urgency language"""
NINJS = """uri guid usn type standard $standard version versionCreated pubStatus state
operation correction_sequence flags deleted embargoedUntil schedule_settings
publish_schedule headlines headline_x bodies body_html descriptions subjects genres
service signal evolvedfrom takes anpa_take_key groups associations renditions altIds
authors by dateline located rightsInfo usageTerms organisations expires edNote"""


@pytest.mark.parametrize("name", AP.split())
def test_an_item_of_ap_has_an_outcome(name: str) -> None:
    """No value of any field makes the AP reader stumble."""
    for value in ANYTHING:
        item: JsonObject = {"itemid": "a1", "headline": "Ferry"}
        assert _reads(apjson.parse, item | {name: value})


@pytest.mark.parametrize("name", DPA.split())
def test_an_entry_of_dpa_has_an_outcome(name: str) -> None:
    """No value of any field makes the dpa reader stumble."""
    for value in ANYTHING:
        entry: JsonObject = {"urn": "u1", "article_html": "<p>Hafen</p>"}
        assert _reads(dpajson.parse, entry | {name: value})


@pytest.mark.parametrize("name", NINJS.split())
def test_an_item_of_ninjs_has_an_outcome(name: str) -> None:
    """No value of any field makes the ninjs reader stumble, by itself or beside."""
    for value in ANYTHING:
        item: JsonObject = {"uri": "urn:x:1", "headline": "Ferry"}
        spoilt: JsonObject = item | {name: value}
        assert _reads(ninjs.parse, spoilt)
        assert _reads(ninjs.parse, item | {"associations": {"main": spoilt}})


@pytest.mark.parametrize("reader", READERS, ids=["ap", "dpa", "ninjs"])
def test_a_list_of_thousands_is_cut(reader: Parser) -> None:
    """Nobody lists so much: what is too long is cut, and noted."""
    many: JsonObject = {"subject": [{"name": "x"}] * 1_001, "ednotes": [{}] * 1_001}
    names: JsonObject = {"uri": "u", "itemid": "u", "urn": "u"}
    (found,) = _read(reader, names | many)
    assert isinstance(found, WireStory)
    assert any("1001 entries, the first are read" in one for one in found.problems)


def _reads(reader: Parser, item: JsonObject) -> bool:
    return all(isinstance(one, OUTCOMES) for one in _read(reader, item))


def _read(reader: Parser, item: JsonObject) -> tuple[Parsed, ...]:
    return reader(json.dumps(item).encode("utf-8", "surrogatepass"), Hint())

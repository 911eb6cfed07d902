"""A made-up item of the AP Media API, and how to read it."""

import json

from services.ingest.json import Json, JsonObject
from services.ingest.parse import apjson
from services.ingest.wirestory import Hint, Parsed, WireStory


NITF = (
    "<nitf><body><body.head><hedline><hl1>Other words</hl1></hedline>"
    "<byline>By JO HILL</byline><dateline>NORRVIK (NW)</dateline></body.head>"
    "<body.content><block><p>NORRVIK (NW) - It <em>sails</em>.</p></block>"
    "</body.content></body></nitf>"
)
ITEM: JsonObject = {
    "uri": "https://api.example/content/a1?qt=one&et=two",
    "altids": {"itemid": "a1", "etag": "a1_0a1", "friendlykey": "53", "transref": "s5"},
    "version": 1,
    "type": "text",
    "pubstatus": "usable",
    "signals": ["newscontent", "ConsumerReady"],
    "headline": "Ferry sails",
    "renditions": {"nitf": {"href": "https://api.example/1?qt=one", "words": 12}},
}


def read(value: Json) -> tuple[Parsed, ...]:
    """The outcomes of a message."""
    return apjson.parse(json.dumps(value).encode(), Hint())


def story(**fields: Json) -> WireStory:
    """The item with these fields, as a story."""
    (found,) = read({"data": {"item": ITEM | fields}})
    assert isinstance(found, WireStory)
    return found

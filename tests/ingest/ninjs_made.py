"""Made-up ninjs items: one story in each version, and a short one."""

import json

from services.ingest.json import JsonObject
from services.ingest.parse import ninjs
from services.ingest.wirestory import Hint, Parsed, WireStory


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

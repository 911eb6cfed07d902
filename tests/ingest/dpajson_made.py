"""Entries of dpa-digitalwires, made for the tests."""

import json

from services.ingest.json import Json, JsonObject
from services.ingest.parse import dpajson
from services.ingest.wirestory import Hint, Parsed, WireStory


ENTRY: JsonObject = {
    "format": "digitalwires@0.9.1",
    "entry_id": "delivery-1",
    "updated": "2026-02-20T07:01:00Z",
    "urn": "urn:newsml:nordwire.example:1",
    "version": 2,
    "pubstatus": "usable",
    "headline": "Hafen wird vertieft",
    "article_html": "<p>Der Hafen wird vertieft.</p>",
    "associations": [
        {
            "type": "image",
            "urn": "urn:x:1",
            "renditions": [{"url": "https://i.example/1?signature=a"}],
        }
    ],
}


def read(entry: Json) -> tuple[Parsed, ...]:
    """The outcomes of a message."""
    return dpajson.parse(json.dumps(entry).encode(), Hint())


def story(**fields: Json) -> WireStory:
    """The entry with these fields, as a story."""
    (found,) = read(ENTRY | fields)
    assert isinstance(found, WireStory)
    return found


def note(role: str, text: str, *, publishable: bool = True) -> Json:
    """An editor's note of this role."""
    return {
        "role": f"dpaednoterole:{role}",
        "ednote": text,
        "is_publishable": publishable,
    }

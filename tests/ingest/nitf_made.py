"""Made-up NITF documents."""

from services.ingest.parse import nitf
from services.ingest.wirestory import (
    Hint,
    Parsed,
    WireStory,
)


NAME = '<doc-id id-string="n.1"/>'
TEXT = "<p>The ferry sails again.</p>"


def nitf_of(
    docdata: str = NAME,
    *,
    managed: str = "",
    head: str = "",
    above: str = "<hedline><hl1>Ferry sails</hl1></hedline>",
    text: str = TEXT,
) -> str:
    """A document of these parts."""
    return (
        f"<nitf><head>{head}<docdata {managed}>{docdata}</docdata></head>"
        f"<body><body.head>{above}</body.head>"
        f"<body.content>{text}</body.content></body></nitf>"
    )


def read(document: str) -> Parsed:
    """The outcome of a document."""
    (found,) = nitf.parse(document.encode(), Hint())
    return found


def story(document: str) -> WireStory:
    """The story of a document."""
    found = read(document)
    assert isinstance(found, WireStory)
    return found

"""Made-up NewsML-G2 messages."""

from services.ingest.parse import newsmlg2
from services.ingest.wirestory import Hint, Parsed, WireStory


NAMESPACE = 'xmlns="http://iptc.org/std/nar/2006-10-01/"'
TEXT = '<itemClass qcode="ninat:text"/>'
XHTML = (
    '<inlineXML contenttype="application/xhtml+xml">'
    '<html xmlns="http://www.w3.org/1999/xhtml"><head><title>T</title></head>'
    "<body><p>The ferry to Norrvik sails again.</p></body></html></inlineXML>"
)


def item(
    meta: str = TEXT, about: str = "", content: str = XHTML, head: str = ""
) -> str:
    """A newsItem of these parts."""
    return (
        f'<newsItem {NAMESPACE} guid="urn:newsml:north.example:1" version="3" '
        f'xml:lang="en">{head}<itemMeta>{meta}</itemMeta>'
        f"<contentMeta>{about}</contentMeta><contentSet>{content}</contentSet>"
        "</newsItem>"
    )


def message(*items: str, header: str = "") -> str:
    """A newsMessage of these items."""
    inside = "".join(items)
    return (
        f"<newsMessage {NAMESPACE}><header>{header}</header>"
        f"<itemSet>{inside}</itemSet></newsMessage>"
    )


def read(text: str) -> tuple[Parsed, ...]:
    """The outcomes of a message."""
    return newsmlg2.parse(text.encode(), Hint())


def story(text: str) -> WireStory:
    """The only story of a message."""
    (found,) = read(text)
    assert isinstance(found, WireStory)
    return found

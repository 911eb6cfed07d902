"""Messages of one story in each format, and what is to be done with it."""

import json
from datetime import UTC, datetime

from schemas.article import Action
from schemas.events import ArticleReceived, Received
from schemas.feeds import Feeds
from schemas.record import Record
from services.ingest.handler import received
from services.ingest.raw import raw_of


NOW = datetime(2026, 2, 5, 12, tzinfo=UTC)
SOON = "2026-02-06T12:00:00Z"
LATER = "2026-02-10T12:00:00Z"
TENTH = datetime(2026, 2, 10, 12, tzinfo=UTC)


def one(body: str) -> Received:
    """What is received with a message of one item."""
    record = Record("wire.raw.made", 0, 0, NOW, None, body.encode())
    (event,) = received(raw_of(record, Feeds()))
    return event


def article(body: str) -> ArticleReceived:
    """The same for a message that holds a story."""
    event = one(body)
    assert isinstance(event, ArticleReceived)
    return event


def done(body: str) -> tuple[Action, datetime | None]:
    """What is to be done with its story, and not before when."""
    verdict = article(body).article.verdict
    return verdict.action, verdict.not_before


def nitf(
    managed: str = "", docdata: str = "", *, text: str = "<p>It sails.</p>"
) -> str:
    """A document that is called X1, with or without a text."""
    headline = "<hedline><hl1>Ferry sails</hl1></hedline>" if text else ""
    return (
        f'<nitf><head><docdata {managed}><doc-id id-string="X1"/>{docdata}</docdata>'
        f"</head><body><body.head>{headline}</body.head>"
        f"<body.content>{text}</body.content></body></nitf>"
    )


def g2(meta: str, content: str = "<p>It sails.</p>") -> str:
    """A newsItem with this in its itemMeta."""
    return (
        '<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="urn:n:1">'
        '<itemMeta><itemClass qcode="ninat:text"/><versionCreated>2026-02-05T10:00:00Z'
        f"</versionCreated>{meta}</itemMeta><contentMeta><headline>Ferry sails"
        f"</headline></contentMeta><contentSet><inlineXML>{content}</inlineXML>"
        "</contentSet></newsItem>"
    )


def newsml1(managed: str = "", lines: str = "") -> str:
    """A NewsItem with this in its management and lines."""
    return (
        "<NewsML><NewsItem><Identification><NewsIdentifier><ProviderId>n.example"
        "</ProviderId><DateId>20260205</DateId><NewsItemId>1</NewsItemId><RevisionId>1"
        "</RevisionId></NewsIdentifier></Identification><NewsManagement>"
        '<NewsItemType FormalName="News"/><Status FormalName="Usable"/>'
        f"{managed}</NewsManagement><NewsComponent><NewsLines><HeadLine>Ferry sails"
        f"</HeadLine>{lines}</NewsLines><ContentItem><DataContent><p>It sails.</p>"
        "</DataContent></ContentItem></NewsComponent></NewsItem></NewsML>"
    )


def ninjs(more: str) -> str:
    """An item of ninjs; members may come twice."""
    return (
        '{"uri": "urn:n:1", "type": "text", "versioncreated": "2026-02-05T10:00:00Z",'
        f' "headline": "Ferry sails", "body_text": "It sails.", {more}}}'
    )


def ap(**fields: object) -> str:
    """An item of AP with these fields."""
    item = {
        "altids": {"itemid": "a1", "referenceid": "US--Ferry Fire"},
        "version": 0,
        "type": "text",
        "pubstatus": "usable",
        "signals": ["newscontent"],
        "versioncreated": "2026-02-05T10:00:00Z",
        "slugline": "BC-US--Ferry Fire",
        "headline": "Fire on ferry",
        "body_text": "It burns.",
    }
    return json.dumps(item | fields)


def rss(more: str) -> str:
    """A feed of one item with these fields."""
    return (
        '<rss version="2.0" xmlns:wp="http://wordpress.org/export/1.2/" '
        'xmlns:media="http://search.yahoo.com/mrss/"><channel><title>N</title><item>'
        "<title>Ferry sails</title><guid>g1</guid><description>It sails.</description>"
        f"{more}</item></channel></rss>"
    )

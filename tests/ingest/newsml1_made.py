"""Made-up NewsML 1 messages."""

from services.ingest.parse import newsml1
from services.ingest.wirestory import (
    Hint,
    Parsed,
    WireStory,
)


NAMED = (
    "<ProviderId>north.example</ProviderId><DateId>20260228</DateId>"
    "<NewsItemId>ferry</NewsItemId>"
)
TEXT = "<ContentItem><DataContent><p>The ferry sails.</p></DataContent></ContentItem>"
PHOTO = '<ContentItem Href="{}"><MediaType FormalName="Photo"/></ContentItem>'


def component(inside: str = TEXT, role: str = "", lines: str = "") -> str:
    """A NewsComponent of these parts."""
    named = f'<Role FormalName="{role}"/>' if role else ""
    told = f"<NewsLines>{lines}</NewsLines>" if lines else ""
    return f"<NewsComponent>{named}{told}{inside}</NewsComponent>"


def item(inside: str | None = None, named: str = NAMED, managed: str = "") -> str:
    """A NewsItem of these parts."""
    return (
        f"<NewsItem><Identification><NewsIdentifier>{named}</NewsIdentifier>"
        f"</Identification><NewsManagement>{managed}</NewsManagement>"
        f"{component() if inside is None else inside}</NewsItem>"
    )


def read(*items: str, envelope: str = "") -> tuple[Parsed, ...]:
    """The outcomes of a message."""
    inside = "".join(items)
    text = f"<NewsML><NewsEnvelope>{envelope}</NewsEnvelope>{inside}</NewsML>"
    return newsml1.parse(text.encode(), Hint())


def story(*items: str, envelope: str = "") -> WireStory:
    """The only story of a message."""
    (found,) = read(*items, envelope=envelope)
    assert isinstance(found, WireStory)
    return found

"""Made-up feeds of one entry, and the story that is read from one."""

from services.ingest.markup import text_of
from services.ingest.parse.feed import parse
from services.ingest.wirestory import Hint, WireStory


HINT = Hint()
SPACES = (
    'xmlns:media="http://search.yahoo.com/mrss/" xmlns:dc="http://purl.org/dc/elements/1.1/" '
    'xmlns:content="http://purl.org/rss/1.0/modules/content/" '
    'xmlns:prism="http://prismstandard.org/namespaces/basic/2.0/"'
)


def rss(inside: str, channel: str = "") -> bytes:
    """A feed of one item."""
    return (
        f'<rss version="2.0" {SPACES}><channel>{channel}'
        f"<item>{inside}</item></channel></rss>"
    ).encode()


def atom(inside: str, feed: str = "") -> bytes:
    """An Atom feed of one entry."""
    return (
        f'<feed xmlns="http://www.w3.org/2005/Atom">{feed}<entry>{inside}</entry></feed>'
    ).encode()


def one(body: bytes) -> WireStory:
    """The only item of a message."""
    (story,) = parse(body, HINT)
    assert isinstance(story, WireStory)
    return story


def words(story: WireStory) -> str:
    """The words of its body."""
    return text_of(story.body)

"""Messages of very many very small items: what stands before, one item, what follows."""

from typing import NamedTuple


class Frame(NamedTuple):
    """How a message of several items is put together."""

    before: bytes
    item: bytes
    between: bytes = b""
    after: bytes = b""


_G2 = b'<newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"><itemSet>'
_ONE = (
    b"<NewsItem><Identification><NewsIdentifier><ProviderId>a</ProviderId>"
    b"<DateId>2</DateId><NewsItemId>1</NewsItemId><RevisionId>1</RevisionId>"
    b"</NewsIdentifier></Identification></NewsItem>"
)
_RSS = b'<rss version="2.0"><channel><item><guid>1</guid></item></channel></rss>'

FRAMES = {
    "newsmlg2": Frame(_G2, b'<newsItem guid="1"/>', b"", b"</itemSet></newsMessage>"),
    "newsml1": Frame(b"<NewsML>", _ONE, b"", b"</NewsML>"),
    "ninjs": Frame(b"[", b'{"uri":"1"}', b",", b"]"),
    "rss": Frame(
        b'<rss version="2.0"><channel>',
        b"<item><guid>1</guid></item>",
        b"",
        b"</channel></rss>",
    ),
    "atom": Frame(
        b'<feed xmlns="http://www.w3.org/2005/Atom">',
        b"<entry><id>1</id></entry>",
        b"",
        b"</feed>",
    ),
    "iptc7901": Frame(b"", b"\x01dpa1\r\n\x02A\r\n\x03\x04"),
    "anpa1312": Frame(b"", b"\x16\x16\x01W1\x1fn\r\n\x02\r\n\x03\x04"),
    "apjson": Frame(
        b'{"api_version":"1","data":{"items":[', b'{"item":{"altids":{"itemid":"1"}}}',
        b",", b"]}}",
    ),
    "dpajson": Frame(b'{"entries":[', b'{"urn":"1"}', b",", b"]}"),
    "jsonfeed": Frame(
        b'{"version":"https://jsonfeed.org/version/1.1","items":[',
        b'{"id":"1","content_text":"A"}', b",", b"]}",
    ),
    "mail": Frame(
        b'Content-Type: multipart/mixed; boundary="b"\r\nFrom: a@b.example\r\n\r\n',
        b"--b\r\n\r\n" + _RSS + b"\r\n", b"", b"--b--\r\n",
    ),
}  # fmt: skip


def many(frame: Frame, size: int) -> bytes:
    """A message of about that size."""
    count = size // (len(frame.item) + len(frame.between)) + 1
    return frame.before + frame.between.join([frame.item] * count) + frame.after

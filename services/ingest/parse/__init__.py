"""Which format a message has, and the parser for each.

Nothing in this package knows of brokers or databases: bytes in, items out.
"""

from collections.abc import Callable

from schemas.reasons import Reject
from services.ingest.parse import feed, newsmlg2, ninjs, textpage
from services.ingest.parse.sniffing import sniff
from services.ingest.parse.wirestory import Hint, Parsed, Rejected


__all__ = ["PARSERS", "Parser", "format_of", "parse", "sniff"]

Parser = Callable[[bytes, Hint], tuple[Parsed, ...]]

PARSERS: dict[str, Parser] = {
    "newsmlg2": newsmlg2.parse,
    "ninjs": ninjs.parse,
    "rss": feed.parse,
    "atom": feed.parse,
    "textpage": textpage.parse,
}


def format_of(body: bytes, hint: Hint) -> str | None:
    """The format told by the bytes, else by the feed, if there is a parser for it."""
    found = sniff(body) or hint.format
    return found if found in PARSERS else None


def parse(body: bytes, hint: Hint) -> tuple[Parsed, ...]:
    """One outcome an item; `Rejected` is raised when the whole message is unreadable."""
    found = format_of(body, hint)
    if found is None:
        raise Rejected(Reject.UNKNOWN_FORMAT)
    return PARSERS[found](body, hint)

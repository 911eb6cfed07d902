"""Which format a message has, and the parser for each.

Nothing in this package knows of brokers or databases: bytes in, items out.
"""

from collections.abc import Callable
from functools import partial

from schemas.reasons import Reject
from services.ingest.parse import (
    anpa1312,
    apjson,
    dpajson,
    feed,
    iptc7901,
    jsonfeed,
    mail,
    newsml1,
    newsmlg2,
    ninjs,
    nitf,
    sportsml,
    textpage,
)
from services.ingest.parse.sniffing import described, sniff
from services.ingest.wirestory import Hint, Parsed, Rejected


__all__ = ["PARSERS", "Parser", "described", "format_of", "parse", "sniff"]

Parser = Callable[[bytes, Hint], tuple[Parsed, ...]]


def _part_of_mail(part: bytes, hint: Hint) -> tuple[Parsed, ...] | None:
    """A part of a mail in any format but another mail, which has parts of its own."""
    found = sniff(part)
    return PARSERS[found](part, hint) if found in PARSERS and found != "mail" else None


PARSERS: dict[str, Parser] = {
    "newsmlg2": newsmlg2.parse,
    "newsml1": newsml1.parse,
    "nitf": nitf.parse,
    "ninjs": ninjs.parse,
    "rss": feed.parse,
    "atom": feed.parse,
    "iptc7901": iptc7901.parse,
    "anpa1312": anpa1312.parse,
    "apjson": apjson.parse,
    "dpajson": dpajson.parse,
    "jsonfeed": jsonfeed.parse,
    "sportsml": sportsml.parse,
    "textpage": textpage.parse,
    "mail": partial(mail.parse, read=_part_of_mail),
}


def format_of(body: bytes, hint: Hint) -> str | None:
    """The format told by the bytes, else by the feed, if there is a parser for it."""
    found = sniff(body) or hint.format
    return found if found in PARSERS else None


def parse(body: bytes, hint: Hint) -> tuple[Parsed, ...]:
    """One outcome an item; `Rejected` is raised when the whole message is unreadable."""
    found = format_of(body, hint)
    if found is None:
        raise Rejected(Reject.UNKNOWN_FORMAT, described(body))
    return PARSERS[found](body, hint)

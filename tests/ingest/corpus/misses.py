"""What the line makes of a file, held against what the file's own paths say."""

import json
import re
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from functools import cache
from html import unescape
from pathlib import Path

from schemas.article import Article
from schemas.blocks import Block, ListBlock, MediaBlock, Preformatted, Table
from schemas.events import (
    ArticleReceived,
    ItemRejected,
    ItemSkipped,
    Received,
)
from schemas.feeds import Feed, Feeds
from schemas.record import Record
from services.ingest.handler import received
from services.ingest.raw import raw_of
from services.ingest.xml import Element
from tests.ingest.corpus import feeds, g2, newsml1, objects, wires
from tests.ingest.corpus.elements import name_of
from tests.ingest.corpus.expected import Expected, counted, total


CORPUS = Path(__file__).parents[4] / "shared/corpus"
NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)
FEED = Feed(name="corpus", agency="corpus", topic="wire.raw.corpus")
LOST = NEW = 0.01
_TAG = re.compile(
    r"<(?P<inline>/?(?:a|abbr|b|cite|code|em|i|q|s|small|span|strong|sub|sup|u)\b)?[^>]*>"
)
_OPENING = re.compile(r"\s*\(([^()]+)\)")


def files(*folders: str) -> list[Path]:
    """The files of these folders, in order; none where they are not here."""
    return [path for folder in folders for path in sorted((CORPUS / folder).glob("*"))]


@cache
def read(path: Path) -> tuple[Received, ...]:
    """What the line makes of each item of a file."""
    return read_from(FEED, path)


def read_from(feed: Feed, path: Path) -> tuple[Received, ...]:
    """The same, with what a desk says of its feed."""
    record = Record(feed.topic, 0, 0, NOW, None, path.read_bytes())
    return tuple(received(raw_of(record, Feeds(feeds={feed.name: feed}))))


def articles(path: Path) -> list[Article]:
    """The articles of a file."""
    return [one.article for one in read(path) if isinstance(one, ArticleReceived)]


@cache
def expected(path: Path) -> list[Expected] | None:
    """What its own paths say of each item; None if it is not well-formed."""
    body, folder = path.read_bytes(), path.parent.name
    if folder == "iptc7901":
        return list(wires.items_7901(body))
    if folder == "anpa1312":
        return list(wires.items_anpa(body))
    try:
        return list(objects.items(json.loads(body)))
    except ValueError:
        root = feeds.parsed(body)
    return None if root is None else list(_of_xml(root))


def _of_xml(root: Element) -> Iterator[Expected]:
    if newsml1.is_nitf(root):
        return newsml1.nitf_items(root)
    if name_of(root) == "NewsML":
        return newsml1.newsml1_items(root)
    if name_of(root) in {"rss", "feed", "RDF"}:
        return feeds.items(root)
    return g2.items(root)


def misses(path: Path) -> list[str]:
    """Where the line and the file's own paths differ, in words for a person."""
    found, wanted = read(path), expected(path)
    if wanted is None:
        return []
    if len(found) != len(wanted):
        return [f"{len(found)} outcomes of {len(wanted)} items"]
    pairs = enumerate(zip(found, wanted, strict=True))
    return [f"item {n}: {said}" for n, pair in pairs for said in _misses(*pair)]


def _misses(found: Received, wanted: Expected) -> Iterator[str]:
    skip = found.reason if isinstance(found, ItemSkipped) else None
    if isinstance(found, ItemRejected):
        if not (wanted.nameless and wanted.is_empty):
            yield f"rejected: {found.reason} {found.detail}"
    elif skip not in (wanted.skips or {None}):
        yield f"skip: {skip}, expected {sorted(wanted.skips)}"
    if isinstance(found, ArticleReceived):
        yield from of_article(found.article, wanted)


def of_article(article: Article, wanted: Expected) -> Iterator[str]:
    """What an article lacks of its file, and what it has that is not there."""
    if wanted.headline.strip() and not article.headline:
        yield "no headline"
    kept = counted(text_of(article.body))
    shown = counted(" ".join([*_shown(article), *_for_editors(article, wanted)]))
    sent = min(wanted.words, key=lambda one: total((one - kept) + (kept - one)))
    lost, new = sent - kept - shown, kept - sent
    if lost.total() > LOST * sent.total():
        yield f"words lost: {lost.total()} of {sent.total()}: {' '.join(list(lost)[:12])}"
    if new.total() > NEW * kept.total():
        yield f"words new: {new.total()} of {kept.total()}: {' '.join(list(new)[:12])}"


def _shown(article: Article) -> Iterator[str]:
    """The words that stand in the body at a picture."""
    for block in article.body:
        if isinstance(block, MediaBlock):
            medium = article.media[block.index]
            yield from filter(None, (medium.caption, medium.credit, medium.byline))


def _for_editors(article: Article, wanted: Expected) -> Iterator[str]:
    """The line in brackets that opens a text, where it was put among the notes."""
    notes = counted(" ".join([*article.editor_notes, article.correction_note or ""]))
    openings = (_OPENING.match(text) for text in wanted.texts)
    for line in dict.fromkeys(opening[1] for opening in openings if opening):
        if not counted(line) - notes:
            yield line


def damaged(article: Article) -> Article:
    """The article without the richest block of its body."""
    sizes = [total(counted(text_of([block]))) for block in article.body]
    richest = sizes.index(max(sizes)) if sizes else 0
    body = (*article.body[:richest], *article.body[richest + 1 :])
    return article.model_copy(update={"body": body})


def text_of(body: Sequence[Block]) -> str:
    """The words that a reader sees in the body."""
    return "\n".join(_block(one) for one in body)


def _block(block: Block) -> str:
    match block:
        case MediaBlock():
            return ""
        case ListBlock(items=lines):
            return "\n".join(lines)
        case Table(caption=caption, rows=rows):
            return "\n".join([caption or "", *(" ".join(row) for row in rows)])
        case Preformatted(text=text):
            return text
        case _:
            return unescape(_TAG.sub(_space, block.html))


def _space(tag: re.Match[str]) -> str:
    return "" if tag["inline"] else " "

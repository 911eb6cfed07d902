"""`wiredesk parse`: what the line would make of files, without any server."""

import json
from collections.abc import Iterator
from typing import Annotated

import typer

from schemas.article import Article
from schemas.events import ArticleReceived, ItemSkipped, OrderReceived, Received
from schemas.feeds import Feed, Feeds
from services.cli.models import line_model, line_rubrics
from services.cli.parsed import Line, Summary
from services.cli.reading import bytes_of, feeds_for, files_of, raw_from
from services.enrich.tags import tags_of
from services.ingest.unexpected import one_by_one


def parse(
    paths: Annotated[list[str], typer.Argument(help="files, folders, or - for stdin")],
    feed: Annotated[str | None, typer.Option(help="whose files they are")] = None,
    format: Annotated[  # noqa: A002 - the option is called so
        str | None, typer.Option(help="for bytes that do not tell their format")
    ] = None,
    *,
    summary: Annotated[bool, typer.Option(help="a table instead of lines")] = False,
) -> None:
    """Read files as the line would and print one JSON line an item."""
    feeds = feeds_for(feed, format)
    told = Summary()
    for path in list(files_of(paths)):
        body = bytes_of(path)
        lines = list(lines_of(path, body, feeds))
        if summary:
            told.add(body, lines)
            continue
        for line in lines:
            typer.echo(json.dumps(line, ensure_ascii=False))
    if summary:
        told.show()


def lines_of(path: str, body: bytes, feeds: Feeds) -> Iterator[Line]:
    """What each item of a file is; one that sets off a mistake of ours hides no other.

    The line sets such an item aside as it is told here.
    """
    raw = raw_from(body, feeds)
    for event in one_by_one(raw):
        yield _line(path, event, raw.feed)


def _line(path: str, event: Received, feed: Feed) -> Line:
    raw = event.raw
    line: Line = {
        "path": path,
        "item": raw.item,
        "items": raw.items,
        "format": raw.format,
    }
    match event:
        case ArticleReceived(article=article):
            line["outcome"] = "article"
            line["article"] = article.model_dump(mode="json")
            line["orders"] = [order.model_dump(mode="json") for order in event.orders]
            line["tags"] = _tags(article, feed)
        case OrderReceived(orders=orders):
            line["outcome"] = "order"
            line["orders"] = [order.model_dump(mode="json") for order in orders]
        case _:
            skipped = isinstance(event, ItemSkipped)
            line["outcome"] = "skipped" if skipped else "rejected"
            line["reason"] = event.reason
            line["detail"] = event.detail
    return line


def _tags(article: Article, feed: Feed) -> Line:
    tags = tags_of(article, feed.sections, learned=line_model(), rubrics=line_rubrics())
    return {
        "section": tags.section.model_dump(mode="json") if tags.section else None,
        "topics": [topic.model_dump(mode="json") for topic in tags.topics],
        "sectors": [sector.model_dump(mode="json") for sector in tags.sectors],
    }

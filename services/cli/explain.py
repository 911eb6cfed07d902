"""`wiredesk explain`: for a person, what the line makes of a file and why."""

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Annotated

import typer
from rich.console import Console
from rich.markup import escape

from schemas.article import Article, Order
from schemas.events import (
    ArticleReceived,
    ItemRejected,
    ItemSkipped,
    OrderReceived,
    Received,
)
from schemas.feeds import Feed, Feeds
from services.cli.future import future_of
from services.cli.models import line_model, line_rubrics
from services.cli.reading import bytes_of, feeds_for, raw_from
from services.enrich.tags import Tags, tags_of
from services.ingest.handler import event_of, items_of
from services.ingest.verdict.embargo import embargo_of
from services.ingest.verdict.heard import hear
from services.ingest.wirestory import Parsed, WireStory


Fact = tuple[str, str]


def explain(
    path: Annotated[str, typer.Argument(metavar="FILE", help="a file, or -")],
    feed: Annotated[str | None, typer.Option(help="whose file it is")] = None,
    format: Annotated[  # noqa: A002 - the option is called so
        str | None, typer.Option(help="for bytes that do not tell their format")
    ] = None,
) -> None:
    """Say what was read, which rule decided, and what would be published when.

    Example: wiredesk explain --feed norda story.xml
    """
    feeds = feeds_for(feed, format)
    raw = raw_from(bytes_of(path), feeds)
    form, items = items_of(raw)
    console = Console(highlight=False, soft_wrap=True)
    told = f"{path}: {form or 'no format that is read here'}"
    console.print(f"[bold]{escape(told)}[/], feed {raw.feed.name}")
    for number, item in enumerate(items):
        event = event_of(item, raw, raw.item(number, len(items), form))
        console.print(f"\n[bold]Item {number + 1} of {len(items)}[/]")
        for name, text in _facts(item, event, feeds):
            console.print(f"  [dim]{name:12}[/] {escape(text)}")


def _facts(item: Parsed, event: Received, feeds: Feeds) -> Iterator[Fact]:
    match event:
        case ArticleReceived(article=article, orders=orders):
            feed = feeds.named(article.feed)
            yield from _article(article)
            yield from _verdict(article)
            if isinstance(item, WireStory):
                yield from _heard(item, feed, event.raw.time)
            yield from _orders(orders)
            tags = tags_of(
                article, feed.sections, learned=line_model(), rubrics=line_rubrics()
            )
            yield from _tags(tags)
            yield from _future(event, feeds)
            yield from (("problem", problem) for problem in article.problems)
        case OrderReceived(orders=orders):
            yield "outcome", "an order on other items, no story of its own"
            yield from _orders(orders)
        case ItemSkipped(reason=reason, detail=detail):
            yield "outcome", f"skipped: {reason}{_because(detail)}"
        case ItemRejected(reason=refusal, detail=detail):
            yield "outcome", f"dead letter: {refusal}{_because(detail)}"


def _article(article: Article) -> Iterator[Fact]:
    kind = f"{article.kind} in {article.language or 'an unknown language'}"
    yield "outcome", f"article: {kind}"
    yield "article", f"{article.article_id}, revision {article.revision_id}"
    yield "named", ", ".join((article.item_id, *article.alt_ids))
    if article.translation_of:
        yield "translation", f"of {', '.join(article.translation_of)}"
    created = article.version_created
    when = f" of {_time(created)}" if created else ""
    yield "version", f"{article.version or 'without number'}{when}"
    yield "headline", article.headline or "none"
    if article.headline_tags:
        yield "tags", ", ".join(article.headline_tags)
    if article.dated:
        yield "dated", _time(article.dated.at, day=article.dated.precision == "day")
    blocks = Counter(block.type for block in article.body)
    parts = [f"{count} {name}" for name, count in blocks.items()]
    yield "body", ", ".join(parts) or "none"
    if article.media:
        yield (
            "media",
            ", ".join(f"{m.kind} {m.id or ''}".strip() for m in article.media),
        )


def _verdict(article: Article) -> Iterator[Fact]:
    verdict = article.verdict
    flagged = ", for a person to look at" if verdict.flagged else ""
    yield "verdict", f"{verdict.action}{flagged}"
    signal = f': "{verdict.signal}"' if verdict.signal else ""
    yield "decided by", f"rule {verdict.rule}{signal}"
    if verdict.not_before:
        yield "embargo", f"until {_time(verdict.not_before)}"


def _heard(story: WireStory, feed: Feed, received: datetime) -> Iterator[Fact]:
    """Every signal of the life-cycle, so that one sees what the rule outweighed."""
    heard = hear(story, feed, embargo_of(story, feed, received))
    for (source, meaning), word in heard.items():
        yield "heard", f'{source} says {meaning}: "{word}"'


def _orders(orders: Sequence[Order]) -> Iterator[Fact]:
    for order in orders:
        daily = (
            ", the latest so named in the 24 hours before" if order.recurring else ""
        )
        yield "order", f"{order.kind} {order.target}{daily}"


def _tags(tags: Tags) -> Iterator[Fact]:
    section = tags.section
    yield "section", section.name if section else "none: nothing was sure enough"
    for guess in tags.sections:
        yield "", f"{guess.name} {guess.confidence:.2f}: {guess.why}"
    for topic in tags.topics:
        yield (
            "topic",
            f"{topic.label} ({topic.qcode}) {topic.confidence:.2f}: {topic.why}",
        )
    for sector in tags.sectors:
        yield "sector", f"{sector.name} {sector.confidence:.2f}: {sector.why}"


def _future(event: ArticleReceived, feeds: Feeds) -> Iterator[Fact]:
    for change in future_of(event, feeds):
        when = f"from {_time(change.at)}: " if change.at else "at once: "
        yield "published", when + change.told


def _because(detail: str | None) -> str:
    return f" ({detail})" if detail else ""


def _time(time: datetime, *, day: bool = False) -> str:
    return f"{time:%Y-%m-%d}" if day else f"{time:%Y-%m-%d %H:%M:%S} UTC"

"""`wiredesk link`: related stories and running stories of a wire, without any server.

rows ─▶ prints ─▶ window ─▶ pairs ─▶ related: the earlier end of each
                                   └▶ stories: what strong pairs join
"""

import json
import re
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Annotated
from uuid import UUID

import typer
from pydantic import field_validator
from rich.console import Console
from rich.progress import Progress

from services.cli.errors import Told
from services.cli.rows import Row, article_of, rows_of
from services.enrich.related.linking import Linked, Linking, other_of
from services.enrich.related.prints import print_of
from services.enrich.related.window import Entry


NO_DATE = datetime(1970, 1, 1, tzinfo=UTC)
LONGEST = 36_525
"""Days: a hundred years."""
_LENGTH = re.compile(r"(\d+(?:\.\d+)?)\s*([dh])")
_UNITS = {"d": 1.0, "h": 1 / 24}


class TimedRow(Row):
    """A story as a line of JSON, with a time; without a zone it is UTC."""

    published: datetime | None = None

    @field_validator("published")
    @classmethod
    def _zoned(cls, value: datetime | None) -> datetime | None:
        return value if value is None or value.tzinfo else value.replace(tzinfo=UTC)


def link(
    paths: Annotated[
        list[str] | None,
        typer.Argument(help="files of one JSON story a line; stdin without any"),
    ] = None,
    window: Annotated[
        str, typer.Option(help="how far apart stories may be: 7d, 36h")
    ] = "7d",
    *,
    no_dates: Annotated[
        bool, typer.Option("--no-dates", help="compare with all earlier lines")
    ] = False,
    most: Annotated[int, typer.Option(min=1, help="related stories a line")] = 50,
) -> None:
    """Read stories in order of arrival and print what each is related to.

    A line: id, headline, body, published (none is needed with --no-dates). Printed
    when all are read: id, related (earlier lines, the best first: id, score, kind) and
    story, the id of the earliest line of the same running story.

    Examples:
      wiredesk link --window 7d wire.jsonl

      zcat wire.jsonl.gz | wiredesk link --no-dates >links.jsonl
    """
    days = float("inf") if no_dates else _days(window)
    with Progress(console=Console(stderr=True), transient=True) as progress:
        rows = progress.track(rows_of(TimedRow, paths or []), description="Reading")
        names: dict[UUID, str] = {}
        entries = [_entry(row, names, dated=not no_dates) for row in rows]
        linking = Linking(entries, days, most)
        task = progress.add_task("Linking", total=len(entries))
        for count in linking.batches():
            progress.advance(task, count)
    for linked in linking.linked():
        typer.echo(json.dumps(_line(linked, names), ensure_ascii=False))


def _days(window: str) -> float:
    found = _LENGTH.fullmatch(window.strip().casefold())
    if not found:
        raise typer.BadParameter(f"{window}: say days or hours, as in 7d or 36h")
    days = float(found[1]) * _UNITS[found[2]]
    if days > LONGEST:
        raise typer.BadParameter(f"{window}: at most {LONGEST}d; or say --no-dates")
    return days


def _entry(row: TimedRow, names: dict[UUID, str], *, dated: bool) -> Entry:
    article = article_of(row, "link")
    if article.article_id in names:
        raise Told(f"{row.id}: two lines have this id; each needs one of its own")
    names[article.article_id] = row.id
    if not dated:
        return Entry(article.article_id, print_of(article), NO_DATE)
    if row.published is None:
        raise Told(f"{row.id}: no time in `published`; or say --no-dates")
    return Entry(article.article_id, print_of(article), row.published)


def _line(linked: Linked, names: Mapping[UUID, str]) -> dict[str, object]:
    return {
        "id": names[linked.article_id],
        "related": [
            {
                "id": names[other_of(pair, linked.article_id)],
                "score": pair.score,
                "kind": pair.kind,
            }
            for pair in linked.related
        ],
        "story": names[linked.story],
    }

"""`wiredesk link`: related stories and running stories of a wire, without any server.

rows ─▶ prints ─▶ window ─▶ pairs ─▶ related: the earlier end of each
                                   └▶ stories: what strong pairs join
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from typing import Annotated
from uuid import UUID

import typer
from pydantic import field_validator

from services.cli.errors import Told
from services.cli.progress import interruptible, progress
from services.cli.rows import Row, article_of, print_row, rows_of
from services.enrich.related.linking import (
    MOST_PAIRS,
    WireLinked,
    WireLinking,
    other_of,
)
from services.enrich.related.prints import print_of
from services.enrich.related.window import Entry


NO_DATE = datetime(1970, 1, 1, tzinfo=UTC)
LONGEST = 36_525
"""Days: a hundred years."""
_LENGTH = re.compile(r"(\d+(?:\.\d+)?)\s*([dh])")
_UNITS = {"d": 1.0, "h": 1 / 24}
_DAY = re.compile(r"((?:19|20)\d\d)(\d\d)(\d\d)")
_YEARS = 1000, 9000


class TimedRow(Row):
    """A story as a line of JSON, with a time; without a zone it is UTC."""

    published: datetime | None = None

    @field_validator("published", mode="before")
    @classmethod
    def _said(cls, value: object) -> object:
        """`20260201` is a day of this century, not seconds after 1970."""
        if day := _DAY.fullmatch(str(value)):
            return "-".join(day.groups())
        if re.fullmatch(r"\d{1,7}", str(value)):
            raise ValueError("a date is needed, such as 2026-02-01T12:00Z")
        return None if value == "" else value

    @field_validator("published")
    @classmethod
    def _zoned(cls, value: datetime | None) -> datetime | None:
        if value is None:
            return None
        if not _YEARS[0] <= value.year <= _YEARS[1]:
            raise ValueError(f"a year from {_YEARS[0]} to {_YEARS[1]} is needed")
        return value if value.tzinfo else value.replace(tzinfo=UTC)


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
    most: Annotated[
        int, typer.Option(min=1, max=MOST_PAIRS, help="related stories a line")
    ] = 50,
) -> None:
    """Read stories in order of arrival and print what each is related to.

    A line: id, headline, body, language, published (not read with --no-dates). Printed
    when all are read: id, related (earlier lines, the best first: id, score, kind) and
    story, the id of the earliest line of the same running story. Stories are compared
    within their language; without one, with all that have none and the same script.

    Examples:
      wiredesk link --window 7d wire.jsonl

      zcat wire.jsonl.gz | wiredesk link --no-dates >links.jsonl
    """
    days = float("inf") if no_dates else _days(window)
    with interruptible("no line was printed, and no file is changed"):
        names, linking = _linked(paths or [], days, most)
    with interruptible("each line that is printed is whole"):
        for linked in linking.linked():
            print_row(_line(linked, names))


def _linked(
    paths: Sequence[str], days: float, most: int
) -> tuple[Mapping[UUID, str], WireLinking]:
    """The names of all rows, and the rows compared."""
    dated = days != float("inf")
    with progress() as bar:
        rows = bar.track(
            rows_of(TimedRow if dated else Row, paths), description="Reading"
        )
        names: dict[UUID, str] = {}
        entries = list(_entries(rows, names))
        linking = WireLinking(entries, days, most)
        task = bar.add_task("Linking", total=len(entries))
        for count in linking.batches():
            bar.advance(task, count)
    return names, linking


def _days(window: str) -> float:
    found = _LENGTH.fullmatch(window.strip().casefold())
    if not found:
        raise typer.BadParameter(f"{window}: say days or hours, as in 7d or 36h")
    days = float(found[1]) * _UNITS[found[2]]
    if days > LONGEST:
        raise typer.BadParameter(f"{window}: at most {LONGEST}d; or say --no-dates")
    return days


def _entries(rows: Iterable[Row], names: dict[UUID, str]) -> Iterator[Entry]:
    """The rows as the window takes them; their ids go into `names`."""
    places: dict[UUID, str] = {}
    for row in rows:
        article = article_of(row, "link")
        id_ = article.article_id
        if first := places.get(id_):
            raise Told(f"{row.place}: {row.id}: two lines have this id; {first} has it")
        names[id_], places[id_] = row.id, row.place
        yield Entry(id_, print_of(article), _time(row))


def _time(row: Row) -> datetime:
    """When it happened; one instant for all where that does not count."""
    if not isinstance(row, TimedRow):
        return NO_DATE
    if row.published is None:
        raise Told(f"{row.place}: {row.id}: no time in `published`; or say --no-dates")
    return row.published


def _line(linked: WireLinked, names: Mapping[UUID, str]) -> dict[str, object]:
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

"""A stream of months as `wiredesk link` links it, to be compared with labels."""

import re
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime
from functools import cache
from typing import NamedTuple
from uuid import UUID

import numpy as np

from services.cli.link import TimedRow
from services.cli.rows import article_of
from services.enrich.related.linking import WireLinking, other_of, statistics_of
from services.enrich.related.prints import print_of
from services.enrich.related.shelf import Shelf
from services.enrich.related.similarity import likeness
from services.enrich.related.vectors import vector_of
from services.enrich.related.window import Entry
from tests.benchmarks.enrichment.eval_rows import told


MOST = 50
"""Links of a story, the best ones; what is fainter is as if it was not linked."""
_DATE = re.compile(r"\s*(\d+-\w{3}-\d{4}\s+\d+:\d+:\d+)")
_CORRUPT = ("605:12", "05:12")


class Item(NamedTuple):
    """A row of the stream; `runs`: of three words, of title and text."""

    id: str
    at: datetime
    title: str
    text: str
    words: frozenset[str]
    runs: frozenset[tuple[str, ...]]


class Stream(NamedTuple):
    """The rows by id; how pairs were linked, by pair and by end; plain cosines."""

    items: Mapping[str, Item]
    links: Mapping[frozenset[str], tuple[float, str]]
    of: Mapping[str, Sequence[tuple[str, float, str]]]
    cosine: Callable[[str, str], float]


def linked_stream() -> Stream:
    """Link the stream in order of time, a week wide; half a minute."""
    rows = sorted((_timed(row) for row in told("stream/reuters-1987")), key=_time)
    entries = [_entry(row) for row in rows]
    ids = (entry.article_id for entry in entries)
    names = dict(zip(ids, (row.id for row in rows), strict=True))
    links = _links(entries, names)
    items = {row.id: _item(row) for row in rows}
    return Stream(items, links, _by_end(links), _cosines(entries, names))


def _entry(row: TimedRow) -> Entry:
    article = article_of(row, "link")
    return Entry(article.article_id, print_of(article), _time(row))


def _links(
    entries: Sequence[Entry], names: Mapping[UUID, str]
) -> dict[frozenset[str], tuple[float, str]]:
    """Score and kind of each pair that is among the best `MOST` of its later story."""
    linking = WireLinking(entries, 7.0, MOST)
    for _ in linking.batches():
        pass
    found = {}
    for story in linking.linked():
        for pair in story.related:
            other = other_of(pair, story.article_id)
            ends = frozenset((names[story.article_id], names[other]))
            found[ends] = pair.score, str(pair.kind)
    return found


def _by_end(
    links: Mapping[frozenset[str], tuple[float, str]],
) -> dict[str, list[tuple[str, float, str]]]:
    of: dict[str, list[tuple[str, float, str]]] = defaultdict(list)
    for (a, b), (score, kind) in (
        (tuple(pair), of_it) for pair, of_it in links.items()
    ):
        of[a].append((b, score, kind))
        of[b].append((a, score, kind))
    return of


def _cosines(
    entries: Sequence[Entry], names: Mapping[UUID, str]
) -> Callable[[str, str], float]:
    statistics = statistics_of(entries)
    known = {names[entry.article_id]: entry for entry in entries}

    def cosine(a: str, b: str) -> float:
        pair = Shelf(
            [
                vector_of(e.article_id, e.at, e.print, statistics)
                for e in (known[a], known[b])
            ]
        )
        return float(likeness(pair, 0, np.array([1]))["whole"][0])

    return cosine


def _timed(row: Mapping[str, str]) -> TimedRow:
    """The row with its time; one stamp of the stream tells the hour as 605."""
    said = _DATE.match(row["date"].replace(*_CORRUPT))
    at = datetime.strptime(f"{said[1] if said else ''} +0000", "%d-%b-%Y %H:%M:%S %z")
    return TimedRow(
        id=row["id"],
        headline=row["headline"],
        body=row["body"],
        published=at,
    )


def _time(row: TimedRow) -> datetime:
    return row.published or datetime.min.replace(tzinfo=UTC)


def _item(row: TimedRow) -> Item:
    words = re.findall(r"\w+", f"{row.headline} {row.body}".casefold())
    runs = frozenset(zip(words, words[1:], words[2:], strict=False))
    return Item(
        id=row.id,
        at=_time(row),
        title=row.headline or "",
        text=(row.body or "").strip(),
        words=frozenset(words),
        runs=runs,
    )


def pair_of(a: Item, b: Item) -> frozenset[str]:
    """The key of their link, either way round."""
    return frozenset((a.id, b.id))


@cache
def _alike_runs(
    mine: frozenset[tuple[str, ...]], other: frozenset[tuple[str, ...]]
) -> float:
    return len(mine & other) / max(1, len(mine | other))


def alike(a: Item, b: Item) -> float:
    """The share of both texts' runs of three words that is common."""
    return _alike_runs(a.runs, b.runs)

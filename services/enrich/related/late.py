"""Stories older than the window: by the time they belong to."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from services.enrich.related.window import Entry


FIRST, LAST = datetime.min.replace(tzinfo=UTC), datetime.max.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Chunk:
    """Late stories of about one time; what they may be linked to is in between."""

    entries: Sequence[Entry]
    begin: datetime
    end: datetime


def chunks_of(late: Sequence[Entry], days: float) -> Iterator[Chunk]:
    """Late stories by time, none of a chunk more than `days` after its first."""
    within = timedelta(days=days)
    chunk: list[Entry] = []
    for entry in sorted(late, key=lambda e: (e.at, e.article_id)):
        if chunk and entry.at - chunk[0].at > within:
            yield _chunk(chunk, within)
            chunk = []
        chunk.append(entry)
    if chunk:
        yield _chunk(chunk, within)


def _chunk(entries: Sequence[Entry], within: timedelta) -> Chunk:
    """No further than there are dates."""
    first, last = entries[0].at, entries[-1].at
    begin = first - within if first - FIRST > within else FIRST
    end = last + within if LAST - last > within else LAST
    return Chunk(entries, begin, end)

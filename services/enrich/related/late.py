"""Stories older than the window: compared with the stored stories of their time."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from uuid import UUID

from services.enrich.related.window import Entry, Window


EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
FIRST, LAST = datetime.min.replace(tzinfo=UTC), datetime.max.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Chunk:
    """Late stories of about one time; what they may be linked to is in between."""

    entries: Sequence[Entry]
    begin: datetime
    end: datetime

    @property
    def middle(self) -> datetime:
        """The time of the one in their midst."""
        return self.entries[len(self.entries) // 2].at


@dataclass(frozen=True, slots=True)
class Past:
    """The stories of a time, kept while late ones of it come: an archive is sent.

    Whoever keeps it hands on to it all that comes, or it tells what is so no more.
    """

    begin: datetime
    end: datetime
    window: Window

    def serves(self, chunk: Chunk, present: Window) -> bool:
        """Whether all that the chunk is compared with is here, by the same snapshot."""
        same = self.window.statistics is present.statistics
        return same and self.begin <= chunk.begin and chunk.end <= self.end

    def take(self, gone: Iterable[UUID], told: Iterable[Entry]) -> None:
        """Let go of what is no more, and hold what is told of its time as it now stands."""
        entries = {entry.article_id: entry for entry in told}
        self.window.remove([*gone, *entries])
        self.window.add(
            one for one in entries.values() if self.begin <= one.at <= self.end
        )


def chunks_of(late: Sequence[Entry], days: float) -> Iterator[Chunk]:
    """Late stories by time, none of a chunk more than `days` after its first.

    Chunks begin and end on multiples of `days`, so that the next needs the same time.
    """
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
    begin = (entries[0].at - EPOCH) // within - 1
    end = (entries[-1].at - EPOCH) // within + 2
    return Chunk(entries, _time(begin, within), _time(end, within))


def _time(number: int, within: timedelta) -> datetime:
    """So many times `within` after the epoch; no further than there are dates."""
    try:
        return EPOCH + number * within
    except OverflowError:
        return FIRST if number < 0 else LAST

"""A wire from its first story to its last: what each is related to, and which it tells.

The same window and the same rules as the service, without a database.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from heapq import nsmallest
from itertools import accumulate
from uuid import UUID

from schemas.relation import seen_from
from services.enrich.related.counting import Counts
from services.enrich.related.reach import LISTED, UNDATED
from services.enrich.related.statistics import SNAPSHOT, Statistics, from_counts
from services.enrich.related.stories import stories_of
from services.enrich.related.window import EVERY, Entry, Pair, Window, best_first


AT_A_TIME = 256
MOST_PAIRS = 200
"""Of a story with earlier ones; a list of a flood's reports names no more of them."""
FIRST, TICK = datetime(1970, 1, 1, tzinfo=UTC), timedelta(microseconds=1)


@dataclass(frozen=True, slots=True)
class WireLinked:
    """What a story was related to when it came, the best first, and its story.

    `story`: the earliest story that tells the same, perhaps itself.
    """

    article_id: UUID
    related: tuple[Pair, ...]
    story: UUID


class WireLinking:
    """Stories in order of arrival; pairs at most `days` apart, `most` a story.

    That is best their order in time, but need not be: nothing is missed for it.
    """

    def __init__(self, entries: Sequence[Entry], days: float, most: int) -> None:
        self._entries = entries
        self._at = {entry.article_id: entry.at for entry in entries}
        self._days = days
        self._most = most
        self._place = {entry.article_id: n for n, entry in enumerate(entries)}
        self._pairs: dict[UUID, list[Pair]] = defaultdict(list)
        reach = UNDATED if days == float("inf") else LISTED
        self._window = Window(EVERY, days, statistics_of(entries), reach)

    def batches(self) -> Iterator[int]:
        """Compare batch by batch; each time how many stories were compared."""
        starts = range(0, len(self._entries), AT_A_TIME)
        batches = [self._entries[at : at + AT_A_TIME] for at in starts]
        for batch, to_come in zip(batches, _earliest_after(batches), strict=True):
            self._compare(batch)
            if to_come and self._days != float("inf"):
                self._window.drop_before(to_come - timedelta(days=self._days))
            yield len(batch)

    def linked(self) -> Iterator[WireLinked]:
        """What was found, in order of arrival; after all batches."""
        # By arrival: what bears one time is told apart by it, too.
        times = {id_: FIRST + n * TICK for id_, n in self._place.items()}
        links = (
            (pair.low_id, pair.high_id, pair.score)
            for pairs in self._pairs.values()
            for pair in pairs
        )
        stories = stories_of(times, links)
        for entry in self._entries:
            id_ = entry.article_id
            found = sorted(self._pairs[id_], key=best_first)[: self._most]
            related = tuple(self._seen_from(id_, pair) for pair in found)
            yield WireLinked(id_, related, stories.get(id_) or id_)

    def _compare(self, batch: Sequence[Entry]) -> None:
        self._window.add(batch)
        for id_, pairs, _ in self._window.of_each(e.article_id for e in batch):
            place = self._place[id_]
            earlier = [p for p in pairs if self._place[other_of(p, id_)] < place]
            self._pairs[id_] = nsmallest(MOST_PAIRS, earlier, key=best_first)

    def _seen_from(self, id_: UUID, pair: Pair) -> Pair:
        """The pair with its kind as the other's: of two versions it may be the later."""
        later = self._at[other_of(pair, id_)] > self._at[id_]
        return pair._replace(kind=seen_from(pair.kind, later=later))


def _earliest_after(batches: Sequence[Sequence[Entry]]) -> list[datetime | None]:
    """For each batch the earliest time of all that come after it."""
    earliest = [min(entry.at for entry in batch) for batch in batches[1:]]
    after = list(accumulate(reversed(earliest), min))
    return [*reversed(after), None] if batches else []


def statistics_of(entries: Sequence[Entry]) -> Statistics:
    """How common terms are in these stories, where there are enough of a language."""
    counts = Counts(entry.print for entry in entries).frequent()
    return from_counts(1, counts) if counts else SNAPSHOT


def other_of(pair: Pair, article_id: UUID) -> UUID:
    """The other end of a pair."""
    return pair.low_id if pair.high_id == article_id else pair.high_id

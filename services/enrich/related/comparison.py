"""A few stories compared with many that no window holds, page by page."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from heapq import nsmallest
from uuid import UUID

from services.enrich.related.statistics import Statistics
from services.enrich.related.window import EVERY, Entry, Pair, Window, best_first


class Comparison:
    """The best `most` pairs of each of these stories; memory is that of one page."""

    def __init__(
        self, entries: Sequence[Entry], days: float, statistics: Statistics, most: int
    ) -> None:
        self._asked = {entry.article_id for entry in entries}
        self._most = most
        self._window = Window(EVERY, days, statistics)
        self._window.add(entries)
        self._found: dict[UUID, set[Pair]] = defaultdict(set)
        self._full: set[UUID] = set()
        self.page(())

    def page(self, others: Iterable[Entry]) -> None:
        """Compare with these as well; those that are asked about stand as they came."""
        page = [one for one in others if one.article_id not in self._asked]
        self._window.add(page)
        for id_, pairs, full in self._window.of_each(self._asked):
            self._found[id_].update(pairs)
            self._full |= {id_} if full else set()
        self._window.remove(one.article_id for one in page)

    def pairs(self) -> tuple[list[Pair], int]:
        """With the pairs: how many of the stories may have more."""
        best = (nsmallest(self._most, p, key=best_first) for p in self._found.values())
        kept = {pair for pairs in best for pair in pairs}
        more = {id_ for id_, pairs in self._found.items() if len(pairs) > self._most}
        return list(kept), len(self._full | more)

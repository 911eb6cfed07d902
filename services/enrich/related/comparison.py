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
        self._found: set[Pair] = set()
        self.page(())

    def page(self, others: Iterable[Entry]) -> None:
        """Compare with these as well; those that are asked about stand as they came."""
        page = [one for one in others if one.article_id not in self._asked]
        self._window.add(page)
        pairs, _ = self._window.pairs(self._asked)
        self._found.update(pairs)
        self._window.remove(one.article_id for one in page)

    def pairs(self) -> tuple[list[Pair], int]:
        """With the pairs: how many of the stories had more."""
        of_each: dict[UUID, list[Pair]] = defaultdict(list)
        for pair in self._found:
            for end in self._asked.intersection(pair[:2]):
                of_each[end].append(pair)
        best = (nsmallest(self._most, p, key=best_first) for p in of_each.values())
        kept = {pair for pairs in best for pair in pairs}
        return list(kept), sum(len(p) > self._most for p in of_each.values())

"""When so much is rejected that the mistake is likely ours."""

from collections import deque
from collections.abc import Iterable
from typing import NamedTuple


class Outcome(NamedTuple):
    """What became of a feed's items in a batch."""

    feed: str
    rejected: int
    others: int


class RejectionLimits:
    """Per feed: so many rejections in a row, or such a share of the last 1,000.

    A bad deploy must not drain the wire into the dead letters.
    """

    def __init__(self, in_a_row: int, share: float, window: int = 1000) -> None:
        self._in_a_row = in_a_row
        self._share = share
        self._window = window
        self._rows: dict[str, int] = {}
        self._last: dict[str, deque[bool]] = {}

    def tripped_by(self, outcomes: Iterable[Outcome]) -> str | None:
        """Note what became of a batch; the feed that goes over a limit, if any."""
        over = None
        for feed, rejected, others in outcomes:
            in_a_row = 0 if others else self._rows.get(feed, 0) + rejected
            self._rows[feed] = in_a_row
            last = self._last.setdefault(feed, deque(maxlen=self._window))
            last.extend([True] * rejected + [False] * others)
            if self._is_over(feed, last):
                over = feed
        return over

    def reset(self) -> None:
        """Forget what was counted: somebody has looked."""
        self._rows.clear()
        self._last.clear()

    def _is_over(self, feed: str, last: deque[bool]) -> bool:
        if self._rows[feed] >= self._in_a_row:
            return True
        return len(last) == self._window and sum(last) >= self._share * self._window

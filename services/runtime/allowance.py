"""So many a second, and no more, of what can wait."""

from collections.abc import Callable


class Allowance:
    """Grows by `rate` a second up to one second's worth; what is not used is lost."""

    def __init__(self, rate: float, clock: Callable[[], float]) -> None:
        self._rate = rate
        self._clock = clock
        self._left = rate
        self._at = clock()

    def available(self) -> int:
        """How many are allowed now."""
        now = self._clock()
        self._left = min(self._rate, self._left + (now - self._at) * self._rate)
        self._at = now
        return int(self._left)

    def use(self, number: int) -> None:
        """Take so many of those that were available."""
        self._left -= number

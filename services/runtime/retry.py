"""When to try again: a value; waiting is the loop's job."""

from collections.abc import Iterator


def delays(first: float = 0.05, most: float = 5.0) -> Iterator[float]:
    """Seconds to wait before each further try, without end, doubling up to `most`."""
    delay = first
    while True:
        yield delay
        delay = min(delay * 2, most)

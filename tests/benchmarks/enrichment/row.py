"""A line of the table that `make bench-enrich` prints."""

from typing import NamedTuple


class Row(NamedTuple):
    """A figure with its 95 % interval, the baseline beside it, and the bars."""

    measure: str
    figure: float
    low: float
    high: float
    baseline: float | None = None
    reach: float | None = None
    aim: float | None = None

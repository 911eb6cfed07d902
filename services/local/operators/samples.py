"""Reads what `/metrics` says (Prometheus text format 0.0.4), and adds it up."""

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise
from math import inf, isfinite
from typing import NamedTuple


_LINE = re.compile(r"(?P<name>[A-Za-z_:][\w:]*)(?:\{(?P<labels>.*)\})? (?P<value>\S+)")
_LABEL = re.compile(r'(\w+)="((?:[^"\\]|\\.)*)"')


class Sample(NamedTuple):
    """One line of it."""

    name: str
    labels: dict[str, str]
    value: float


def read(text: str) -> tuple[Sample, ...]:
    """Every sample that can be read."""
    return tuple(_samples(text))


def total(samples: Iterable[Sample], name: str) -> float:
    """The sum over all labels."""
    return sum(sample.value for sample in samples if sample.name == name)


def greatest(samples: Iterable[Sample], name: str) -> float:
    """The worst over all labels; 0 when there is none."""
    return max((sample.value for sample in samples if sample.name == name), default=0)


def by(samples: Iterable[Sample], name: str, label: str) -> dict[str, float]:
    """The sums by a label, largest first."""
    sums: dict[str, float] = {}
    for sample in samples:
        if sample.name == name and label in sample.labels:
            key = sample.labels[label]
            sums[key] = sums.get(key, 0) + sample.value
    return dict(sorted(sums.items(), key=lambda item: (-item[1], item[0])))


def grown(now: dict[str, float], before: dict[str, float]) -> dict[str, float]:
    """What counters added; a counter that fell was started anew."""
    return {
        key: value - old if value >= (old := before.get(key, 0)) else value
        for key, value in now.items()
    }


def buckets(samples: Iterable[Sample], name: str) -> dict[str, float]:
    """A histogram's cumulative counts by upper bound."""
    return by(samples, f"{name}_bucket", "le")


def quantile(counts: dict[str, float], share: float) -> float | None:
    """Estimated within the bucket, as Prometheus does; None without observations."""
    steps = [(0.0, 0.0), *sorted((float(le), count) for le, count in counts.items())]
    wanted = steps[-1][1] * share
    for (low, below), (high, upto) in pairwise(steps):
        if upto >= wanted and upto > below:
            if high == inf:
                return low
            return low + (high - low) * (wanted - below) / (upto - below)
    return None


def _samples(text: str) -> Iterator[Sample]:
    for line in text.splitlines():
        found = _LINE.match(line)
        if found and isfinite(value := _number(found["value"])):
            labels = dict(_LABEL.findall(found["labels"] or ""))
            yield Sample(found["name"], labels, value)


def _number(text: str) -> float:
    try:
        return float(text)
    except ValueError:
        return inf

"""The same text again, in a stream of months.

Labels are made of the texts alone, for all pairs within seven days: the same text has
all runs of three words in common, a near-duplicate four fifths of them. What says that
it corrects is joined as a version, and a report of a series with other figures, half a
day apart and more, tells something new: such pairs are counted in the third row only.
A pair is found, or merged falsely, where it is among the fifty best links of its later
story: what a flood of like texts has beyond them counts as missed.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import timedelta

import numpy as np

from schemas.relation import Relation
from tests.benchmarks.enrichment.resampling import mean
from tests.benchmarks.enrichment.row import Row
from tests.benchmarks.enrichment.stream import Item, Stream, alike, pair_of


NEAR, APART = 0.8, 0.7
SERIES_AFTER, WEEK = timedelta(hours=12), timedelta(days=7)
VERSIONS = (Relation.DUPLICATE, Relation.EARLIER_VERSION)
CORRECTION = re.compile(
    r"^\W*correct|[(\-]\s*(corrects|correcting|corrected)\b", re.IGNORECASE
)
_FIGURE = re.compile(r"\d+(?:[.,/-]\d+)*")


def measure(stream: Stream) -> Iterator[Row]:
    """Recall of each kind, and what was merged that is not alike."""
    pairs = list(near_pairs(list(stream.items.values())))
    told = [(a, b, stream.links.get(pair_of(a, b), (0.0, ""))[1]) for a, b in pairs]
    same = [kind == Relation.DUPLICATE for a, b, kind in told if alike(a, b) == 1.0]
    again = [kind == Relation.DUPLICATE for a, b, kind in told if not _other(a, b)]
    yield Row("the same text: recall", *mean(same), None, 1.0, 1.0)
    yield Row("near-duplicates: recall", *mean(again), None, 0.99, 0.99)
    joined = [kind in VERSIONS for _, _, kind in told]
    yield Row("with corrections and series: duplicates, versions", *mean(joined))
    false = sum(
        kind == Relation.DUPLICATE
        and alike(*(stream.items[id_] for id_ in pair)) < APART
        for pair, (_, kind) in stream.links.items()
    )
    merged = np.arange(len(stream.items)) < false
    yield Row("false merges a story", *mean(merged.tolist()), None, 1e-4, 1e-4)


def near_pairs(items: Sequence[Item]) -> Iterator[tuple[Item, Item]]:
    """All pairs within a week of which four fifths are alike.

    Two such texts share one of the rarest runs of each: a fifth of them and one more.
    """
    times: dict[tuple[str, ...], int] = defaultdict(int)
    for item in items:
        for run in item.runs:
            times[run] += 1
    holders: dict[tuple[str, ...], list[Item]] = defaultdict(list)
    for item in items:
        rarest = sorted(item.runs, key=lambda run: (times[run], run))
        first = rarest[: int(len(rarest) * (1 - NEAR)) + 1]
        met = {other.id: other for run in first for other in holders[run]}
        for other in met.values():
            if abs(item.at - other.at) <= WEEK and alike(item, other) >= NEAR:
                yield item, other
        for run in first:
            holders[run].append(item)


def _other(a: Item, b: Item) -> bool:
    """Whether one corrects the other, or each of a series tells figures of its own."""
    if any(CORRECTION.search(text) for one in (a, b) for text in (one.title, one.text)):
        return True
    mine, theirs = (set(_FIGURE.findall(item.text)) for item in (a, b))
    own = bool(mine - theirs) and bool(theirs - mine)
    return own and abs(a.at - b.at) > SERIES_AFTER

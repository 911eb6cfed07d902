"""Duplicates, corrections, alerts and same titles in a stream of months.

Labels are ours, made of the texts alone:
- a correction's original: of the rows of the three days before with three fifths of
  the words of the shorter, the one with most runs of three words in common, and an
  eighth at least; two that only share a form for dividends are set aside by eye;
- an alert's stories: read by eye, for a random sample of alerts (`ALERTS`);
- same titles: a version is less than 16 hours apart under a title that is no series
  (three rows at most), or less than three days and all but the same text; a report is
  further apart, under the title of a series or after three days, with less than half
  of the runs in common. What is neither is left out. Hours are what a score may use
  too, and ours does, so the AUC flatters it.

The rules were set on these same rows: the figures are of development, not held back.
A few alerts were labelled anew after a look at what was joined, and those joins were
right. Items without any text are left out. A story has its fifty best links: of what is
fainter nothing is seen.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from datetime import timedelta
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from tests.benchmarks.enrichment import duplicates
from tests.benchmarks.enrichment.duplicates import CORRECTION, VERSIONS
from tests.benchmarks.enrichment.resampling import interval
from tests.benchmarks.enrichment.row import Row
from tests.benchmarks.enrichment.stream import (
    Item,
    Stream,
    alike,
    linked_stream,
    pair_of,
)


Floats = NDArray[np.float64]
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
ALERTS = (
    "9159:9160 10065:10078 3741:3744 9598:9605 20664:20685 7324:7327 8878:8881 "
    "7784:7789 20277:20299 12433:12435 1894:1895 3799:3815 20933:20924 18106:18130 "
    "20944:20936 11259:11261 20743:20748 17487:17506 10064:10105 3465:3470 "
    "21380:21363 19689:19693 19229:19237 4652:4663,4657 17501:17513 18047:18052 "
    "21389:21373 13836:13903 16595:16612 3099:3111 2038:2063 18771:18777 20537:20588 "
    "95:109 2876:2889 17665:17684 3159:3164 3591:3607 14704:14732 10033:10067 "
    "15847:15855 20145:20159 19279:19282 10488:10502 18266:18301 6258:6263 "
    "10231:10233 1953:1958 1437:1455 10463:10469 21465:21459 15904:15911 "
    "15603:15636,15617 7772:7787 20675:20706 20197:20202 11702:11711,11705 "
    "20551:20569 20957:20915 21420:21386 900: 21268: 9958: 21056: 8263: 20343: "
    "18311: 7943: 2041: 7881: 10277: 20846: 21445: 14376: 19358:"
)
"""An alert's id and its stories', none where the stream has none."""
STRANGE = 0.05
"""With less than this share of all runs in common two stories are strangers."""
NO_ORIGINALS = ("6739", "7167")
"""Corrections that resemble only another company's report of the same form."""


def measure() -> Iterator[Row]:
    """The measures of versions; needs a minute."""
    stream = linked_stream()
    yield from _same_titles(stream)
    yield from _corrections(stream)
    yield from _alerts(stream)
    yield from duplicates.measure(stream)


def _same_titles(stream: Stream) -> Iterator[Row]:
    by_title: dict[str, list[Item]] = defaultdict(list)
    for item in stream.items.values():
        if item.title and item.text:
            by_title[" ".join(re.findall(r"\w+", item.title.casefold()))].append(item)
    rows = [
        (
            label,
            stream.links.get(pair_of(a, b), (0.0, ""))[0],
            stream.cosine(a.id, b.id),
        )
        for same in by_title.values()
        for a, b in combinations(same, 2)
        if abs(a.at - b.at) <= 7 * DAY
        and (label := _same_title(a, b, len(same))) is not None
    ]
    labels, ours, plain = np.array(rows, dtype=np.float64).T
    baseline = _auc((labels, plain))
    yield _row("same title: AUC", _auc, (labels, ours), (baseline, 0.93, 0.97))


def _same_title(a: Item, b: Item, times: int) -> bool | None:
    apart, series, shared = abs(a.at - b.at), times > 3, alike(a, b)
    if apart <= 16 * HOUR:
        return None if series else True
    if apart < 3 * DAY and shared >= 0.8 and not series:
        return True
    return False if shared < 0.5 and (series or apart > 3 * DAY) else None


def _corrections(stream: Stream) -> Iterator[Row]:
    found, false = [], []
    for item in filter(_corrects, stream.items.values()):
        joined = _joined(stream, item)
        original = _original(stream, item)
        if original and item.id not in NO_ORIGINALS:
            found.append(original.id in joined)
        else:
            false.append(
                any(alike(item, stream.items[id_]) < STRANGE for id_ in joined)
            )
    bars = (None, 0.90, 0.97)
    yield _row("correction joined to original", _mean, (_column(found),), bars)
    name = f"without original, joined to a story under {STRANGE:.0%} alike"
    yield _row(name, _mean, (_column(false),))


def _corrects(item: Item) -> bool:
    return any(CORRECTION.search(text) for text in (item.title, item.text))


def _original(stream: Stream, item: Item) -> Item | None:
    before = (
        other
        for other in stream.items.values()
        if other is not item and -3 * DAY <= other.at - item.at <= timedelta(minutes=1)
    )
    near = [
        other
        for other in before
        if len(item.words & other.words) >= 0.6 * min(len(item.words), len(other.words))
    ]
    best = max(near, key=lambda other: alike(item, other), default=None)
    return best if best and alike(item, best) >= 0.12 else None


def _alerts(stream: Stream) -> Iterator[Row]:
    right, joins = [], []
    for line in ALERTS.split():
        id_, _, stories = line.partition(":")
        truth = set(stories.split(",")) - {""}
        soon = _soon(stream, stream.items[id_])
        if soon:
            joins.append(soon[0] in truth)
        if truth:
            right.append(bool(soon) and soon[0] in truth)
    bars = (None, 0.95, 0.98), (None, 0.85, 0.9)
    yield _row("alert joined: precision", _mean, (_column(joins),), bars[0])
    yield _row("alert joined: recall", _mean, (_column(right),), bars[1])


def _soon(stream: Stream, alert: Item) -> list[str]:
    """The stories with a text that it is joined to, within two hours after it."""
    found = ((id_, stream.items[id_]) for id_ in _joined(stream, alert))
    return [id_ for id_, one in found if one.text and one.at - alert.at <= 2 * HOUR]


def _joined(stream: Stream, item: Item) -> list[str]:
    """What it is linked to as a version, the best first."""
    found = [
        (-score, other)
        for other, score, kind in stream.of.get(item.id, ())
        if kind in VERSIONS
    ]
    return [other for _, other in sorted(found)]


def _column(values: Sequence[bool]) -> Floats:
    return np.array(values, dtype=np.float64)


def _auc(columns: Sequence[Floats]) -> float:
    """How often a version scores above a report, ties half."""
    labels, scores = columns
    versions, reports = scores[labels > 0, None], scores[labels == 0]
    return float(((versions > reports) + 0.5 * (versions == reports)).mean())


def _mean(columns: Sequence[Floats]) -> float:
    return float(columns[0].mean()) if len(columns[0]) else 0.0


def _row(
    name: str,
    figure: Callable[[Sequence[Floats]], float],
    columns: Sequence[Floats],
    bars: tuple[float | None, float | None, float | None] = (None, None, None),
) -> Row:
    """The figure, with the interval of a thousand resamples."""
    low, high = interval(
        len(columns[0]), lambda rows: figure([column[rows] for column in columns])
    )
    return Row(name, figure(columns), low, high, *bars)

"""Sections without training: ours, translated into the rubrics of labelled sets."""

from collections.abc import Iterator, Mapping
from types import MappingProxyType

import numpy as np
from numpy.typing import NDArray

from services.cli.rows import article_of
from services.enrich.tags import Tags, tags_of
from tests.benchmarks.enrichment.eval_rows import stories, told
from tests.benchmarks.enrichment.resampling import interval, mean
from tests.benchmarks.enrichment.row import Row


PARTS = 10
SIX = MappingProxyType(
    {
        "sport": "sports",
        "politics": "politics",
        "business": "business",
        "markets": "business",
        "culture": "entertainment",
        "health": "health",
        "technology": "technology",
    }
)
FIVE = MappingProxyType(
    {
        "sport": "sport",
        "politics": "politics",
        "business": "business",
        "markets": "business",
        "culture": "entertainment",
        "technology": "tech",
    }
)
SETS = (
    ("six sections, untrained", "sections/masakhanews-en-dev", SIX, 0.824, 0.85, 0.88),
    ("five sections, untrained", "sections/bbc-dev", FIVE, 0.927, 0.94, 0.96),
)


def measure() -> Iterator[Row]:
    """Accuracy of the best guess that the set has a rubric for; none is wrong.

    Beside it, without a baseline: how much of what is tagged, and how often the one
    section that is printed is right where it has a counterpart.
    """
    for name, path, mapping, baseline, reach, aim in SETS:
        gold = [row["section"] for row in told(path)]
        tags = [tags_of(article_of(row, "tag")) for row in stories(path)]
        right = [best(t, mapping) == g for t, g in zip(tags, gold, strict=True)]
        yield Row(f"{name}: accuracy", *mean(right), baseline, reach, aim)
        printed = [
            (mapping.get(t.section.id), g)
            for t, g in zip(tags, gold, strict=True)
            if t.section
        ]
        yield Row(
            f"{name}: printed section right, others wrong",
            *mean([ours == theirs for ours, theirs in printed]),
        )
        yield Row(f"{name}: has a section", *mean([bool(t.section) for t in tags]))
        sure = [t.sections[0].confidence if t.sections else 0.0 for t in tags]
        top = [mapping.get(t.sections[0].id) if t.sections else None for t in tags]
        true = np.array(
            [ours == theirs for ours, theirs in zip(top, gold, strict=True)]
        )
        yield Row(f"{name}: confidence off by", *_off(np.array(sure), true))


def _off(sure: NDArray[np.float64], true: NDArray[np.bool_]) -> tuple[float, ...]:
    """How far confidence is from how often it is right, a mean over ten parts."""

    def off(rows: NDArray[np.int64]) -> float:
        parts = np.array_split(rows[np.argsort(sure[rows], kind="stable")], PARTS)
        apart = [abs(sure[p].mean() - true[p].mean()) * len(p) for p in parts]
        return float(sum(apart) / len(rows))

    return (off(np.arange(len(sure))), *interval(len(sure), off))


def best(tags: Tags, mapping: Mapping[str, str]) -> str | None:
    """The first guess that has a counterpart in the set."""
    return next((mapping[s.id] for s in tags.sections if s.id in mapping), None)

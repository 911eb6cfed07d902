"""Topics learned from a wire, tried on the stories that came after.

The last quarter of the set, by time, is tried; the rest is learned from. That is
harder than the usual test, which learns from all: compare with the baseline (TF-IDF
of words, a linear support vector machine a label) on the same split.
"""

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.multiclass import OneVsRestClassifier
from sklearn.svm import LinearSVC

from services.cli.rows import article_of
from services.cli.train import Labelled, examples_of
from services.enrich.learned.model import Kind, Model
from services.enrich.learned.training import learn
from services.enrich.tags import NO_MAPPING, tags_of
from tests.benchmarks.enrichment.eval_rows import told
from tests.benchmarks.enrichment.resampling import interval
from tests.benchmarks.enrichment.row import Row


LEARNED = 0.75

Given = NDArray[np.bool_]


def measure() -> Iterator[Row]:
    """Micro and macro F1 over the labels that both parts have."""
    rows = [
        Labelled.model_validate(row) for row in told("sections/reuters-modapte-dev")
    ]
    cut = int(len(rows) * LEARNED)
    seen, tried = rows[:cut], rows[cut:]
    labels = sorted(_labels(seen) & _labels(tried))
    gold = _table([row.topics or () for row in tried], labels)
    ours = _table(_ours(seen, tried), labels)
    plain = _plain(seen, tried, labels)
    title = f"topics learned, last quarter of Reuters, {len(labels)} labels"
    for name, at, reach, aim in (("micro", 0, 0.89, 0.905), ("macro", 1, 0.57, 0.62)):
        low, high = _interval(gold, ours, at)
        figure, baseline = f1(gold, ours)[at], f1(gold, plain)[at]
        yield Row(f"{title}: {name} F1", figure, low, high, baseline, reach, aim)


def f1(gold: Given, said: Given) -> tuple[float, float]:
    """Over all pairs of story and label, and as the mean of the labels' own."""
    right = (gold & said).sum(axis=0)
    both = gold.sum(axis=0) + said.sum(axis=0)
    each = 2 * right / np.maximum(both, 1)
    return float(2 * right.sum() / max(both.sum(), 1)), float(each.mean())


def _labels(rows: Sequence[Labelled]) -> set[str]:
    return {label for row in rows for label in row.topics or ()}


def _table(said: Sequence[Sequence[str]], labels: Sequence[str]) -> Given:
    return np.array([[label in story for label in labels] for story in said])


def _ours(seen: Sequence[Labelled], tried: Sequence[Labelled]) -> list[list[str]]:
    model = learn(Kind.TOPICS, list(examples_of(Kind.TOPICS, seen)), lambda: None)
    return [_topics(row, model) for row in tried]


def _topics(row: Labelled, model: Model) -> list[str]:
    tags = tags_of(article_of(row, "tag"), NO_MAPPING, learned=model)
    return [topic.qcode for topic in tags.topics]


def _plain(
    seen: Sequence[Labelled], tried: Sequence[Labelled], labels: Sequence[str]
) -> Given:
    words = TfidfVectorizer()
    known = words.fit_transform(map(_text, seen))
    machine = OneVsRestClassifier(LinearSVC(random_state=0))
    machine.fit(known, _table([row.topics or () for row in seen], labels))
    return np.asarray(machine.predict(words.transform(map(_text, tried))), dtype=bool)


def _text(row: Labelled) -> str:
    return f"{row.headline or ''}\n{row.body or ''}"


def _interval(gold: Given, said: Given, at: int) -> tuple[float, float]:
    return interval(len(gold), lambda rows: f1(gold[rows], said[rows])[at])

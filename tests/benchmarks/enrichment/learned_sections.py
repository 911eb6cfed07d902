"""Sections learned from a few hundred stories, by ten folds inside a set.

The baseline is what one would write in five lines: TF-IDF of words and a linear
support vector machine, learned and tried on the same folds.
"""

from collections.abc import Iterator, Sequence

import numpy as np
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.model_selection import StratifiedKFold
from sklearn.svm import LinearSVC

from services.cli.rows import article_of
from services.cli.train import Labelled, examples_of
from services.enrich.learned.model import Kind, Model
from services.enrich.learned.training import learn
from services.enrich.tags import NO_MAPPING, tags_of
from tests.benchmarks.enrichment.eval_rows import told
from tests.benchmarks.enrichment.resampling import mean
from tests.benchmarks.enrichment.row import Row


FOLDS = 10


def measure() -> Iterator[Row]:
    """Accuracy on the set of six sections, and on another as a check."""
    yield _accuracy("masakhanews-en-dev", 0.90, 0.92)
    yield _accuracy("bbc-dev")


def _accuracy(name: str, reach: float | None = None, aim: float | None = None) -> Row:
    rows = [Labelled.model_validate(row) for row in told(f"sections/{name}")]
    gold = np.array([row.section for row in rows])
    right, plain = np.zeros(len(rows), bool), np.zeros(len(rows), bool)
    folds = StratifiedKFold(FOLDS, shuffle=True, random_state=0)
    for seen, tried in folds.split(np.zeros(len(rows)), gold):
        right[tried] = gold[tried] == _ours(rows, seen, tried)
        plain[tried] = gold[tried] == _plain(rows, seen, tried)
    figure, low, high = mean(right.tolist())
    title = f"sections learned, {name} in {FOLDS} folds: accuracy"
    return Row(title, figure, low, high, float(plain.mean()), reach, aim)


def _ours(
    rows: Sequence[Labelled], seen: Sequence[int], tried: Sequence[int]
) -> list[str | None]:
    taught = list(examples_of(Kind.SECTION, [rows[at] for at in seen]))
    model = learn(Kind.SECTION, taught, lambda: None)
    return [_section(rows[at], model) for at in tried]


def _section(row: Labelled, model: Model) -> str | None:
    section = tags_of(article_of(row, "tag"), NO_MAPPING, learned=model).section
    return section.name if section else None


def _plain(
    rows: Sequence[Labelled], seen: Sequence[int], tried: Sequence[int]
) -> list[str]:
    texts = [f"{row.headline or ''}\n{row.body or ''}" for row in rows]
    words = TfidfVectorizer()
    known = words.fit_transform([texts[at] for at in seen])
    machine = LinearSVC(random_state=0).fit(known, [rows[at].section for at in seen])
    return list(machine.predict(words.transform([texts[at] for at in tried])))

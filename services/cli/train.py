"""`wiredesk train`: a newsroom's own sections or topics from its labelled stories.

rows ─▶ the kind of label they bear ─▶ examples ─▶ lines and what lies behind ─▶ a file
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Annotated
from unicodedata import normalize

import typer
from rich.console import Console

from services.cli.errors import Told
from services.cli.models import check_writable, write_model
from services.cli.progress import interruptible, progress
from services.cli.rows import Row, article_of, rows_of
from services.enrich.fields import fields_of
from services.enrich.learned import form, training
from services.enrich.learned.features import said_in
from services.enrich.learned.lists import list_scores
from services.enrich.learned.model import Kind
from services.enrich.learned.training import Example, NothingToLearn
from services.enrich.tags import counts_of


MOST_NAMED = 12


class Labelled(Row):
    """A story with a newsroom's own labels; an empty list: none of the topics."""

    section: str | None = None
    topics: tuple[str, ...] | None = None

    def labels(self, kind: Kind) -> frozenset[str] | None:
        """Its labels of this kind, without spaces around; None when it has no such."""
        if kind is Kind.TOPICS and self.topics is not None:
            return frozenset(filter(None, map(_label, self.topics)))
        section = _label(self.section or "")
        return frozenset({section}) if kind is Kind.SECTION and section else None


def _label(text: str) -> str:
    """A label in one spelling, without spaces around."""
    return normalize("NFC", text).strip()


def train(
    paths: Annotated[
        list[str] | None,
        typer.Argument(help="files of one JSON story a line; stdin without any"),
    ] = None,
    *,
    out: Annotated[Path, typer.Option("--out", help="the file to write")],
    kind: Annotated[
        Kind | None, typer.Option("--learn", help="which field, when rows have both")
    ] = None,
) -> None:
    """Learn sections or topics from stories that bear them.

    A line: id, headline, body and section (one label) or topics (a list of labels).
    Minutes for ten thousand stories; the same stories give the same file.

    Examples:
      wiredesk train archive.jsonl --out sections.model

      wiredesk tag --model sections.model today.jsonl

      WIREDESK_ENRICH_MODEL=sections.model wiredesk enrich
    """
    told = Console(stderr=True, highlight=False, soft_wrap=True, markup=False)
    check_writable(out)
    with interruptible(f"no model was written; {out} is as it was"):
        with progress(told) as bar:
            read = rows_of(Labelled, paths or [])
            rows = list(bar.track(read, description="Reading"))
            kind = kind or _kind(rows)
            examples = list(examples_of(kind, rows))
            _tell(told, kind, len(rows), examples)
            task = bar.add_task("Learning", total=training.steps(kind, examples))
            content = _learn(kind, examples, lambda: bar.advance(task))
        write_model(out, content)
    labels = len(training.labels_of(kind, examples))
    told.print(
        f"{out}: {kind}, {labels} labels from {len(training.usable(kind, examples))} "
        f"stories, {len(content) / 1e6:.1f} MB"
    )


def _learn(kind: Kind, examples: Sequence[Example], tick: training.Tick) -> bytes:
    try:
        return form.to_bytes(training.learn(kind, examples, tick))
    except NothingToLearn as error:
        raise Told(f"nothing learned: {error}") from None


def _kind(rows: Sequence[Labelled]) -> Kind:
    """The kind that most of the stories bear."""
    bearing = {k: sum(row.labels(k) is not None for row in rows) for k in Kind}
    if not any(bearing.values()):
        raise Told("nothing learned: no story has a section or topics")
    best = max(bearing.values())
    kinds = [k for k, count in bearing.items() if count == best]
    if len(kinds) > 1:
        raise Told(
            "stories have both section and topics: say --learn section or topics"
        )
    return kinds[0]


def examples_of(kind: Kind, rows: Sequence[Labelled]) -> Iterator[Example]:
    """The rows that bear labels of this kind, as a learner takes them."""
    for row in rows:
        if (labels := row.labels(kind)) is not None:
            fields = fields_of(article_of(row, "train"))
            said = said_in(fields, characters=kind is Kind.SECTION)
            yield Example(said, list_scores(counts_of(fields)), labels)


def _tell(told: Console, kind: Kind, rows: int, examples: Sequence[Example]) -> None:
    """What is left out, and what may not be recognised."""
    if missing := rows - len(examples):
        told.print(f"{missing} of {rows} stories have no {kind}: left out")
    counts = Counter(label for example in examples for label in example.labels)
    learned = set(training.labels_of(kind, examples))
    if out := sorted(counts.keys() - learned):
        told.print(f"left out, with a single story: {_named(out)}")
    few = sorted(label for label in learned if counts[label] < training.FEW)
    if few:
        told.print(f"fewer than {training.FEW} stories, so unsure: {_named(few)}")


def _named(labels: Sequence[str]) -> str:
    more = len(labels) - MOST_NAMED
    return ", ".join(labels[:MOST_NAMED]) + (f" and {more} more" if more > 0 else "")

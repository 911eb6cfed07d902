"""`wiredesk tag`: section, topics and sectors of stories, without any server."""

from pathlib import Path
from typing import Annotated

import typer

from services.cli.models import read_model, read_rubrics
from services.cli.progress import interruptible
from services.cli.rows import Row, article_of, print_row, rows_of
from services.enrich.rubrics import SHIPPED
from services.enrich.tags import NO_MAPPING, Tags, tags_of


def tag(
    paths: Annotated[
        list[str] | None,
        typer.Argument(help="files of one JSON story a line; stdin without any"),
    ] = None,
    *,
    model: Annotated[
        Path | None,
        typer.Option("--model", help="what `wiredesk train` has learned"),
    ] = None,
    sections: Annotated[
        Path | None,
        typer.Option(
            "--sections", help="your own rubrics, as deploy/sections-example.toml"
        ),
    ] = None,
) -> None:
    """Read stories (id, headline, body, …) and print one JSON line of tags each.

    Codes in `subjects` decide first, then the model, then word lists.

    Examples:
      wiredesk tag today.jsonl

      wiredesk tag --sections rubrics.toml today.jsonl

      zcat today.jsonl.gz | wiredesk tag --model sections.model
    """
    learned = read_model(model) if model else None
    rubrics = read_rubrics(sections) if sections else SHIPPED
    with interruptible("each line that is printed is whole"):
        for row in rows_of(Row, paths or []):
            article = article_of(row, "tag")
            tags = tags_of(article, NO_MAPPING, learned=learned, rubrics=rubrics)
            print_row(tagged(row.id, tags))


def tagged(row_id: str, tags: Tags) -> dict[str, object]:
    """The line that is printed for a story."""
    return {
        "id": row_id,
        "section": tags.section.name if tags.section else None,
        "sections": [s.model_dump(mode="json") for s in tags.sections],
        "topics": [t.model_dump(mode="json") for t in tags.topics],
        "sectors": [s.model_dump(mode="json") for s in tags.sectors],
    }

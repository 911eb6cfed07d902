"""`wiredesk tag`: section, topics and sectors of stories, without any server."""

import json
import sys
from collections.abc import Iterator
from html import escape
from pathlib import Path
from typing import Annotated
from uuid import NAMESPACE_URL, uuid5

import typer
from pydantic import BaseModel, ConfigDict, ValidationError

from schemas.article import Action, Article, Subject, Verdict
from schemas.blocks import Paragraph
from services.cli.errors import Told
from services.enrich.tags import Tags, tags_of


STDIN = "-"


class Row(BaseModel):
    """A story as a line of JSON; a subject is a code such as `medtop:15000000`."""

    model_config = ConfigDict(coerce_numbers_to_str=True)

    id: str
    headline: str | None = None
    body: str | None = None
    summary: str | None = None
    language: str | None = None
    subjects: tuple[Subject | str, ...] = ()


def tag(
    paths: Annotated[
        list[str] | None,
        typer.Argument(help="files of one JSON story a line; stdin without any"),
    ] = None,
) -> None:
    """Read stories (id, headline, body, …) and print one JSON line of tags each."""
    for name in paths or [STDIN]:
        for row in _rows(name):
            line = tagged(row.id, tags_of(article_of(row)))
            typer.echo(json.dumps(line, ensure_ascii=False))


def tagged(row_id: str, tags: Tags) -> dict[str, object]:
    """The line that is printed for a story."""
    return {
        "id": row_id,
        "section": tags.section.name if tags.section else None,
        "sections": [s.model_dump(mode="json") for s in tags.sections],
        "topics": [t.model_dump(mode="json") for t in tags.topics],
        "sectors": [s.model_dump(mode="json") for s in tags.sectors],
    }


def article_of(row: Row) -> Article:
    """The row as an article, a paragraph a line."""
    identity = uuid5(NAMESPACE_URL, row.id)
    return Article(
        agency="tag",
        feed="tag",
        article_id=identity,
        revision_id=identity,
        item_id=row.id,
        language=row.language,
        headline=row.headline,
        summary=row.summary,
        body=tuple(_paragraphs(row.body or "")),
        subjects=tuple(_subject(s) for s in row.subjects),
        verdict=Verdict(action=Action.PUBLISH, rule="tag"),
    )


def _rows(name: str) -> Iterator[Row]:
    for number, line in enumerate(_lines(name), start=1):
        if line.strip():
            try:
                yield Row.model_validate_json(line)
            except ValidationError as error:
                problem = error.errors(include_input=False, include_url=False)[0]
                where = ".".join(map(str, problem["loc"])) or "line"
                raise Told(f"{name}:{number}: {where}: {problem['msg']}") from None


def _lines(name: str) -> Iterator[str]:
    if name == STDIN:
        yield from sys.stdin
        return
    path = Path(name)
    if not path.is_file():
        raise typer.BadParameter(f"{name}: no such file")
    with path.open(encoding="utf-8") as file:
        yield from file


def _paragraphs(body: str) -> Iterator[Paragraph]:
    for text in body.splitlines():
        if text.strip():
            yield Paragraph(html=escape(text.strip(), quote=False))


def _subject(sent: Subject | str) -> Subject:
    if isinstance(sent, Subject):
        return sent
    scheme, colon, code = sent.partition(":")
    if colon and "/" not in sent:
        return Subject(scheme=scheme, code=code)
    return Subject(code=sent)

"""Files of one JSON story a line, as `tag`, `train` and `link` read them."""

import re
import sys
from collections.abc import Iterator, Sequence
from html import escape
from pathlib import Path
from typing import TypeVar
from uuid import NAMESPACE_URL, uuid5

import typer
from pydantic import BaseModel, ConfigDict, ValidationError

from schemas.article import Action, Article, Subject, Verdict
from schemas.blocks import Paragraph
from services.cli.errors import Told


STDIN = "-"
# A wire of fixed lines indents the first of each paragraph.
_INDENT = re.compile(r"\n {2,}(?=\S)")
_BLANK = re.compile(r"\n\s*\n")


class Row(BaseModel):
    """A story as a line of JSON; a subject is a code such as `medtop:15000000`."""

    model_config = ConfigDict(coerce_numbers_to_str=True)

    id: str
    headline: str | None = None
    body: str | None = None
    summary: str | None = None
    language: str | None = None
    subjects: tuple[Subject | str, ...] = ()


AnyRow = TypeVar("AnyRow", bound=Row)


def rows_of(kind: type[AnyRow], names: Sequence[str]) -> Iterator[AnyRow]:
    """The rows of these files, or of standard input; a bad line is told by number."""
    for name in names or [STDIN]:
        for number, line in enumerate(_lines(name), start=1):
            if line.strip():
                try:
                    yield kind.model_validate_json(line)
                except ValidationError as error:
                    raise Told(f"{name}:{number}: {_problem(error)}") from None


def article_of(row: Row, feed: str) -> Article:
    """The row as an article, a paragraph a line."""
    identity = uuid5(NAMESPACE_URL, row.id)
    return Article(
        agency=feed,
        feed=feed,
        article_id=identity,
        revision_id=identity,
        item_id=row.id,
        language=row.language,
        headline=row.headline,
        summary=row.summary,
        body=tuple(_paragraphs(row.body or "")),
        subjects=tuple(_subject(s) for s in row.subjects),
        verdict=Verdict(action=Action.PUBLISH, rule=feed),
    )


def _problem(error: ValidationError) -> str:
    problem = error.errors(include_input=False, include_url=False)[0]
    where = ".".join(map(str, problem["loc"])) or "line"
    return f"{where}: {problem['msg']}"


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
    text = _INDENT.sub("\n\n", body) if _INDENT.search(body) else body
    parts = _BLANK.split(text) if text is not body else text.splitlines()
    for part in parts:
        if words := " ".join(part.split()):
            yield Paragraph(html=escape(words, quote=False))


def _subject(sent: Subject | str) -> Subject:
    if isinstance(sent, Subject):
        return sent
    scheme, colon, code = sent.partition(":")
    if colon and "/" not in sent:
        return Subject(scheme=scheme, code=code)
    return Subject(code=sent)

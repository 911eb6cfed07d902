"""Files of one JSON story a line, as `tag`, `train` and `link` read them."""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from html import escape
from typing import TypeVar
from uuid import NAMESPACE_URL, uuid5

import typer
from pydantic import (
    BaseModel,
    ConfigDict,
    PrivateAttr,
    ValidationError,
    field_validator,
)

from schemas.article import Action, Article, Subject, Verdict
from schemas.blocks import Paragraph
from services.cli.errors import Told
from services.cli.lines import Line, lines_of
from services.ingest.languages import tag


# A wire of fixed lines indents the first of each paragraph.
_INDENT = re.compile(r"\n {2,}(?=\S)")
_BLANK = re.compile(r"\n\s*\n")
_LINE_OF_JSON = re.compile(r" at line 1 (?=column)")
_ESCAPED_HALF = re.compile(r"\\u[dD][89a-fA-F]")
_HALF = re.compile("[\ud800-\udfff]")


class Row(BaseModel):
    """A story as a line of JSON; a subject is a code such as `medtop:15000000`."""

    model_config = ConfigDict(coerce_numbers_to_str=True)

    id: str
    headline: str | None = None
    body: str | None = None
    summary: str | None = None
    language: str | None = None
    subjects: tuple[Subject | str, ...] = ()
    _place: str = PrivateAttr("")

    @property
    def place(self) -> str:
        """Its file and line, as `wire.jsonl:7`; empty when it was made otherwise."""
        return self._place

    @field_validator("id")
    @classmethod
    def _named(cls, value: str) -> str:
        if not value.strip():
            raise ValueError("is empty")
        return value

    def put(self, place: str) -> None:
        """Remember where it stands."""
        self._place = place


AnyRow = TypeVar("AnyRow", bound=Row)


def rows_of(kind: type[AnyRow], names: Sequence[str]) -> Iterator[AnyRow]:
    """The rows of these files, or of standard input; a bad line is told by number."""
    for line in lines_of(names):
        try:
            row = _row(kind, line.text)
        except ValidationError as error:
            raise Told(f"{line.place}: {_problem(error, line)}") from None
        row.put(line.place)
        yield row


def print_row(row: Mapping[str, object]) -> None:
    """A line of JSON: in UTF-8, whatever the terminal speaks."""
    typer.echo(json.dumps(row, ensure_ascii=False).encode())


def article_of(row: Row, feed: str) -> Article:
    """The row as an article, a paragraph a line."""
    identity = uuid5(NAMESPACE_URL, row.id)
    return Article(
        agency=feed,
        feed=feed,
        article_id=identity,
        revision_id=identity,
        item_id=row.id,
        language=tag(row.language) if row.language else None,
        headline=row.headline,
        summary=row.summary,
        body=tuple(_paragraphs(row.body or "")),
        subjects=tuple(_subject(s) for s in row.subjects),
        verdict=Verdict(action=Action.PUBLISH, rule=feed),
    )


def _row(kind: type[AnyRow], text: str) -> AnyRow:
    try:
        return kind.model_validate_json(text)
    except ValidationError:
        if not _ESCAPED_HALF.search(text):
            raise
        return kind.model_validate(_without_halves(text))


def _without_halves(text: str) -> object:
    """Texts that were cut in the middle of a character, as scripts cut them.

    JSON may name half of a pair, but no text can hold it: the sign for what is lost
    stands there instead.
    """
    try:
        said = json.dumps(json.loads(text), ensure_ascii=False)
    except (ValueError, RecursionError):
        return None
    return json.loads(_HALF.sub("\N{REPLACEMENT CHARACTER}", said))


def _problem(error: ValidationError, line: Line) -> str:
    if line.text.lstrip().startswith("["):
        return "a list; one object a line is needed, as `jq -c '.[]' FILE` makes them"
    problem = error.errors(include_input=False, include_url=False)[0]
    where = ".".join(map(str, problem["loc"])) or "line"
    said = problem["msg"].removeprefix("Value error, ")
    return f"{where}: {_LINE_OF_JSON.sub(' at ', said)}"


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

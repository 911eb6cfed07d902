"""Files as the line would read them, without any server."""

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path

import typer

from schemas.feeds import Feed, Feeds
from schemas.record import Record
from services.cli.lines import STDIN, opened
from services.ingest.parse import PARSERS
from services.ingest.raw import Raw, raw_of
from services.runtime.settings import Settings


UNNAMED = "unnamed"


def feeds_for(name: str | None, form: str | None) -> Feeds:
    """The one feed as `feeds.toml` has it; `form` only helps where bytes do not tell.

    Raises `typer.BadParameter` for a format that nobody reads.
    """
    if form is not None and form not in PARSERS:
        raise typer.BadParameter(f"{form} is none of {', '.join(sorted(PARSERS))}")
    name = name or UNNAMED
    found = Settings().load_feeds().named(name)
    if form:
        found = found.model_copy(update={"format": form})
    return Feeds(feeds={name: Feed.model_validate(found)})


def raw_from(body: bytes, feeds: Feeds) -> Raw:
    """A file's bytes as the record that its feed would push now."""
    topic = next(iter(feeds.feeds.values())).topic
    return raw_of(Record(topic, 0, 0, datetime.now(UTC), None, body), feeds)


def files_of(paths: Sequence[str]) -> Iterator[str]:
    """Every file of these files and folders, in order; `-` stands for itself."""
    for name in paths:
        path = Path(name)
        if name == STDIN or not path.is_dir():
            yield name
        else:
            yield from (str(file) for file in sorted(path.rglob("*")) if file.is_file())


def bytes_of(path: str) -> bytes:
    """A file's bytes, or those of a pipe or of standard input.

    Raises `typer.BadParameter` for a name of nothing that can be read.
    """
    with opened(path) as file:
        return file.read()

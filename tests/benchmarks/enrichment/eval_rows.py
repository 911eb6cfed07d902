"""The labelled stories beside the repository, read in place."""

import gzip
import json
from collections.abc import Iterator
from pathlib import Path

from services.cli.rows import Row


EVAL = Path(__file__).parents[4] / "shared" / "eval"


def told(name: str) -> Iterator[dict[str, str]]:
    """The rows of a set, such as `related/teasers-dev`, as they are written."""
    with gzip.open(EVAL / f"{name}.jsonl.gz", "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def stories(name: str) -> Iterator[Row]:
    """The same as the command line reads them."""
    return map(Row.model_validate, told(name))

"""`make bench-read`: milliseconds a story, ours beside other readers of the same files.

The others are only measured; nothing of ours needs them:

    .venv/bin/python -m pip install feedparser fastfeedparser newsmlg2

What is not installed is left out. For each format: our parser alone, the whole of
ingest to the bytes that are sent, and what each other reader needs for those of the
files that it reads, in turns, the best of several rounds. feedparser and fastfeedparser
give entries without clean bodies; newsmlg2 reads the headers of items, not their texts.
"""

import argparse
import importlib
import sys
import time
from collections.abc import Callable, Iterable
from contextlib import redirect_stdout
from functools import partial
from io import StringIO
from typing import NamedTuple, Protocol

from services.ingest.parse import PARSERS
from services.ingest.wirestory import Hint, Rejected, WireStory
from tests.benchmarks.bad_input import received
from tests.ingest.samples import CORPUS, of_format


Reader = Callable[[bytes], object]

OTHERS = {
    "rss": ("feedparser", "fastfeedparser"),
    "atom": ("feedparser", "fastfeedparser"),
    "newsmlg2": ("newsmlg2",),
}
MODULES = {"newsmlg2": "NewsMLG2"}


class HasItem(Protocol):
    """A document as newsmlg2 has it."""

    def get_item(self) -> object: ...


class Sample(NamedTuple):
    """A message that our parser reads, and how many stories it holds."""

    body: bytes
    items: int


def main() -> int:
    """Print one row a format, then one a pair of ours and another's."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=5)
    rounds: int = parser.parse_args().rounds
    if not CORPUS.is_dir():
        _say("the agencies' files are not here: the project's own stories are read")
    read = {form: samples(form) for form in PARSERS}
    _say(
        f"{'format':9} {'files':>5} {'stories':>7} {'KB':>7} {'parser':>8} {'ingest':>8}"
    )
    for form, some in read.items():
        if some:
            _say(_row(form, some, rounds))
    _say("\nms a story, on the files that both read")
    _say(
        f"{'format':9} {'other':15} {'files':>5} {'other':>8} {'parser':>8} {'ingest':>8}"
    )
    for form, names in OTHERS.items():
        for name in names:
            _say(_beside(form, name, read[form], rounds))
    return 0


def samples(form: str) -> list[Sample]:
    """The messages of a format that our parser reads, with stories in them."""
    found = ((body, _items(form, body)) for body in of_format(form))
    return [Sample(body, items) for body, items in found if items]


def _items(form: str, body: bytes) -> int:
    try:
        found = PARSERS[form](body, Hint())
    except Rejected:
        return 0
    return sum(isinstance(one, WireStory) for one in found)


def _row(form: str, some: list[Sample], rounds: int) -> str:
    items = sum(one.items for one in some)
    size = sum(len(one.body) for one in some) / 1024
    alone, whole = _each(some, rounds, *_ours(form))
    return (
        f"{form:9} {len(some):5} {items:7} {size:7.0f} {alone:5.2f} ms {whole:5.2f} ms"
    )


def _beside(form: str, name: str, some: list[Sample], rounds: int) -> str:
    other = _other(name)
    if other is None:
        return f"{form:9} {name:15} not installed"
    both = [one for one in some if _can_read(other, one.body)]
    if not both:
        return f"{form:9} {name:15} reads none of these files"
    theirs, alone, whole = _each(both, rounds, other, *_ours(form))
    return (
        f"{form:9} {name:15} {len(both):5} {theirs:5.2f} ms {alone:5.2f} ms {whole:5.2f}"
        f" ms   ours / theirs: {alone / theirs:.2f} and {whole / theirs:.2f}"
    )


def _ours(form: str) -> tuple[Reader, Reader]:
    def alone(body: bytes) -> object:
        return PARSERS[form](body, Hint())

    return alone, partial(received, form)


def _other(name: str) -> Reader | None:
    try:
        module = importlib.import_module(MODULES.get(name, name))
    except ImportError:
        return None
    reader: Reader = (
        _first_item(module.NewsMLG2Document) if name == "newsmlg2" else module.parse
    )
    return reader


def _first_item(document: Callable[[bytes], HasItem]) -> Reader:
    """newsmlg2 reads an item when it is asked for, and prints what it does not know."""

    def read(body: bytes) -> object:
        with redirect_stdout(StringIO()):
            return document(body).get_item()

    return read


def _can_read(read: Reader, body: bytes) -> bool:
    try:
        found = read(body)
    except Exception:  # noqa: BLE001 - other readers raise what they will
        return False
    return bool(getattr(found, "entries", found))


def _each(some: Iterable[Sample], rounds: int, *readers: Reader) -> list[float]:
    """The best round's milliseconds an item, of each reader in turns."""
    whole = list(some)
    items = sum(one.items for one in whole)
    best = [float("inf")] * len(readers)
    for _ in range(rounds):
        for number, read in enumerate(readers):
            start = time.process_time()
            for one in whole:
                read(one.body)
            best[number] = min(best[number], time.process_time() - start)
    return [1_000 * seconds / items for seconds in best]


def _say(text: str) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())

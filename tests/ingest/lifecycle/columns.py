"""All columns of the matrix, and the files that they are tried on."""

from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from schemas.article import Action
from schemas.events import ArticleReceived, Received
from schemas.feeds import Feed
from schemas.record import Record
from schemas.story import Kind
from services.ingest.handler import received
from services.ingest.raw import Raw
from tests.ingest.lifecycle.apjson import AP_JSON
from tests.ingest.lifecycle.cells import RECEIVED, Column, Row, Way
from tests.ingest.lifecycle.dpajson import DPA_JSON
from tests.ingest.lifecycle.feeds import ATOM, RSS
from tests.ingest.lifecycle.newsml1 import NEWSML_1
from tests.ingest.lifecycle.newsmlg2 import NEWSML_G2, REUTERS
from tests.ingest.lifecycle.ninjs import NINJS_1, NINJS_2, NINJS_3, PA
from tests.ingest.lifecycle.nitf import NITF
from tests.ingest.lifecycle.transmissions import ANPA, IPTC_7901


COLUMNS: dict[str, Column] = {
    column.name: column
    for column in (
        NEWSML_G2,
        NEWSML_1,
        NITF,
        NINJS_1,
        NINJS_2,
        NINJS_3,
        AP_JSON,
        DPA_JSON,
        PA,
        IPTC_7901,
        ANPA,
        REUTERS,
        RSS,
        ATOM,
    )
}

_TESTS = Path(__file__).parents[2]
SHARED = _TESTS.parents[1] / "shared"
_MOST = 6


class Cell(NamedTuple):
    """One way of one cell."""

    column: str
    row: Row
    name: str

    @property
    def way(self) -> Way:
        return COLUMNS[self.column].ways[self.row][self.name]


CELLS = [
    Cell(column.name, row, name)
    for column in COLUMNS.values()
    for row in Row
    for name in column.ways.get(row, {})
]


def judged(body: bytes, feed: Feed) -> list[Received]:
    """What the whole of ingest makes of a message."""
    record = Record(feed.topic, 0, 0, RECEIVED, None, body, ())
    return list(received(Raw(record, feed)))


@lru_cache
def own(name: str) -> bytes:
    """Our sample as a usable first version."""
    column = COLUMNS[name]
    return column.fresh((_TESTS / "stories" / column.own).read_bytes())


@lru_cache
def real(name: str) -> tuple[bytes, ...]:
    """Real files as usable first versions: those that are judged to be new stories."""
    return tuple(found for found, _ in zip(_usable(name), range(_MOST), strict=False))


def _usable(name: str) -> Iterator[bytes]:
    column = COLUMNS[name]
    folder, pattern = column.real
    for path in _spread(sorted((SHARED / "corpus" / folder).glob(pattern))):
        try:
            body = column.fresh(path.read_bytes())
        except (ValueError, LookupError, AttributeError, SyntaxError, StopIteration):
            continue
        if _is_new(judged(body, column.feed)):
            yield body


def _spread(paths: list[Path]) -> list[Path]:
    """From all over the folder, as neighbours come from one sender."""
    step = max(1, len(paths) // (_MOST + 1))
    return [path for start in range(step) for path in paths[start::step]]


def _is_new(events: list[Received]) -> bool:
    match events:
        case [ArticleReceived(article=article)]:
            verdict = article.verdict
            new = verdict.action is Action.PUBLISH and verdict.not_before is None
            tells = bool(article.body) or article.partial
            return new and article.kind is Kind.STORY and tells
        case _:
            return False

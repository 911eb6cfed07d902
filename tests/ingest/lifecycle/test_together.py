"""Of two signals that disagree the safer wins, in each format's own way."""

from collections.abc import Iterator

import pytest

from schemas.article import Action
from schemas.events import ArticleReceived, Received
from tests.ingest.lifecycle.cells import RECEIVED, Mutation, Row, both
from tests.ingest.lifecycle.columns import COLUMNS, judged, own


READABLE = frozenset({Action.PUBLISH, Action.UPDATE, Action.CORRECT})
ORDINARY = (Row.UPDATE, Row.CORRECTION, Row.ALERT)
CLOSING = (Row.KILL, Row.HOLD, Row.EMBARGO, Row.ADVISORY, Row.TEST)


def _ways(column: str, rows: tuple[Row, ...]) -> Iterator[tuple[str, Mutation]]:
    """What speaks of the item itself; an order on another leaves it as it is."""
    for row in rows:
        for name, way in COLUMNS[column].ways.get(row, {}).items():
            if not (way.names and column == "NITF"):
                yield f"{row}: {name}", way.does


def _is_readable(event: Received) -> bool:
    match event:
        case ArticleReceived(article=article):
            verdict = article.verdict
            ahead = verdict.not_before is not None and verdict.not_before > RECEIVED
            return verdict.action in READABLE and not ahead
        case _:
            return False


@pytest.mark.parametrize("column", COLUMNS)
def test_an_ordinary_signal_opens_nothing(column: str) -> None:
    """An update, correction or alert that is also closed stays from readers."""
    opened = [
        (ordinary, closing)
        for ordinary, first in _ways(column, ORDINARY)
        for closing, then in _ways(column, CLOSING)
        for event in judged(both(first, then)(own(column)), COLUMNS[column].feed)
        if _is_readable(event)
    ]
    assert opened == []

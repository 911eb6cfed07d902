"""The life-cycle matrix: whatever the format, the same signal gets the same verdict."""

import re
from collections.abc import Callable

import pytest

from schemas.article import Action, Order, OrderKind
from schemas.events import ArticleReceived, ItemSkipped, OrderReceived, Received
from schemas.reasons import Skip
from schemas.story import Kind
from tests.ingest.lifecycle.cells import UNTIL, Row, Way
from tests.ingest.lifecycle.columns import (
    CELLS,
    COLUMNS,
    SHARED,
    Cell,
    judged,
    own,
    real,
)


_FORMATS = SHARED / "FORMATS.md"
_BLANK = "\u2013"
# Of some formats there are but a handful of files, and perhaps no usable one.
_MAY_LACK = 3
_CORPUS = SHARED / "corpus"
_IDS = [f"{cell.column}, {cell.row}: {cell.name}" for cell in CELLS]
_READABLE = frozenset({Action.PUBLISH, Action.UPDATE, Action.CORRECT})


@pytest.mark.parametrize("cell", CELLS, ids=_IDS)
def test_a_signal_is_judged_the_same_in_each_format(cell: Cell) -> None:
    """A signal set in its format's own way gets the verdict of its row."""
    _check(cell, own(cell.column))


@pytest.mark.parametrize("cell", CELLS, ids=_IDS)
def test_a_signal_in_a_real_file_is_judged_the_same(cell: Cell) -> None:
    """What holds for our samples holds for what agencies really send."""
    if not _CORPUS.exists():
        pytest.skip("the corpus of real files is not beside the repository")
    bodies = real(cell.column)
    if not bodies:
        pytest.skip(f"no usable real file for {cell.column}")
    for body in bodies:
        _check(cell, body)


def test_hardly_a_format_is_without_real_files() -> None:
    """Mutations are tried on what agencies really send, or they show little."""
    if not _CORPUS.exists():
        pytest.skip("the corpus of real files is not beside the repository")
    without = [name for name in COLUMNS if not real(name)]
    assert len(without) <= _MAY_LACK, without


@pytest.mark.parametrize("name", COLUMNS)
def test_each_cell_is_filled_or_blank(name: str) -> None:
    """A cell either has a mutation or is declared blank, never both or neither."""
    column = COLUMNS[name]
    filled = {row for row, ways in column.ways.items() if ways}
    assert filled | column.blank == set(Row)
    assert not filled & column.blank


@pytest.mark.parametrize("name", [one.name for one in COLUMNS.values() if one.heading])
def test_blank_cells_are_the_dashes_of_the_table(name: str) -> None:
    """What no mutation can say is what the table of formats says cannot be said."""
    if not _FORMATS.exists():
        pytest.skip("the table of formats is not beside the repository")
    table = _table(_FORMATS.read_text("utf-8"))
    column = COLUMNS[name]
    dashes = {row for row in Row if table[row][column.heading or ""] == _BLANK}
    assert column.blank == dashes


def test_no_column_of_the_table_is_left_out() -> None:
    """Each format of the table has its column here."""
    if not _FORMATS.exists():
        pytest.skip("the table of formats is not beside the repository")
    table = _table(_FORMATS.read_text("utf-8"))
    known = {column.heading for column in COLUMNS.values()} - {None}
    assert set(table[Row.NEW]) - {"meaning"} == known
    assert set(table) == set(Row)


def _table(text: str) -> dict[str, dict[str, str]]:
    """The rows of the table by their meaning, each cell by its column's heading."""
    lines = [line for line in text.split("## 13.")[1].splitlines() if "|" in line]
    cells = [
        [one.strip() for one in re.split(r"(?<!\\)\|", line)[1:-1]] for line in lines
    ]
    heads, _, *rows = cells
    return {row[0]: dict(zip(heads, row, strict=True)) for row in rows}


def _check(cell: Cell, body: bytes) -> None:
    column = COLUMNS[cell.column]
    (event,) = judged(cell.way.does(body), column.feed)
    assert _OUTCOMES[cell.row](event, cell.way), _said(event)


def _said(event: Received) -> object:
    match event:
        case ArticleReceived(article=article, orders=orders):
            return article.verdict, article.kind, orders
        case OrderReceived(orders=orders):
            return orders
        case _:
            return event


def _is(action: Action) -> Callable[[Received, Way], bool]:
    def check(event: Received, _: Way) -> bool:
        match event:
            case ArticleReceived(article=article):
                open_now = article.verdict.not_before is None
                return article.verdict.action is action and open_now
            case _:
                return False

    return check


def _recalls(action: Action, kind: OrderKind) -> Callable[[Received, Way], bool]:
    """The item itself, or by an order the one that it names."""

    def check(event: Received, way: Way) -> bool:
        if not way.names:
            return _is(action)(event, way)
        return any(order.kind is kind for order in _orders(event))

    return check


def _orders(event: Received) -> tuple[Order, ...]:
    match event:
        case OrderReceived(orders=orders) | ArticleReceived(orders=orders):
            return orders
        case _:
            return ()


def _closes(event: Received, way: Way) -> bool:
    """Until its time; without one until somebody looks at it."""
    match event:
        case ArticleReceived(article=article):
            verdict = article.verdict
        case _:
            return False
    if way.undated:
        return verdict.action is Action.HOLD and verdict.flagged
    return verdict.action in _READABLE and verdict.not_before == UNTIL


def _skips(reason: Skip) -> Callable[[Received, Way], bool]:
    def check(event: Received, _: Way) -> bool:
        return isinstance(event, ItemSkipped) and event.reason is reason

    return check


def _alerts(event: Received, _: Way) -> bool:
    match event:
        case ArticleReceived(article=article):
            readable = article.verdict.action in _READABLE
            return readable and article.kind is Kind.ALERT
        case _:
            return False


_OUTCOMES: dict[Row, Callable[[Received, Way], bool]] = {
    Row.NEW: _is(Action.PUBLISH),
    Row.UPDATE: _is(Action.UPDATE),
    Row.CORRECTION: _is(Action.CORRECT),
    Row.KILL: _recalls(Action.KILL, OrderKind.KILL),
    Row.HOLD: _recalls(Action.HOLD, OrderKind.HOLD),
    Row.EMBARGO: _closes,
    Row.ADVISORY: _skips(Skip.ADVISORY),
    Row.ALERT: _alerts,
    Row.TEST: _skips(Skip.TEST),
}

"""The matrix as a page for desks, written from the cells themselves."""

from collections.abc import Iterator

from services.ingest.verdict.rules import RULES
from tests.ingest.lifecycle.cells import Column, Row, Way
from tests.ingest.lifecycle.columns import COLUMNS


# What a row comes to, whatever the format.
MEANS: dict[Row, str] = {
    Row.NEW: "published",
    Row.UPDATE: "published as an update",
    Row.CORRECTION: "published as a correction",
    Row.KILL: "killed, or kills the item that it names",
    Row.HOLD: "held, or holds the item that it names",
    Row.EMBARGO: "closed until its time; without one held, and flagged for a person",
    Row.ADVISORY: "skipped",
    Row.ALERT: "published, with the urgent ones, as an alert",
    Row.TEST: "skipped",
}


def as_markdown() -> str:
    """The rules in their order, then each meaning with its ways by format."""
    return "\n".join([*_rules(), *(line for row in Row for line in _row(row))]) + "\n"


def _rules() -> Iterator[str]:
    yield "## The rules, in order"
    yield ""
    yield "| | rule | where | says | then | |"
    yield "|---|---|---|---|---|---|"
    for number, rule in enumerate(RULES, start=1):
        flag = "flagged" if rule.flagged else ""
        yield (
            f"| {number} | {rule.name} | {rule.source} | {rule.meaning} "
            f"| {rule.action} | {flag} |"
        )
    yield ""


def _row(row: Row) -> Iterator[str]:
    yield f"## {row.capitalize()}: {MEANS[row]}"
    yield ""
    yield "| format | what says it |"
    yield "|---|---|"
    for column in COLUMNS.values():
        yield f"| {column.name} | {_cell(column, row)} |"
    yield ""


def _cell(column: Column, row: Row) -> str:
    ways = column.ways.get(row, {})
    return " · ".join(_way(name, way) for name, way in ways.items()) or "\u2013"


def _way(name: str, way: Way) -> str:
    told = " *(held)*" if way.undated else ""
    return f"{name}{told}" + (" *(order)*" if way.names else "")

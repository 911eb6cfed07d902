"""Real agency files through the whole line."""

from pathlib import Path

import pytest

from tests.line.books import balanced
from tests.line.conftest import MakeLine
from tests.line.exactness import check_events


CORPUS = Path(__file__).parents[3] / "shared/corpus"
FAMILIES = (
    "newsmlg2",
    "newsmlg2-package",
    "newsmlg2-other",
    "ninjs1",
    "ninjs2-3",
    "rss",
    "atom",
)

pytestmark = [
    pytest.mark.line,
    pytest.mark.corpus,
    pytest.mark.skipif(not CORPUS.is_dir(), reason="the agencies' files are not here"),
]


def test_every_item_of_every_real_file_is_accounted_for(own_line: MakeLine) -> None:
    """Nothing is lost, nothing is done twice, and no file sets off a mistake."""
    files = {
        family: sorted(path for path in (CORPUS / family).rglob("*") if path.is_file())
        for family in FAMILIES
    }
    limits = {"WIREDESK_WORKER_REJECT_IN_A_ROW": "100000"}
    with own_line(feeds=FAMILIES, **limits) as line:
        for family, paths in files.items():
            line.push(family, *(path.read_bytes() for path in paths))
        line.settle(120)
        books = balanced(line)
        assert books.records == sum(map(len, files.values()))
        assert books.outcomes.total() == books.items
        assert books.outcomes["stored"] > len(files["newsmlg2"])
        assert "unexpected_error" not in reasons(
            line.sql("select reason from dead_letters")
        )
        check_events(line)


def reasons(rows: list[dict[str, object]]) -> set[str]:
    """The reasons among the rows."""
    return {str(row["reason"]) for row in rows}

"""The page for desks says what the code does."""

from pathlib import Path

from tests.ingest.lifecycle.table import as_markdown


PAGE = Path(__file__).parents[3] / "services" / "ingest" / "verdict" / "README.md"


def test_the_page_of_the_verdict_is_the_one_that_holds() -> None:
    """Rules and cells stand on it as they are; the failure says what should."""
    assert PAGE.read_text("utf-8").endswith(as_markdown())

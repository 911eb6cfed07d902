"""The seed page, from the agency's push to what the world is told."""

from datetime import date
from pathlib import Path
from uuid import UUID

import pytest

from schemas.blocks import Paragraph, Quotation
from schemas.page import Page
from tests.line.line import Line


FOLDER = Path(__file__).parents[3] / "shared/seed"
SEED = next(FOLDER.glob("*.txt"), None)

pytestmark = [
    pytest.mark.line,
    pytest.mark.corpus,
    pytest.mark.skipif(SEED is None, reason="the seed page is not here"),
]


@pytest.fixture(scope="module")
def page(shared_line: Line) -> Page:
    """The page that the world was sent."""
    assert SEED
    shared_line.push("north", SEED.read_bytes())
    shared_line.settle()
    (row,) = shared_line.sql(
        "select article_id from articles where headline like '%Military AI Declaration%'"
    )
    latest = shared_line.latest(UUID(str(row["article_id"])))
    assert latest
    assert latest.page
    return latest.page


def test_its_head_is_whole(page: Page) -> None:
    """Section, day, headline, standfirst and byline are those of the page."""
    assert page.section
    assert page.section.name == "World"
    assert page.dated
    assert (page.dated.at.date(), page.dated.precision) == (date(2026, 2, 5), "day")
    assert page.headline
    assert page.headline.startswith("U.S. and China Decline to Back Military AI")
    assert page.subheadline
    assert page.subheadline.startswith("Non-binding commitment adopted by 35 of 85")
    assert page.byline == "Caleb Monroe"


def test_its_text_is_whole(page: Page) -> None:
    """Summary, three key points, ten paragraphs with quotations, and three risks."""
    assert page.summary
    assert page.summary.startswith("At the Responsible AI in the Military Domain")
    assert len(page.key_points) == 3
    assert len(page.risks) == 3
    assert len(page.body) == 10
    assert all(isinstance(block, Paragraph | Quotation) for block in page.body)
    quoted = [block for block in page.body if isinstance(block, Quotation)]
    assert "Ruben Brekelmans" in [block.speaker for block in quoted]


def test_what_stands_around_it_is_kept_apart(page: Page) -> None:
    """The picture's caption, the sender's own titles, and the sectors found."""
    assert [medium.caption for medium in page.media] == [page.headline]
    assert len(page.supplied_links) == 5
    assert all(link.dated for link in page.supplied_links)
    assert {"defense", "technology"} <= {sector.id for sector in page.sectors}

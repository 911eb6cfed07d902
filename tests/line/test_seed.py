"""The seed page, from the agency's push to what a reader sees."""

from pathlib import Path

import pytest

from schemas.events import EventType, PageEvent
from tests.line.line import Line


SEED = next((Path(__file__).parents[3] / "shared/seed").glob("*.txt"), None)
pytestmark = [
    pytest.mark.line,
    pytest.mark.corpus,
    pytest.mark.skipif(SEED is None, reason="the seed page is not here"),
]


def test_the_seed_page_is_published_with_every_part(line: Line) -> None:
    """What the agency pushed as plain text goes out whole, each part in its place."""
    assert SEED
    line.push("north", SEED.read_bytes())
    line.settle()
    events = [e for e in line.events() if isinstance(e, PageEvent)]
    print([e.page.headline for e in events])

"""The article page that the line was described by, read by enrichment."""

from pathlib import Path

import pytest

from services.enrich.tags import tags_of
from tests.enrich.samples import article


SEED = Path(__file__).parents[3] / "shared" / "seed"


@pytest.fixture(scope="module")
def page() -> list[str]:
    """The lines of the page."""
    files = sorted(SEED.glob("*.txt"))
    if not files:
        pytest.skip("needs ../shared/seed")
    return files[0].read_text(encoding="utf-8").splitlines()


@pytest.mark.corpus
@pytest.mark.parametrize("cut", ["never cut", "Sectors affected include"])
def test_the_seed_page_affects_defense_and_technology(
    page: list[str], cut: str
) -> None:
    """Also when the bullet that names the sectors is cut out."""
    kept = [line.replace("&", "&amp;") for line in page if cut not in line]
    told = article(headline=kept[2], body="\n".join(filter(None, kept[3:])))
    assert {s.id for s in tags_of(told).sectors} == {"defense", "technology"}

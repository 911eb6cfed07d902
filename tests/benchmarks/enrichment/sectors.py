"""Market sectors on Reuters stories, by what their topics mean for markets.

Topics of money, trade and the economy at large (money-fx, interest, gnp, …) belong to
no sector and `earn` and `acq` are about companies of any; stories that have only these
are left out, since their labels do not say which sectors they affect.
"""

from collections.abc import Iterator

import numpy as np

from services.cli.rows import article_of
from services.enrich.tags import tags_of
from tests.benchmarks.enrichment.eval_rows import stories, told
from tests.benchmarks.enrichment.resampling import ratio
from tests.benchmarks.enrichment.row import Row


PATH = "sections/reuters-modapte-dev"
TOPICS = {
    "energy": "crude nat-gas gas heat fuel jet propane naphtha",
    "agriculture": """
        grain wheat corn barley oat rye sorghum rice oilseed soybean rapeseed sunseed
        groundnut linseed castorseed copra-cake coconut palmkernel cotton-oil
        veg-oil soy-oil palm-oil sun-oil rape-oil coconut-oil groundnut-oil lin-oil
        corn-oil castor-oil meal-feed soy-meal rape-meal sun-meal lin-meal
        cornglutenfeed citruspulp fishmeal tapioca sugar coffee cocoa tea cotton wool
        rubber livestock carcass hog l-cattle pork-belly orange potato red-bean
    """,
    "metals": """
        gold silver platinum palladium copper alum zinc lead tin nickel iron-steel
        strategic-metal
    """,
    "shipping": "ship",
    "chemicals": "pet-chem",
    "real-estate": "housing",
    "retail": "retail",
}
SECTOR_OF = {topic: s for s, topics in TOPICS.items() for topic in topics.split()}


def measure() -> Iterator[Row]:
    """Precision and recall over pairs of story and sector."""
    counts = np.array([*_counts()], dtype=np.float64)
    precision = ratio(counts, lambda sums: float(sums[0] / sums[1]))
    recall = ratio(counts, lambda sums: float(sums[0] / sums[2]))
    yield Row("sectors: precision, sectors with topics", *precision, None, 0.9, 0.95)
    yield Row("sectors: recall", *recall, None, 0.7, 0.8)
    strict = ratio(counts, lambda sums: float(sums[0] / sums[3]))
    yield Row("sectors: precision, any other sector wrong", *strict)


def _counts() -> Iterator[tuple[int, int, int, int]]:
    """A story's sectors that are right, said among those of the table, owed, said."""
    for row, line in zip(stories(PATH), told(PATH), strict=True):
        topics: list[str] = [*line["topics"]]
        owed = {SECTOR_OF[topic] for topic in topics if topic in SECTOR_OF}
        if owed:
            said = {sector.id for sector in tags_of(article_of(row, "tag")).sectors}
            yield len(said & owed), len(said & {*TOPICS}), len(owed), len(said)

"""A rubric or a market sector as its table describes it, and its words."""

from collections.abc import Iterable, Iterator

from pydantic import Field

from schemas.model import Model
from services.enrich.words import Lexicon


BANDS = {"strong": 3.0, "usual": 1.0, "weak": 0.3}


class Rubric(Model):
    """A section or a sector, by its table; words divided by commas.

    `sway`: what the sum of its words is multiplied by; such numbers alone are learned.
    """

    id: str
    name: str
    names: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    codes: tuple[str, ...] = ()
    strong: str = ""
    usual: str = ""
    weak: str = ""
    sway: float = Field(default=1.0, gt=0)


def lexicon(rubrics: Iterable[Rubric]) -> Lexicon:
    """The words of all rubrics, weighted by their bands."""
    return Lexicon.of(row for rubric in rubrics for row in _rows(rubric))


def words_in(text: str) -> list[str]:
    """The words of a band, or pairs of words."""
    return [word for part in text.split(",") if (word := part.strip())]


def _rows(rubric: Rubric) -> Iterator[tuple[str, str, float]]:
    bands = {"strong": rubric.strong, "usual": rubric.usual, "weak": rubric.weak}
    for band, text in bands.items():
        for word in words_in(text):
            yield rubric.id, word, BANDS[band]

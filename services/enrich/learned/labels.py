"""A newsroom's own labels as the sections and topics of the line."""

from unicodedata import category

from schemas.page import Topic
from services.enrich.learned.model import Opinion
from services.enrich.rubrics import SHIPPED, Rubrics
from services.enrich.sections import SectionGuess
from services.enrich.vocabulary import CONCEPTS


_IN_AN_ID = ("L", "N", "M")
"""Letters and figures, and the vowels and tones that stand on letters."""


def section_of(opinion: Opinion, rubrics: Rubrics = SHIPPED) -> SectionGuess:
    """The label as a section: under its rubric's id where there is such a rubric.

    The name is the label, unless the newsroom has rubrics of its own.
    """
    known = rubrics.called(opinion.label)
    return SectionGuess(
        id=known or _id(opinion.label),
        name=rubrics.by_id[known].name if known and rubrics.own else opinion.label,
        confidence=opinion.confidence,
        why=opinion.why,
    )


def topic_of(opinion: Opinion) -> Topic:
    """The label as a topic; a Media Topic's qcode gets its name."""
    concept = CONCEPTS.get(opinion.label)
    return Topic(
        qcode=opinion.label,
        label=concept.label if concept else opinion.label,
        confidence=opinion.confidence,
        why=opinion.why,
    )


def _id(label: str) -> str:
    spelled = "".join(c if _is_in_an_id(c) else " " for c in label.casefold())
    return "-".join(spelled.split()) or label


def _is_in_an_id(character: str) -> bool:
    return character == "_" or category(character)[0] in _IN_AN_ID

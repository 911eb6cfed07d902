"""A newsroom's own labels as the sections and topics of the line."""

import re

from schemas.page import Topic
from services.enrich.learned.model import Opinion
from services.enrich.sections import RUBRICS, SectionGuess
from services.enrich.vocabulary import CONCEPTS


_NOT_IN_AN_ID = re.compile(r"[^\w]+")
_OWN = {
    name.casefold(): rubric.id
    for rubric in RUBRICS.values()
    for name in (rubric.id, rubric.name, *rubric.names)
}


def section_of(opinion: Opinion) -> SectionGuess:
    """The label under the newsroom's own name; its id is ours where we know it."""
    return SectionGuess(
        id=_OWN.get(opinion.label.casefold()) or _id(opinion.label),
        name=opinion.label,
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
    return _NOT_IN_AN_ID.sub("-", label.casefold()).strip("-") or label

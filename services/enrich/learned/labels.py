"""A newsroom's own labels as the sections and topics of the line."""

from unicodedata import category

from schemas.page import Topic
from services.enrich.learned.model import Opinion
from services.enrich.sections import RUBRICS, SectionGuess
from services.enrich.vocabulary import CONCEPTS


_IN_AN_ID = ("L", "N", "M")
"""Letters and figures, and the vowels and tones that stand on letters."""
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
    spelled = "".join(c if _is_in_an_id(c) else " " for c in label.casefold())
    return "-".join(spelled.split()) or label


def _is_in_an_id(character: str) -> bool:
    return character == "_" or category(character)[0] in _IN_AN_ID

"""Which rubric of ours a story belongs to: the sender's own, else codes, else words."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping

from pydantic import Field

from schemas.article import Article, Subject
from schemas.model import Model
from services.enrich.rubric import Rubric
from services.enrich.rubrics import SHIPPED, Rubrics
from services.enrich.vocabulary import named, resolve
from services.enrich.words import Counts, why


SUPPLIED_CONFIDENCE = 1.0
CODE_CONFIDENCE = 0.95
NAME_CONFIDENCE = 0.8
FULL_RELEVANCE = 100
LEAST_WORDS = 6.0
LEAST_SHARE = 0.2
SHARPNESS = 2.0


Answer = tuple[str, str]
"""A section's id, and the reason."""
Vote = tuple[Subject, Answer | None]


class SectionGuess(Model):
    """A section that a story may belong to."""

    id: str
    name: str
    confidence: float = Field(ge=0, le=1)
    why: str


def sections_of(
    article: Article,
    counts: Counts,
    feed_sections: Mapping[str, str],
    learned: tuple[SectionGuess, ...] = (),
    rubrics: Rubrics = SHIPPED,
) -> tuple[SectionGuess, ...]:
    """The sections a story may belong to, best first; see `settled` for the one.

    `learned`: what the newsroom's own model says; it goes before words.
    `counts`: of the words of these `rubrics`.
    """
    own = {key.casefold(): value for key, value in feed_sections.items()}
    said = _supplied(article.supplied_section, own, rubrics) or _by_codes(
        article.subjects, own, rubrics
    )
    if said:
        return said
    agreed = _by_names(article.subjects, rubrics.called, rubrics)
    if len(agreed) == 1:
        return agreed
    words = learned or _by_words(counts, rubrics)
    return words if settled(words) else _by_labels(article, rubrics) or words


def settled(guesses: tuple[SectionGuess, ...]) -> SectionGuess | None:
    """The section to print, or none when the best guess is no better than a guess."""
    best = guesses[0] if guesses else None
    return best if best and best.confidence >= LEAST_SHARE else None


def _supplied(
    name: str | None, own: Mapping[str, str], rubrics: Rubrics
) -> tuple[SectionGuess, ...]:
    key = (name or "").strip().casefold()
    found = rubrics.called(own.get(key, key))
    if not found:
        return ()
    reason = f"section as sent: {name}"
    return (_guess(rubrics.by_id[found], SUPPLIED_CONFIDENCE, reason),)


def _by_codes(
    subjects: Iterable[Subject], own: Mapping[str, str], rubrics: Rubrics
) -> tuple[SectionGuess, ...]:
    votes = [(s, _section_of_code(s, own, rubrics)) for s in subjects]
    return _counted(votes, CODE_CONFIDENCE, rubrics)


def _by_names(
    subjects: Iterable[Subject], lead: Callable[[str], str | None], rubrics: Rubrics
) -> tuple[SectionGuess, ...]:
    """What an agency calls codes of its own, where such names `lead` to a section."""
    votes: list[Vote] = []
    for subject in subjects:
        name = subject.name or ""
        section = lead(name)
        votes.append((subject, (section, f"named: {name}") if section else None))
    return _counted(votes, NAME_CONFIDENCE, rubrics)


def _by_labels(article: Article, rubrics: Rubrics) -> tuple[SectionGuess, ...]:
    """As `_by_names`, also by the labels of topics: these say little of the section."""

    def lead(name: str) -> str | None:
        concept = named(name, article.language)
        return rubrics.called(name) or (
            rubrics.above(concept.qcode) if concept else None
        )

    return _by_names(article.subjects, lead, rubrics)


def _counted(
    votes: Iterable[Vote], confidence: float, rubrics: Rubrics
) -> tuple[SectionGuess, ...]:
    """Each subject votes by its relevance; among equals the first sent stands."""
    weights: dict[str, float] = defaultdict(float)
    reasons: dict[str, str] = {}
    for subject, answer in votes:
        if answer:
            section, reason = answer
            relevance = subject.relevance
            weights[section] += (FULL_RELEVANCE if relevance is None else relevance) + 1
            reasons.setdefault(section, reason)
    total = sum(weights.values())
    ranked = sorted(weights, key=lambda s: -weights[s])
    return tuple(
        _guess(rubrics.by_id[s], confidence * weights[s] / total, reasons[s])
        for s in ranked
    )


def _section_of_code(
    subject: Subject, own: Mapping[str, str], rubrics: Rubrics
) -> Answer | None:
    """Section and the code that gave it: the feed's own table, ours, then the tree."""
    for code in spellings(subject):
        if found := rubrics.called(own.get(code, "")) or rubrics.by_code.get(code):
            return found, f"code {code}"
    concept = resolve(subject.scheme, subject.code)
    section = rubrics.above(concept.qcode) if concept else None
    return (section, f"code {concept.qcode}") if concept and section else None


def spellings(subject: Subject) -> tuple[str, ...]:
    """How tables may write a subject: scheme and code, code alone, name."""
    code = (subject.code or "").casefold()
    scheme = (subject.scheme or "").casefold()
    bare = code.removeprefix(f"{scheme}:") if scheme else code
    name = (subject.name or "").casefold()
    return tuple(
        s for s in (f"{scheme}:{bare}" if scheme else "", code, bare, name) if s
    )


def _by_words(counts: Counts, rubrics: Rubrics) -> tuple[SectionGuess, ...]:
    hits = rubrics.lexicon.hits(counts)
    by_id = rubrics.by_id
    scores = {s: by_id[s].sway * sum(h.weight for h in hits[s]) for s in hits}
    if not scores:
        return ()
    enough = min(1.0, max(scores.values()) / LEAST_WORDS)
    sharp = {s: score**SHARPNESS for s, score in scores.items()}
    total = sum(sharp.values())
    ranked = sorted(sharp, key=lambda s: (-sharp[s], s))
    return tuple(
        _guess(by_id[s], enough * sharp[s] / total, why(hits[s])) for s in ranked
    )


def _guess(rubric: Rubric, confidence: float, reason: str) -> SectionGuess:
    return SectionGuess(
        id=rubric.id,
        name=rubric.name,
        confidence=round(confidence, 3),
        why=reason,
    )

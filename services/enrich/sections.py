"""Which rubric of ours a story belongs to: the sender's own, else codes, else words."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from pydantic import Field

from schemas.article import Article, Subject
from schemas.model import Model
from services.enrich.rubric import Rubric
from services.enrich.rubrics import SHIPPED, Rubrics
from services.enrich.vocabulary import resolve
from services.enrich.words import Counts, why


SUPPLIED_CONFIDENCE = 1.0
CODE_CONFIDENCE = 0.95
FULL_RELEVANCE = 100
LEAST_WORDS = 6.0
LEAST_SHARE = 0.2
SHARPNESS = 2.0


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
    return (
        _supplied(article.supplied_section, own, rubrics)
        or _by_codes(article.subjects, own, rubrics)
        or learned
        or _by_words(counts, rubrics)
    )


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
    """Each code votes by its relevance; among equals the first sent stands."""
    votes: dict[str, float] = defaultdict(float)
    reasons: dict[str, str] = {}
    for subject in subjects:
        if found := _section_of_code(subject, own, rubrics):
            section, code = found
            relevance = subject.relevance
            votes[section] += (FULL_RELEVANCE if relevance is None else relevance) + 1
            reasons.setdefault(section, f"code {code}")
    total = sum(votes.values())
    ranked = sorted(votes, key=lambda s: -votes[s])
    return tuple(
        _guess(rubrics.by_id[s], CODE_CONFIDENCE * votes[s] / total, reasons[s])
        for s in ranked
    )


def _section_of_code(
    subject: Subject, own: Mapping[str, str], rubrics: Rubrics
) -> tuple[str, str] | None:
    """Section and the code that gave it: the feed's own table, ours, then the tree."""
    for code in spellings(subject):
        if found := rubrics.called(own.get(code, "")) or rubrics.by_code.get(code):
            return found, code
    concept = resolve(subject.scheme, subject.code)
    section = rubrics.above(concept.qcode) if concept else None
    return (section, concept.qcode) if concept and section else None


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

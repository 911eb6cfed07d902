"""Which rubric of ours a story belongs to: the sender's own, else codes, else words."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from typing import NamedTuple

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
RIVALRY, DOUBT = 0.6, 6.0
"""How much against a section its rivals' squared words count, and what nobody said."""
LEAST_CONFIDENCE = 0.4
"""Words that are right less often are no reason to print a section."""


Answer = tuple[str, str]
"""A section's id, and the reason."""
Vote = tuple[Subject, Answer | None]


class SectionGuess(Model):
    """A section that a story may belong to."""

    id: str
    name: str
    confidence: float = Field(ge=0, le=1)
    why: str


class Sections(NamedTuple):
    """All sections a story may belong to, best first, and whether the best is printed."""

    guesses: tuple[SectionGuess, ...]
    sure: bool

    @property
    def printed(self) -> SectionGuess | None:
        """The one section of the story; none when words alone leave it open."""
        return self.guesses[0] if self.guesses and self.sure else None


def sections_of(
    article: Article,
    counts: Counts,
    feed_sections: Mapping[str, str],
    learned: tuple[SectionGuess, ...] = (),
    rubrics: Rubrics = SHIPPED,
) -> Sections:
    """Which sections a story belongs to: as sent, coded, named, learned, or by words.

    `learned`: what the newsroom's own model says; it has no label for none.
    `counts`: of the words of these `rubrics`.
    """
    told = _told(article, feed_sections, rubrics) or learned
    if told:
        return Sections(told, sure=True)
    words = _by_words(counts, rubrics)
    if words and words[0].confidence >= LEAST_CONFIDENCE:
        return Sections(words, sure=True)
    labels = _by_labels(article, rubrics)
    return Sections(labels or words, sure=bool(labels))


def _told(
    article: Article, feed_sections: Mapping[str, str], rubrics: Rubrics
) -> tuple[SectionGuess, ...]:
    """What the sender says of the section, in one way or another."""
    own = {key.casefold(): value for key, value in feed_sections.items()}
    agreed = _by_names(article.subjects, rubrics.called, rubrics)
    return (
        _supplied(article.supplied_section, own, rubrics)
        or _by_codes(article.subjects, own, rubrics)
        or (agreed if len(agreed) == 1 else ())
    )


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
    """Confidence is how often such words are right; the others share what is left."""
    hits = rubrics.lexicon.hits(counts)
    by_id = rubrics.by_id
    squares = {s: (by_id[s].sway * sum(h.weight for h in hits[s])) ** 2 for s in hits}
    ranked = sorted(squares, key=lambda s: (-squares[s], s))
    if not ranked:
        return ()
    first = squares[ranked[0]]
    rest = sum(squares.values()) - first
    sure = first / (first + RIVALRY * rest + DOUBT)
    shares = [sure, *((1 - sure) * squares[s] / (rest + DOUBT) for s in ranked[1:])]
    return tuple(
        _guess(by_id[s], share, why(hits[s]))
        for s, share in zip(ranked, shares, strict=True)
    )


def _guess(rubric: Rubric, confidence: float, reason: str) -> SectionGuess:
    return SectionGuess(
        id=rubric.id,
        name=rubric.name,
        confidence=round(confidence, 3),
        why=reason,
    )

"""Which rubric of ours a story belongs to: the sender's own, else codes, else words."""

import tomllib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from importlib.resources import files

from pydantic import Field

from schemas.article import Article, Subject
from schemas.model import Model
from services.enrich.vocabulary import ancestors, resolve
from services.enrich.words import Counts, Lexicon, why


BANDS = {"strong": 3.0, "usual": 1.0, "weak": 0.3}
SUPPLIED_CONFIDENCE = 1.0
CODE_CONFIDENCE = 0.95
FULL_RELEVANCE = 100
LEAST_WORDS = 6.0
LEAST_SHARE = 0.2
SHARPNESS = 2.0


class Rubric(Model):
    """A section as `sections.toml` describes it; words divided by commas.

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


class SectionGuess(Model):
    """A section that a story may belong to."""

    id: str
    name: str
    confidence: float = Field(ge=0, le=1)
    why: str


def _rubrics() -> tuple[Rubric, ...]:
    path = files("services.enrich.data") / "sections.toml"
    tables = tomllib.loads(path.read_text(encoding="utf-8"))["section"]
    return tuple(Rubric.model_validate(table) for table in tables)


def lexicon(rubrics: Iterable[Rubric]) -> Lexicon:
    """The words of all rubrics, weighted by their bands."""
    return Lexicon.of(row for rubric in rubrics for row in _rows(rubric))


def _rows(rubric: Rubric) -> Iterator[tuple[str, str, float]]:
    bands = {"strong": rubric.strong, "usual": rubric.usual, "weak": rubric.weak}
    for band, words in bands.items():
        for word in words.split(","):
            if word.strip():
                yield rubric.id, word.strip(), BANDS[band]


RUBRICS = {rubric.id: rubric for rubric in _rubrics()}
_BY_NAME = {
    name.casefold(): r.id for r in RUBRICS.values() for name in (r.id, r.name, *r.names)
}
_BY_TOPIC = {topic: r.id for r in RUBRICS.values() for topic in r.topics}
_BY_CODE = {code: r.id for r in RUBRICS.values() for code in r.codes}
LEXICON = lexicon(RUBRICS.values())


def sections_of(
    article: Article,
    counts: Counts,
    feed_sections: Mapping[str, str],
    learned: tuple[SectionGuess, ...] = (),
) -> tuple[SectionGuess, ...]:
    """The sections a story may belong to, best first; see `settled` for the one.

    `learned`: what the newsroom's own model says; it goes before words.
    """
    own = {key.casefold(): value for key, value in feed_sections.items()}
    return (
        _supplied(article.supplied_section, own)
        or _by_codes(article.subjects, own)
        or learned
        or _by_words(counts)
    )


def settled(guesses: tuple[SectionGuess, ...]) -> SectionGuess | None:
    """The section to print, or none when the best guess is no better than a guess."""
    best = guesses[0] if guesses else None
    return best if best and best.confidence >= LEAST_SHARE else None


def _supplied(name: str | None, own: Mapping[str, str]) -> tuple[SectionGuess, ...]:
    key = (name or "").strip().casefold()
    found = _BY_NAME.get(own.get(key, key).casefold())
    if not found:
        return ()
    return (_guess(found, SUPPLIED_CONFIDENCE, f"section as sent: {name}"),)


def _by_codes(
    subjects: Iterable[Subject], own: Mapping[str, str]
) -> tuple[SectionGuess, ...]:
    """Each code votes by its relevance; among equals the first sent stands."""
    votes: dict[str, float] = defaultdict(float)
    reasons: dict[str, str] = {}
    for subject in subjects:
        if found := _section_of_code(subject, own):
            section, code = found
            relevance = subject.relevance
            votes[section] += (FULL_RELEVANCE if relevance is None else relevance) + 1
            reasons.setdefault(section, f"code {code}")
    total = sum(votes.values())
    ranked = sorted(votes, key=lambda s: -votes[s])
    return tuple(
        _guess(s, CODE_CONFIDENCE * votes[s] / total, reasons[s]) for s in ranked
    )


def _section_of_code(
    subject: Subject, own: Mapping[str, str]
) -> tuple[str, str] | None:
    """Section and the code that gave it: the feed's own table, ours, then the tree."""
    for code in spellings(subject):
        if found := _BY_NAME.get(own.get(code, "").casefold()) or _BY_CODE.get(code):
            return found, code
    concept = resolve(subject.scheme, subject.code)
    if concept is None:
        return None
    for qcode in (concept.qcode, *ancestors(concept.qcode)):
        if section := _BY_TOPIC.get(qcode):
            return section, concept.qcode
    return None


def spellings(subject: Subject) -> tuple[str, ...]:
    """How tables may write a subject: scheme and code, code alone, name."""
    code = (subject.code or "").casefold()
    scheme = (subject.scheme or "").casefold()
    bare = code.removeprefix(f"{scheme}:") if scheme else code
    name = (subject.name or "").casefold()
    return tuple(
        s for s in (f"{scheme}:{bare}" if scheme else "", code, bare, name) if s
    )


def _by_words(counts: Counts) -> tuple[SectionGuess, ...]:
    hits = LEXICON.hits(counts)
    scores = {s: RUBRICS[s].sway * sum(h.weight for h in hits[s]) for s in hits}
    if not scores:
        return ()
    enough = min(1.0, max(scores.values()) / LEAST_WORDS)
    sharp = {s: score**SHARPNESS for s, score in scores.items()}
    total = sum(sharp.values())
    ranked = sorted(sharp, key=lambda s: (-sharp[s], s))
    return tuple(_guess(s, enough * sharp[s] / total, why(hits[s])) for s in ranked)


def _guess(section: str, confidence: float, reason: str) -> SectionGuess:
    return SectionGuess(
        id=section,
        name=RUBRICS[section].name,
        confidence=round(confidence, 3),
        why=reason,
    )

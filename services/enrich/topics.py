"""Which Media Topics a story has: as coded, as named by the sender, and by words."""

from collections.abc import Callable, Iterable, Iterator

from schemas.article import Article, Subject
from schemas.page import Topic
from services.enrich.shipped import shipped
from services.enrich.vocabulary import (
    CONCEPTS,
    Concept,
    living,
    named,
    resolve,
    spelled,
)
from services.enrich.words import Counts, Lexicon, term, why


CODE_CONFIDENCE = 0.99
OLDER_CODE_CONFIDENCE = 0.9
NAME_CONFIDENCE = 0.8
FEW_WORDS_CONFIDENCE, WORD_CONFIDENCE = 0.5, 0.95
"""Where a line would begin that ends where labels are said again and again."""
FULL_RELEVANCE = 100
PAIR_WEIGHT, WORD_WEIGHT = 1.0, 0.6
LEAST_WEIGHT = 1.7
MOST_BY_WORDS = 5
LONGEST_LABEL = 2


def _ambiguous() -> frozenset[str]:
    words: list[str] = shipped("topics.toml")["ambiguous"]
    return frozenset(term(word) for word in words)


AMBIGUOUS = _ambiguous()


def _labels() -> Iterator[tuple[str, str, float]]:
    for concept in CONCEPTS.values():
        if not concept.retired:
            for label in filter(_usable, spelled(concept)):
                weight = PAIR_WEIGHT if " " in label else WORD_WEIGHT
                yield concept.qcode, label, weight


def _usable(label: str) -> bool:
    return (
        len(label.split()) <= LONGEST_LABEL
        and label.replace(" ", "").replace("-", "").isalpha()
        and term(label) not in AMBIGUOUS
    )


LEXICON = Lexicon.of(_labels())


def labels_where(belongs: Callable[[str], bool]) -> tuple[str, ...]:
    """The labels to be looked for in a text of those concepts, by their qcodes."""
    return tuple(label for qcode, label, _ in _labels() if belongs(qcode))


def topics_of(
    article: Article, counts: Counts, learned: tuple[Topic, ...] | None = None
) -> tuple[Topic, ...]:
    """A story's topics, surest first; retired concepts stand for the one above.

    `learned`: what the newsroom's own model says, which stands in place of words.
    """
    found: dict[str, Topic] = {}
    for topic in (
        *_by_codes(article.subjects),
        *_by_names(article),
        *(_by_words(counts) if learned is None else learned),
    ):
        found.setdefault(topic.qcode, topic)
    return tuple(sorted(found.values(), key=lambda t: -t.confidence))


def _by_codes(subjects: Iterable[Subject]) -> Iterator[Topic]:
    for subject in subjects:
        sent = resolve(subject.scheme, subject.code)
        topic = living(sent.qcode) if sent else None
        if topic:
            code = (subject.code or "").replace("/", ":").rsplit(":", 1)[-1]
            own = topic.qcode.endswith(code)
            confidence = CODE_CONFIDENCE if own else OLDER_CODE_CONFIDENCE
            yield _topic(topic, confidence, f"code {subject.code}")


def _by_names(article: Article) -> Iterator[Topic]:
    names = [s.name for s in article.subjects if s.name and not _coded(s)]
    for name in (*names, *article.keywords):
        if topic := named(name, article.language):
            yield _topic(topic, NAME_CONFIDENCE, f"named: {name}")


def _coded(subject: Subject) -> bool:
    return resolve(subject.scheme, subject.code) is not None


def _by_words(counts: Counts) -> Iterator[Topic]:
    """The topics whose label the text says most: a pair of words, or one often."""
    hits = LEXICON.hits(counts)
    weights = {q: sum(hit.weight for hit in found) for q, found in hits.items()}
    ranked = sorted(weights, key=lambda q: (-weights[q], q))
    for qcode in ranked[:MOST_BY_WORDS]:
        if weights[qcode] >= LEAST_WEIGHT:
            share = min(1.0, weights[qcode] / (2 * LEAST_WEIGHT))
            gained = (WORD_CONFIDENCE - FEW_WORDS_CONFIDENCE) * share
            confidence = FEW_WORDS_CONFIDENCE + gained
            yield _topic(CONCEPTS[qcode], confidence, why(hits[qcode]))


def _topic(concept: Concept, confidence: float, reason: str) -> Topic:
    return Topic(
        qcode=concept.qcode,
        label=concept.label,
        confidence=round(confidence, 3),
        why=reason,
    )

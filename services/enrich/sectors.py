"""Which market sectors a story affects: by codes, and by words that weigh enough."""

from collections.abc import Iterable
from math import exp

from schemas.article import Article, Subject
from schemas.page import Sector
from services.enrich.rubric import Rubric, lexicon
from services.enrich.sections import spellings
from services.enrich.shipped import shipped
from services.enrich.vocabulary import ancestors, resolve
from services.enrich.words import Counts, Hit, Lexicon, why


CODE_CONFIDENCE = 0.9
LEAST_WEIGHT = 8.0
LEAST_SHARE = 0.45
LEAST_WORDS = 2
ENOUGH_ALONE = 9.5
"""What one word weighs that is said in the title and again in the lead."""
SAID_EARLY = 6.0
"""What a word says that stands in the title, or twice in the lead."""
SURE_WEIGHT = 12.0
MOST = 4


def _sectors() -> tuple[Rubric, ...]:
    tables = shipped("sectors.toml")["sector"]
    return tuple(Rubric.model_validate(table) for table in tables)


SECTORS = {sector.id: sector for sector in _sectors()}
LEXICON: Lexicon = lexicon(SECTORS.values())
_BY_TOPIC = {topic: s.id for s in SECTORS.values() for topic in s.topics}
_BY_CODE = {code: s.id for s in SECTORS.values() for code in s.codes}


def sectors_of(article: Article, counts: Counts) -> tuple[Sector, ...]:
    """The sectors affected, surest first; none for a story of general interest."""
    found = {s.id: s for s in _by_words(counts)}
    for sector in _by_codes(article.subjects):
        known = found.get(sector.id)
        if known is None or known.confidence < sector.confidence:
            found[sector.id] = sector
    ranked = sorted(found.values(), key=lambda s: (-s.confidence, s.id))
    return tuple(ranked[:MOST])


def _by_codes(subjects: Iterable[Subject]) -> Iterable[Sector]:
    for subject in subjects:
        for code in spellings(subject):
            if sector := _BY_CODE.get(code):
                yield _sector(sector, CODE_CONFIDENCE, f"code {code}")
        if concept := resolve(subject.scheme, subject.code):
            for qcode in (concept.qcode, *ancestors(concept.qcode)):
                if sector := _BY_TOPIC.get(qcode):
                    yield _sector(sector, CODE_CONFIDENCE, f"code {concept.qcode}")


def _by_words(counts: Counts) -> Iterable[Sector]:
    """Sectors whose words weigh enough, also beside the heaviest one's."""
    hits = LEXICON.hits(counts)
    weights = {s: sum(hit.weight for hit in found) for s, found in hits.items()}
    enough = max(LEAST_WEIGHT, LEAST_SHARE * max(weights.values(), default=0.0))
    for sector, weight in weights.items():
        found = hits[sector]
        if weight >= enough and _told_apart(found) and _matters(found, weight):
            confidence = 1 - exp(-weight / SURE_WEIGHT)
            yield _sector(sector, confidence, why(hits[sector]))


def _told_apart(hits: list[Hit]) -> bool:
    """One word alone may be a name or a figure of speech, but not a title's and lead's."""
    return len(hits) >= LEAST_WORDS or hits[0].weight >= ENOUGH_ALONE


def _matters(hits: list[Hit], weight: float) -> bool:
    """What a story affects it says early, or with many words; scenery stands below."""
    return weight >= SURE_WEIGHT or any(hit.said >= SAID_EARLY for hit in hits)


def _sector(sector: str, confidence: float, reason: str) -> Sector:
    return Sector(
        id=sector,
        name=SECTORS[sector].name,
        confidence=round(confidence, 3),
        why=reason,
    )

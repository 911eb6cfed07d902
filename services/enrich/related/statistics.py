"""How common terms are: numbered snapshots, so that a score can be had again."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import log

import numpy as np
from numpy.typing import NDArray

from services.enrich.languages import ENGLISH, may_be_english
from services.enrich.related.tokens import term_ids, tokens
from services.enrich.shipped import shipped
from services.enrich.vocabulary import CONCEPTS


FULL = 25_000
"""Stories from which on more of them make no word rarer: scores were learned on as many."""
SHARES = {"all": 0.9, "half": 0.4, "fifth": 0.15, "twentieth": 0.04}


@dataclass(frozen=True, slots=True)
class Table:
    """The weights of one language's terms; `unseen` for those never met."""

    weights: Mapping[int, float]
    unseen: float


@dataclass(frozen=True, slots=True)
class Statistics:
    """A snapshot; two scores may be compared when its number is the same."""

    number: int
    tables: Mapping[str, Table]
    other: Table

    def table(self, language: str) -> Table:
        """The weights to use for a language, known or not.

        Latin letters of an untold language are taken as English.
        """
        if language not in self.tables and may_be_english(language):
            language = ENGLISH
        return self.tables.get(language, self.other)

    def idf(self, term: int, language: str = ENGLISH) -> float:
        """How telling a term is: zero in every story, high in few."""
        table = self.table(language)
        return table.weights.get(term, table.unseen)

    def idfs(self, terms: NDArray[np.uint32], language: str) -> NDArray[np.float64]:
        """The same for many terms at once."""
        table = self.table(language)
        found = [table.weights.get(term, table.unseen) for term in terms.tolist()]
        return np.array(found, dtype=np.float64)


def from_counts(
    number: int, counts: Mapping[str, tuple[int, Mapping[int, int]]]
) -> Statistics:
    """A snapshot from each language's number of documents and of those with a term.

    Languages that were not counted keep what is shipped.
    """
    counted = {language: _table(*of) for language, of in counts.items()}
    tables = {**SNAPSHOT.tables, **counted}
    return Statistics(number=number, tables=tables, other=SNAPSHOT.other)


def _table(documents: int, frequencies: Mapping[int, int]) -> Table:
    """Smoothed inverse document frequency, never below zero."""
    documents, counted = min(documents, FULL), documents
    weights = {t: _weight(n / counted, documents) for t, n in frequencies.items()}
    return Table(weights=weights, unseen=_weight(0.0, documents))


def _weight(share: float, documents: int) -> float:
    return max(0.0, log((documents + 1) / (share * documents + 0.5)))


def _shipped() -> Statistics:
    """Snapshot 0: words of the Media Topics and of our own list of common words."""
    texts = [f"{c.label}. {c.definition}" for c in CONCEPTS.values()]
    counted = _document_frequencies(texts)
    common = shipped("frequent.toml")
    tables = {}
    for language, bands in common.items():
        counts = counted if language == ENGLISH else {}
        tables[language] = _table(len(texts), _at_least(bands, counts, len(texts)))
    return Statistics(number=0, tables=tables, other=_table(len(texts), {}))


def _document_frequencies(texts: Iterable[str]) -> Counter[int]:
    counted: Counter[int] = Counter()
    for text in texts:
        counted.update({t for token in tokens(text) for t in term_ids(token)})
    return counted


def _at_least(
    bands: Mapping[str, str], counted: Mapping[int, int], documents: int
) -> dict[int, int]:
    """The counts, raised to what the bands of common words say."""
    raised = dict(counted)
    for band, words in bands.items():
        least = round(SHARES[band] * documents)
        for term in (t for token in tokens(words) for t in term_ids(token)):
            raised[term] = max(least, raised.get(term, 0))
    return raised


SNAPSHOT = _shipped()

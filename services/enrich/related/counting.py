"""In how many stories each term stands: counted, packed and made a snapshot."""

import struct
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from hashlib import blake2b

import numpy as np

from services.enrich.related.prints import Part, Print
from services.enrich.related.statistics import Statistics, from_counts


ENOUGH = 2_000
"""Stories of a language from which on they say themselves how common its words are."""
LEAST_DOCUMENTS = 2
"""A term of one story alone is as rare as one that was never met."""
FORMAT = 1
_HEAD = struct.Struct("<BBII")

Counted = Mapping[str, tuple[int, Mapping[int, int]]]
"""For each language its number of stories, and of those with each term."""


class Counts:
    """Counts stories and their terms.

    What was sent again in the same words counts once: it makes no word common.
    """

    def __init__(self, prints: Iterable[Print] = ()) -> None:
        self._stories: Counter[str] = Counter()
        self._terms: dict[str, Counter[int]] = defaultdict(Counter)
        self._met: set[bytes] = set()
        self.add(prints)

    def add(self, prints: Iterable[Print]) -> None:
        """Count stories; those counted before are passed over."""
        for one in prints:
            name = blake2b(one.to_bytes(), digest_size=16).digest()
            if name not in self._met:
                self._met.add(name)
                self._stories[one.language] += 1
                self._terms[one.language].update(one.parts[Part.WHOLE].tolist())

    def frequent(self) -> Counted:
        """Of each language that has enough stories to say; others keep what is shipped.

        A term of one story alone is left out.
        """
        return {
            language: (n, _frequent(self._terms[language]))
            for language, n in self._stories.items()
            if n >= ENOUGH
        }


def packed(counts: Counted) -> bytes:
    """A language after the other: head, name, terms ascending, their stories."""
    return b"".join(_packed(language, *of) for language, of in sorted(counts.items()))


def unpacked(number: int, stored: bytes) -> Statistics:
    """The snapshot of what `packed` wrote; ValueError for anything else."""
    counts: dict[str, tuple[int, Mapping[int, int]]] = {}
    at = 0
    while at < len(stored):
        kind, length, documents, count = _HEAD.unpack_from(stored, at)
        if kind != FORMAT:
            raise ValueError("not counts of this format")
        at += _HEAD.size
        language = stored[at : at + length].decode()
        at += length
        terms, told = np.frombuffer(stored, "<u4", 2 * count, at).reshape(2, count)
        counts[language] = (
            documents,
            dict(zip(terms.tolist(), told.tolist(), strict=True)),
        )
        at += 8 * count
    return from_counts(number, counts)


def _frequent(terms: Mapping[int, int]) -> dict[int, int]:
    return {term: n for term, n in terms.items() if n >= LEAST_DOCUMENTS}


def _packed(language: str, documents: int, terms: Mapping[int, int]) -> bytes:
    name = language.encode()
    rows = np.array(sorted(terms.items()), dtype="<u4").reshape(-1, 2)
    head = _HEAD.pack(FORMAT, len(name), documents, len(rows))
    return head + name + rows.T.tobytes()

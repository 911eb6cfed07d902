"""What our own word lists say of a story, as signs beside the learned words.

With a few hundred examples a model has not seen most words of a section; the lists
know many of them beforehand.
"""

import numpy as np

from services.enrich import sectors
from services.enrich.learned.space import Floats
from services.enrich.rubrics import SHIPPED
from services.enrich.words import Counts, Lexicon


_LISTS = (("section", SHIPPED.lexicon), ("sector", sectors.LEXICON))
_MUCH = 20.0
"""A story whose lists add up to this much is surely about something."""
WEIGHTS = {"section": 0.5, "sector": 0.25}


def _labels(lexicon: Lexicon) -> list[str]:
    entries = (entry for found in lexicon.terms.values() for entry in found)
    return sorted({entry.label for entry in entries})


NAMES = tuple(
    f"{kind} {label}" for kind, lexicon in _LISTS for label in _labels(lexicon)
)


def list_scores(counts: Counts, names: tuple[str, ...] = NAMES) -> Floats:
    """How much each list found, at most its kind's weight; unknown lists: nothing."""
    found: dict[str, float] = {}
    for kind, lexicon in _LISTS:
        hits = lexicon.hits(counts)
        sums = {label: sum(hit.weight for hit in hits[label]) for label in sorted(hits)}
        length = float(np.linalg.norm(list(sums.values()))) if sums else 0.0
        for label, total in sums.items():
            found[f"{kind} {label}"] = WEIGHTS[kind] * total / max(length, _MUCH)
    return np.array([found.get(name, 0.0) for name in names])

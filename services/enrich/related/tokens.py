"""The forms that texts are compared by, and their stable numbers."""

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise
from unicodedata import is_normalized, normalize
from zlib import crc32

from services.enrich.splitting import separators
from services.enrich.words import singular


SHORTEST = 2
# Chinese, Japanese, Korean and Thai do not (or do not well) divide words by spaces.
_UNDIVIDED = (
    "\u0e00-\u0e7f\u1100-\u11ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff"
)
_EDGES = ".,'’_"  # noqa: RUF001 - the curly apostrophe is text
"""Signs that belong to a word or a figure inside it, not around it."""
_SEPARATORS = separators(_EDGES)
_RUN = re.compile(rf"[{_UNDIVIDED}]+|[^{_UNDIVIDED}]+")
_UNDIVIDED_RUN = re.compile(rf"[{_UNDIVIDED}]")


def tokens(text: str) -> list[str]:
    """The words of a text as written, edges and all; undivided script is one token."""
    if not text.isascii() and not is_normalized("NFKC", text):
        text = normalize("NFKC", text)
    return text.translate(_SEPARATORS).split()


@lru_cache(maxsize=1 << 17)
def term_ids(token: str) -> tuple[int, ...]:
    """The numbers of a token's forms: the same on every machine, in every version."""
    return tuple(crc32(form.encode()) for form in forms(token))


def forms(token: str) -> Iterator[str]:
    """A word's form; of undivided script its pairs of characters; else nothing."""
    for run in _RUN.findall(token):
        if not _UNDIVIDED_RUN.match(run):
            form = singular(run.strip(_EDGES))
            yield from (form,) if len(form) >= SHORTEST else ()
        else:
            yield from map("".join, pairwise(run)) if len(run) > 1 else (run,)

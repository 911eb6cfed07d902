"""What the codes of the life-cycle mean, for the rules and for the readers."""

import re
from collections.abc import Iterable

from services.ingest.verdict.words import CODES


_MEANINGS = {
    field: {code: name for name, codes in named.items() for code in codes}
    for field, named in CODES.items()
}
_SEPARATORS = re.compile(r"[:/#]")
_NOT_IN_CODES = re.compile(r"[\W_]+")
# An unknown status closes: nobody can say what it allows.
_WORST_FIRST = ("kill", "hold", None, "embargo", "usable")


def own_word(code: str) -> str:
    """A code without the scheme or the address before it, in lower case."""
    return _SEPARATORS.split(code.strip().rstrip(":/#"))[-1].strip().lower()


def meaning(field: str, code: str) -> str | None:
    """What a code means, by its own word or as one of its agency's list."""
    known = _MEANINGS[field]
    return known.get(_bare(own_word(code))) or known.get(_bare(code))


def worst(statuses: Iterable[str]) -> str | None:
    """Of several statuses the one that closes most."""
    return min(statuses, key=_rank, default=None)


def is_usable(status: str | None) -> bool:
    """Whether a status lets everybody see what it is said of."""
    return not status or meaning("status", status) == "usable"


def recalls(status: str | None) -> bool:
    """Whether a status takes back what it is said of, for good or for now."""
    return meaning("status", status or "") in {"kill", "hold"}


def _rank(status: str) -> int:
    return _WORST_FIRST.index(meaning("status", status))


def _bare(code: str) -> str:
    return _NOT_IN_CODES.sub("", code).casefold()

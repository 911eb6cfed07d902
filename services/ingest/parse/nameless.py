"""A name for an item whose sender gave none, made of what the item says.

The same item sent again has the same name; one that was changed is another item, for
only the agency can say that it replaces the first.
"""

from collections.abc import Iterable
from hashlib import sha256

from services.ingest.verdict.codes import meaning


PROBLEM = "identity: none sent, made of date, headline and text"

_DAY = len("YYYYMMDD")
_FREE = frozenset({"usable", "embargo"})


def made_name(
    dated: str | None, headline: str | None, texts: Iterable[str], status: str | None
) -> str | None:
    """The name; None for an item that says nothing, or that would recall another."""
    # A recall without a name would recall nothing, and nobody would be told.
    if status and meaning("status", status) not in _FREE:
        return None
    said = [headline or "", *texts]
    if not any(one.strip() for one in said):
        return None
    figures = "".join(letter for letter in dated or "" if letter.isdecimal())
    return sha256("\n".join((figures[:_DAY], *said)).encode()).hexdigest()[:32]

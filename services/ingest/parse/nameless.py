"""A name for an item whose sender gave none, made of what the item says.

The same item sent again has the same name; one that was changed is another item, for
only the agency can say that it replaces the first.
"""

from collections.abc import Iterable
from hashlib import sha256


PROBLEM = "identity: none sent, made of date, headline and text"

_DAY = len("YYYYMMDD")
# A recall without a name would recall nothing, and nobody would be told.
_FREE = frozenset({"usable", "embargoed"})


def made_name(
    dated: str | None, headline: str | None, texts: Iterable[str], status: str | None
) -> str | None:
    """The name; None for an item that says nothing, or that would recall another."""
    if status and status.lower() not in _FREE:
        return None
    said = [headline or "", *texts]
    if not any(one.strip() for one in said):
        return None
    figures = "".join(letter for letter in dated or "" if letter.isdecimal())
    return sha256("\n".join((figures[:_DAY], *said)).encode()).hexdigest()[:32]

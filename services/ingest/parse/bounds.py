"""How much one message may hold: of items, and of what is said once for all of them."""

from collections.abc import Iterable
from itertools import islice
from typing import TypeVar

from schemas.reasons import Reject
from services.ingest.rejected import Rejected


MOST_ITEMS = 5_000
"""Agencies send up to some hundred; more is a dump, which would hold up the wire."""

MOST_SHARED = 2_000
"""Characters of what is said once for all items, and is copied into each of them."""

Item = TypeVar("Item")


def bounded(items: Iterable[Item]) -> tuple[Item, ...]:
    """The items; a message of too many is `Rejected` whole, before the rest is read."""
    found = tuple(islice(items, MOST_ITEMS + 1))
    if len(found) > MOST_ITEMS:
        raise Rejected(Reject.TOO_LARGE, f"more than {MOST_ITEMS} items")
    return found

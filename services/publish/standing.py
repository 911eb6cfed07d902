"""Whether the world may read an article now; if not, why; and when that changes."""

from collections.abc import Callable
from datetime import datetime

from schemas.article import Action
from schemas.reasons import Withdrawal
from schemas.state import Successor, Truth
from schemas.story import PAGE_KINDS


READABLE = (Action.PUBLISH, Action.UPDATE, Action.CORRECT)

Rule = Callable[[datetime, Truth], bool]

# In order: the first that holds keeps the page from the world.
HINDRANCES: tuple[tuple[Withdrawal, Rule], ...] = (
    (Withdrawal.KILLED, lambda _, truth: truth.action is Action.KILL),
    (Withdrawal.HELD, lambda _, truth: truth.action not in READABLE),
    (Withdrawal.REPLACED, lambda now, truth: successor_of(now, truth) is not None),
    (Withdrawal.EMBARGOED, lambda now, truth: _is_ahead(now, truth.not_before)),
    (Withdrawal.EXPIRED, lambda now, truth: _is_past(now, truth.expires)),
    (Withdrawal.EMPTIED, lambda _, truth: truth.content is None),
    (Withdrawal.EMPTIED, lambda _, truth: truth.kind not in PAGE_KINDS),
)


def hindrance(now: datetime, truth: Truth) -> Withdrawal | None:
    """Why the article has no page now; None when the world may read it."""
    for why, holds in HINDRANCES:
        if holds(now, truth):
            return why
    return None


def successor_of(now: datetime, truth: Truth) -> Successor | None:
    """The article that stands in this one's place.

    A killed successor still does: what it replaced does not come back. One that is
    held or embargoed does not yet.
    """
    standing = [s for s in truth.successors if _stands(now, s)]
    readable = [s for s in standing if s.action is not Action.KILL]
    return next(iter(readable or standing), None)


def next_change(now: datetime, truth: Truth) -> datetime | None:
    """When the answer may change by itself: an embargo's end, an expiry."""
    times = (truth.not_before, truth.expires)
    return min((t for t in times if t is not None and t > now), default=None)


def _stands(now: datetime, successor: Successor) -> bool:
    if successor.action is Action.KILL:
        return True
    # Not before readers have it: until then the older page is the only one.
    readable = successor.action in READABLE and successor.public
    return readable and not _is_ahead(now, successor.not_before)


def _is_ahead(now: datetime, time: datetime | None) -> bool:
    return time is not None and time > now


def _is_past(now: datetime, time: datetime | None) -> bool:
    return time is not None and time <= now

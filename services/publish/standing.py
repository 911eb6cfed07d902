"""Whether the world may read an article now; if not, why; and when that changes."""

from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from itertools import groupby

from schemas.article import Action
from schemas.reasons import Withdrawal
from schemas.state import MOST_SUCCESSORS, Part, Standing, Truth
from schemas.story import PAGE_KINDS, Kind


READABLE = (Action.PUBLISH, Action.UPDATE, Action.CORRECT)


Rule = Callable[[datetime, Truth], bool]

# In order: the first that holds keeps the page from the world.
HINDRANCES: tuple[tuple[Withdrawal, Rule], ...] = (
    (Withdrawal.KILLED, lambda _, truth: truth.action is Action.KILL),
    (Withdrawal.HELD, lambda _, truth: truth.action not in READABLE),
    (Withdrawal.REPLACED, lambda now, truth: successor_of(now, truth) is not None),
    (Withdrawal.REPLACED, lambda _, truth: _are_cut(truth.successors)),
    (Withdrawal.EMBARGOED, lambda now, truth: _is_ahead(now, truth.not_before)),
    (Withdrawal.EXPIRED, lambda now, truth: _is_past(now, truth.expires)),
    (Withdrawal.EMPTIED, lambda _, truth: truth.content is None),
    (Withdrawal.EMPTIED, lambda _, truth: truth.kind not in PAGE_KINDS),
    # Its words stand on its lead's page, if anywhere.
    (Withdrawal.REPLACED, lambda _, truth: truth.take is not None),
)


def hindrance(now: datetime, truth: Truth) -> Withdrawal | None:
    """Why the article has no page now; None when the world may read it."""
    for why, holds in HINDRANCES:
        if holds(now, truth):
            return why
    return None


def successor_of(now: datetime, truth: Truth) -> Standing | None:
    """The article that stands in this one's place: a readable one, if there is any.

    One that was killed or has expired still does: what it replaced does not come back.
    One that is held or embargoed does not yet.
    """
    pages = (s for s in truth.successors if s.take is None)
    standing = [s for s in pages if _replaces(now, s)]
    readable = [s for s in standing if not _is_over(now, s)]
    return next(iter(readable or standing), None)


def parts_of(now: datetime, truth: Truth) -> tuple[Part, ...]:
    """The takes that are read behind the article's own text, in order of number.

    Of several of one number the latest stands that is not held or embargoed; if that
    was killed, has expired or was replaced, the number is empty.
    """
    numbered = groupby(truth.parts, key=lambda part: part.number)
    standing = (
        next((p for p in parts if _counts(now, p.state)), None) for _, parts in numbered
    )
    return tuple(p for p in standing if p and not _is_gone(now, p))


def can_be_shown(now: datetime, medium: Standing) -> bool:
    """Whether pages may show a picture, or whatever it is."""
    readable = medium.action in READABLE and not _is_ahead(now, medium.not_before)
    return readable and not _is_over(now, medium)


def is_medium(item: Standing) -> bool:
    """Whether it has something to show on the page of another."""
    kinds = (*PAGE_KINDS, Kind.PACKAGE)
    return item.kind not in kinds and item.content is not None


def depends_on(truth: Truth) -> Iterator[Truth | Standing]:
    """The article, and whatever replaces it, is part of its page or shown there."""
    yield truth
    yield from truth.successors
    yield from truth.pictures
    for part in truth.parts:
        yield part.state
        yield from part.successors


def next_change(now: datetime, truth: Truth) -> datetime | None:
    """When the answer may change by itself: an embargo's end, an expiry."""
    times = (
        time for one in depends_on(truth) for time in (one.not_before, one.expires)
    )
    return min((t for t in times if t is not None and t > now), default=None)


def _replaces(now: datetime, successor: Standing) -> bool:
    kind = successor.kind in PAGE_KINDS or successor.action is Action.KILL
    return kind and _counts(now, successor)


def _is_gone(now: datetime, part: Part) -> bool:
    replaced = any(_replaces(now, s) for s in part.successors)
    return replaced or _are_cut(part.successors) or _is_over(now, part.state)


def _are_cut(successors: Sequence[Standing]) -> bool:
    """What is beyond those that were looked at is taken to stand."""
    return len(successors) >= MOST_SUCCESSORS


def _counts(now: datetime, item: Standing) -> bool:
    """Not held or embargoed. What was killed counts: what it replaced stays away."""
    readable = item.action in READABLE and item.has_content
    return item.action is Action.KILL or (
        readable and not _is_ahead(now, item.not_before)
    )


def _is_over(now: datetime, item: Standing) -> bool:
    return item.action is Action.KILL or _is_past(now, item.expires)


def _is_ahead(now: datetime, time: datetime | None) -> bool:
    return time is not None and time > now


def _is_past(now: datetime, time: datetime | None) -> bool:
    return time is not None and time <= now

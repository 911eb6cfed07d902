"""An article's state: a pure function of all that was ever said of it.

The order in which revisions and orders arrived does not matter; their rank does.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Literal
from uuid import UUID

from schemas.article import Action, Article, OrderKind, Verdict
from schemas.page import Correction
from schemas.state import Given, Revision
from schemas.story import Story


Scale = Literal["number", "opaque", "time"]
Rank = tuple[int, datetime, bool, datetime, UUID]

NO_TIME = datetime.min.replace(tzinfo=UTC)
RECALLS = (Action.KILL, Action.HOLD)
# What an order makes of an article, by whether it is held.
AFTER = {
    (OrderKind.KILL, False): Action.KILL,
    (OrderKind.KILL, True): Action.KILL,
    (OrderKind.HOLD, False): Action.HOLD,
    (OrderKind.RELEASE, True): Action.PUBLISH,
}
# Of orders given at the same time, the safer is taken for the later.
SEVERITY = (OrderKind.RELEASE, OrderKind.HOLD, OrderKind.KILL)
# What a partial revision may lay over a whole one: the story's own parts.
PARTS = tuple(name for name in Story.model_fields if name not in ("agency", "kind"))
EMPTY: tuple[object, ...] = (None, (), "")


@dataclass(frozen=True, slots=True)
class Folded:
    """What stands: the deciding revision, the text if any, and what was corrected.

    `verdict` is that revision's, unless a later order says otherwise. `overlaid`: the
    text is of several revisions, not one as it was sent. `take`: which part of
    another's story it is, as said last; a recall need not say so again.
    """

    standing: Revision
    verdict: Verdict
    content: Article | None
    overlaid: bool
    corrections: tuple[Correction, ...]
    arrived_at: datetime
    take: int | None


def fold(
    revisions: Sequence[Revision], scale: Scale, orders: Sequence[Given] = ()
) -> Folded:
    """Fold at least one revision, in order of rank, and the orders on them."""
    ranked = ranked_by(revisions, scale)
    content: Article | None = None
    for revision in ranked[_killed(ranked, orders) :]:
        content = _over(content, revision.article)
    return Folded(
        standing=ranked[-1],
        verdict=_ordered(ranked[-1], orders),
        content=content,
        overlaid=all(content is not r.article for r in revisions),
        corrections=tuple(_correction(r) for r in ranked if _corrects(r)),
        arrived_at=max(r.raw_time for r in revisions),
        take=_take(ranked),
    )


def ranked_by(revisions: Sequence[Revision], scale: Scale) -> list[Revision]:
    """Oldest first; versions and version times count only when all have them."""
    numbers = [_number(r.article.version) for r in revisions]
    numbered = scale == "number" and None not in numbers
    timed = all(r.article.version_created is not None for r in revisions)

    def rank(revision: Revision) -> Rank:
        article = revision.article
        return (
            (_number(article.version) or 0) if numbered else 0,
            (article.version_created or NO_TIME) if timed else NO_TIME,
            article.verdict.action in RECALLS,
            revision.raw_time,
            revision.revision_id,
        )

    return sorted(revisions, key=rank)


def _number(version: str | None) -> int | None:
    if version is None or not version.isdecimal() or len(version) > 18:  # noqa: PLR2004 - a bigint
        return None
    return int(version)


def _killed(ranked: Sequence[Revision], orders: Sequence[Given]) -> int:
    """How many revisions an order to kill came after: nothing of their text is left."""
    kills = [g.order.at for g in orders if g.order.kind is OrderKind.KILL]
    if not kills:
        return 0
    last = max(kills)
    return max((n for n, r in enumerate(ranked, 1) if _made(r) <= last), default=0)


def _ordered(standing: Revision, orders: Sequence[Given]) -> Verdict:
    """The verdict after the orders given since the standing revision was made.

    A kill ends only with a newer usable version, so no order lifts it; a hold ends
    with a release that names the item.
    """
    verdict = standing.article.verdict
    for given in sorted(orders, key=_turn):
        kind = given.order.kind
        action = AFTER.get((kind, verdict.action is Action.HOLD))
        if action and verdict.action is not Action.KILL and _after(given, standing):
            told = {"action": action, "rule": f"order-{kind}", "signal": None}
            verdict = verdict.model_copy(update=told | {"flagged": False})
    return verdict


def _turn(given: Given) -> tuple[datetime, datetime, int, UUID]:
    order = given.order
    severity = SEVERITY.index(order.kind) if order.kind in SEVERITY else -1
    return order.at, given.raw_time, severity, order.order_id


def _after(given: Given, standing: Revision) -> bool:
    """Whether an order counts; a release at the very time only if it came later."""
    made, at = _made(standing), given.order.at
    if at == made and given.order.kind is OrderKind.RELEASE:
        return given.raw_time >= standing.raw_time
    return at >= made


def _made(revision: Revision) -> datetime:
    return revision.article.version_created or revision.raw_time


def _over(content: Article | None, later: Article) -> Article | None:
    """Lay a later revision over what stands: whole replaces, partial overlays."""
    if later.verdict.action is Action.KILL:
        # What was killed is not told again: who brings it back sends the text anew.
        return None
    if content is None:
        return None if later.partial else later
    if later.partial or (content.body and not later.body):
        # An update without text is about the story, it does not empty its page.
        return content.model_copy(update=_sent(later))
    return later


def _sent(article: Article) -> dict[str, object]:
    values = {name: getattr(article, name) for name in PARTS}
    return {name: value for name, value in values.items() if value not in EMPTY}


def _take(ranked: Sequence[Revision]) -> int | None:
    """The number said last, unless a whole usable text came after it without one."""
    take: int | None = None
    for article in (revision.article for revision in ranked):
        is_whole = bool(article.body) and not article.partial
        if article.take is not None:
            take = article.take
        elif is_whole and article.verdict.action not in RECALLS:
            take = None
    return take


def _corrects(revision: Revision) -> bool:
    return revision.article.verdict.action is Action.CORRECT


def _correction(revision: Revision) -> Correction:
    article = revision.article
    return Correction(
        at=article.version_created or revision.raw_time, note=article.correction_note
    )

"""The page and the notice as JSON, and how two pages are told apart."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from hashlib import blake2b

from pydantic_core import to_json

from schemas.page import Notice
from schemas.reasons import Withdrawal
from schemas.relation import seen_from
from schemas.state import Neighbour, Truth
from services.publish.composing import Json, composed
from services.publish.standing import successor_of


# What changes with every event and says nothing of the story.
ENVELOPE = ("seq", "published_at", "updated_at")


def page_of(now: datetime, truth: Truth) -> Json:
    """The page's parts, without the envelope. `truth` must have content."""
    page = composed(now, truth)
    page["article_id"] = str(truth.article_id)
    page["replaces"] = [str(id_) for id_ in truth.replaces]
    page["related"] = [_related(neighbour) for neighbour in truth.related]
    page["story_id"] = str(truth.story_id) if truth.story_id else None
    return page


def sealed(page: Json, seq: int, published_at: datetime, updated_at: datetime) -> bytes:
    """The JSON of the whole `schemas.page.Page`."""
    envelope = {"seq": seq, "published_at": published_at, "updated_at": updated_at}
    return to_json(page | envelope)


def notice_of(truth: Truth, now: datetime, seq: int, reason: Withdrawal) -> bytes:
    """The JSON of a `schemas.page.Notice`: no word of the story."""
    successor = successor_of(now, truth) if reason is Withdrawal.REPLACED else None
    return (
        Notice(
            article_id=truth.article_id,
            seq=seq,
            at=now,
            reason=reason,
            replaced_by=successor.article_id if successor else None,
        )
        .model_dump_json(exclude_none=True)
        .encode()
    )


def digests(page: Json) -> dict[str, str]:
    """A digest of each part, 8 bytes in hexadecimal."""
    return {
        name: _digest(value)
        for name, value in page.items()
        if name not in ENVELOPE and value not in ([], None)
    }


def digests_of(values: Iterable[object]) -> tuple[str, ...]:
    """A digest of each, as of a page's parts."""
    return tuple(map(_digest, values))


def _digest(value: object) -> str:
    return blake2b(to_json(value), digest_size=8).hexdigest()


def changed(before: Mapping[str, str], now: Mapping[str, str]) -> tuple[str, ...]:
    """The names of the parts that differ, in alphabetical order."""
    names = before.keys() | now.keys()
    return tuple(sorted(n for n in names if before.get(n) != now.get(n)))


def _related(neighbour: Neighbour) -> Json:
    """The JSON of a `schemas.page.Related`."""
    related: Json = {
        "article_id": str(neighbour.article_id),
        "headline": neighbour.headline,
        "kind": seen_from(neighbour.kind, later=neighbour.later),
        "score": round(neighbour.score, 3),
    }
    if neighbour.dated_at is not None:
        at = neighbour.dated_at.isoformat()
        related["dated"] = {"at": at, "precision": neighbour.precision}
    return related

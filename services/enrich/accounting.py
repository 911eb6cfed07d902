"""How each item is accounted for: items = stored + duplicate + skipped + dead + orders."""

from dataclasses import dataclass
from uuid import UUID

from pydantic_core import from_json

from schemas.events import (
    ArticleReceived,
    ItemRejected,
    ItemSkipped,
    OrderReceived,
    RawItem,
    Received,
)
from schemas.reasons import Reject
from schemas.record import Outgoing, Record
from schemas.topics import Role
from services.enrich.handler import Batch


@dataclass(frozen=True, slots=True)
class IntakeRow:
    """One item's line in the books."""

    raw: RawItem
    outcome: str
    reason: str | None = None
    detail: str | None = None
    article_id: UUID | None = None
    revision_id: UUID | None = None


def intake_of(batch: Batch, new: set[UUID]) -> list[IntakeRow]:
    """One row an item; of the `new` revisions the first item is stored, no other."""
    unclaimed = set(new)
    return [_row(event, unclaimed) for event in batch.events]


def _row(event: Received, unclaimed: set[UUID]) -> IntakeRow:
    match event:
        case ArticleReceived(raw=raw, article=article):
            is_new = article.revision_id in unclaimed
            unclaimed.discard(article.revision_id)
            outcome = "stored" if is_new else "duplicate"
            verdict = article.verdict.action.value
            ids = article.article_id, article.revision_id
            return IntakeRow(raw, outcome, verdict, None, *ids)
        case OrderReceived(raw=raw):
            return IntakeRow(raw, "order")
        case ItemSkipped(raw=raw, reason=skipped, detail=detail):
            return IntakeRow(raw, "skipped", skipped.value, detail)
        case ItemRejected(raw=raw, reason=rejected, detail=detail):
            return IntakeRow(raw, "dead_letter", rejected.value, detail)


def unexpected(record: Record, error: str) -> tuple[Outgoing, IntakeRow | None]:
    """A dead letter of an event that set off a mistake of ours, and its row.

    Without a row when not even its coordinates can be read.
    """
    try:
        raw = RawItem.model_validate(from_json(record.value or b"null").get("raw"))
    except (ValueError, AttributeError):
        raw = None
    where = raw or record
    item = f"/enrich/{raw.item}" if raw else "/enrich"
    # Beside ingest's own letter of the same record, which compaction must not take.
    key = f"{where.topic}/{where.partition}/{where.offset}{item}".encode()
    reason = Reject.UNEXPECTED_ERROR.value
    headers = (("stage", b"enrich"), ("reason", reason.encode()), *record.headers)
    letter = Outgoing(Role.DEAD_LETTERS, key, record.value, headers)
    row = IntakeRow(raw, "dead_letter", reason, error) if raw else None
    return letter, row

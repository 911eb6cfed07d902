"""dpa-digitalwires JSON, 0.5.3 to 0.9.1: one entry, a list, or a page of entries."""

from schemas.reasons import Reject, Skip
from services.ingest.json import Json, document
from services.ingest.parse.dpajson.story import story
from services.ingest.parse.wirestory import Hint, Parsed, Rejected, Skipped


def parse(body: bytes, hint: Hint) -> tuple[Parsed, ...]:
    """One outcome an entry."""
    read = document(body, hint.encoding)
    entries = _entries(read.value)
    if not entries:
        return (Skipped(Skip.EMPTY, "no entries in the message"),)
    return tuple(_outcome(entry, read.problems) for entry in entries)


def _entries(value: Json) -> list[Json]:
    if isinstance(value, list):
        return value
    if not isinstance(value, dict):
        raise Rejected(Reject.WRONG_STRUCTURE, "neither an object nor a list")
    page = value.get("entries")
    return page if isinstance(page, list) and "urn" not in value else [value]


def _outcome(entry: Json, problems: tuple[str, ...]) -> Parsed:
    if not isinstance(entry, dict):
        return Rejected(Reject.WRONG_STRUCTURE, "an entry that is no object")
    return story(entry, problems)

"""AP Media API JSON: one item's answer, a page of a feed, a list, or a bare item."""

from schemas.reasons import Reject, Skip
from services.ingest.json import Json, document
from services.ingest.parse.apjson.story import story
from services.ingest.parse.wirestory import Hint, Parsed, Rejected, Skipped


_ENVELOPES = ("data", "item")


def parse(body: bytes, hint: Hint) -> tuple[Parsed, ...]:
    """One outcome an item."""
    read = document(body, hint.encoding)
    items = _items(read.value)
    if not items:
        return (Skipped(Skip.EMPTY, "no items in the message"),)
    return tuple(_outcome(item, read.problems) for item in items)


def _items(value: Json) -> list[Json]:
    if isinstance(value, list):
        return [_unwrapped(one) for one in value]
    if not isinstance(value, dict):
        raise Rejected(Reject.WRONG_STRUCTURE, "neither an object nor a list")
    inner = _unwrapped(value)
    page = inner.get("items") if isinstance(inner, dict) else None
    if isinstance(page, list) and isinstance(inner, dict) and "altids" not in inner:
        return [_unwrapped(one) for one in page]
    return [inner]


def _unwrapped(value: Json) -> Json:
    """What is inside `{"data": {"item": {...}}}`, `{"item": {...}}` or nothing."""
    for name in _ENVELOPES:
        if isinstance(value, dict) and isinstance(value.get(name), dict):
            value = value[name]
    return value


def _outcome(item: Json, problems: tuple[str, ...]) -> Parsed:
    if not isinstance(item, dict):
        return Rejected(Reject.WRONG_STRUCTURE, "an item that is no object")
    return story(item, problems)

"""The items of a JSON message: one alone, a list, a page of them, in any envelope."""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from schemas.reasons import Reject, Skip
from services.ingest.json import Json, JsonObject, document
from services.ingest.parse.bounds import bounded
from services.ingest.wirestory import Hint, Parsed, Rejected, Skipped


class Envelope(NamedTuple):
    """What a format packs its items into.

    `own`: names that only an item has, so that its lists are not taken for a page's.
    """

    own: frozenset[str]
    pages: tuple[str, ...] = ()
    wrappers: tuple[str, ...] = ()


Reader = Callable[[JsonObject, tuple[str, ...]], Parsed]

# An envelope in an envelope in an envelope is the deepest that is sent.
_WRAPPED = 4


def outcomes(
    body: bytes, hint: Hint, envelope: Envelope, read: Reader
) -> tuple[Parsed, ...]:
    """One outcome an item, in the order of the message."""
    message = document(body, hint.encoding)
    items = bounded(_items(message.value, envelope, _WRAPPED))
    if not items:
        return (Skipped(Skip.EMPTY, "no items in the message"),)
    return tuple(_outcome(one, message.problems, read) for one in items)


def _items(value: Json, envelope: Envelope, depth: int) -> Iterator[Json]:
    if isinstance(value, list):
        for one in value:
            yield _unwrapped(one, envelope)
        return
    if not isinstance(value, dict):
        raise Rejected(Reject.WRONG_STRUCTURE, "neither an object nor a list")
    value = _unwrapped(value, envelope)
    page = _page(value, envelope) if isinstance(value, dict) else None
    if page is None or not depth:
        yield value
    else:
        yield from _items(page, envelope, depth - 1)


def _unwrapped(value: Json, envelope: Envelope) -> Json:
    """What is inside `{"data": {"item": {...}}}` or the like."""
    for _ in range(_WRAPPED):
        if not isinstance(value, dict) or _is_item(value, envelope):
            return value
        inner = (value.get(name) for name in envelope.wrappers)
        found = next((one for one in inner if isinstance(one, dict)), None)
        if found is None:
            return value
        value = found
    return value


def _page(value: JsonObject, envelope: Envelope) -> Json:
    """The items of a page of them, which has no name of its own."""
    if _is_item(value, envelope):
        return None
    found = (value.get(name) for name in envelope.pages)
    return next((one for one in found if isinstance(one, list | dict)), None)


def _is_item(value: JsonObject, envelope: Envelope) -> bool:
    return not envelope.own.isdisjoint(value)


def _outcome(item: Json, problems: tuple[str, ...], read: Reader) -> Parsed:
    if not isinstance(item, dict):
        return Rejected(Reject.WRONG_STRUCTURE, "an item that is no object")
    return read(item, problems)

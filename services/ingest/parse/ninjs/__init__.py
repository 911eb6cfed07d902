"""ninjs 1, 2 and 3 and the dialects of Superdesk, Fingerpost, PA and TT.

One reader for all: a version or a dialect is a row of names in `spellings`.
"""

from schemas.reasons import Reject, Skip
from services.ingest.json import Json, document
from services.ingest.parse.ninjs.story import story
from services.ingest.parse.wirestory import Hint, Parsed, Rejected, Skipped


_COLLECTIONS = ("items", "_items")
_IDENTITIES = ("uri", "guid")


def parse(body: bytes, hint: Hint) -> tuple[Parsed, ...]:
    """One outcome an item, from one item, a list, or a page of items."""
    read = document(body, hint.encoding)
    items = _items(read.value)
    if not items:
        return (Skipped(Skip.EMPTY, "no items in the message"),)
    return tuple(_outcome(item, read.problems) for item in items)


def _items(value: Json) -> list[Json]:
    if isinstance(value, list):
        return value
    if not isinstance(value, dict):
        raise Rejected(Reject.WRONG_STRUCTURE, "neither an object nor a list")
    page = _page(value)
    return [value] if page is None else page


def _page(value: dict[str, Json]) -> list[Json] | None:
    """The items of a page of them, which has no name of its own."""
    if any(name in value for name in _IDENTITIES):
        return None
    found = (value.get(name) for name in _COLLECTIONS)
    return next((one for one in found if isinstance(one, list)), None)


def _outcome(item: Json, problems: tuple[str, ...]) -> Parsed:
    if not isinstance(item, dict):
        return Rejected(Reject.WRONG_STRUCTURE, "an item that is no object")
    return story(item, problems)

"""Events as JSON, whatever strange characters their senders used."""

from pydantic import TypeAdapter

from schemas.events import Received
from services.ingest.characters import clean


_RECEIVED: TypeAdapter[Received] = TypeAdapter(Received)
_JSON: TypeAdapter[object] = TypeAdapter(object)


def serialised(event: Received) -> bytes:
    """The event as JSON; absent parts are left out."""
    try:
        return _RECEIVED.dump_json(event, exclude_none=True)
    except ValueError:
        # A lone surrogate, which JSON can escape and UTF-8 cannot write.
        return _JSON.dump_json(_mended(event.model_dump(exclude_none=True)))


def _mended(value: object) -> object:
    match value:
        case str():
            return clean(value)
        case dict():
            return {key: _mended(entry) for key, entry in value.items()}
        case list() | tuple():
            return [_mended(entry) for entry in value]
        case _:
            return value

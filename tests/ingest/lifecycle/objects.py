"""Changes of JSON messages."""

import json
from collections.abc import Callable
from typing import cast

from services.ingest.json import JsonObject
from tests.ingest.lifecycle.cells import Mutation


Inside = Callable[[JsonObject], JsonObject]


def whole(item: JsonObject) -> JsonObject:
    """The message is the item."""
    return item


def editing(change: Callable[[JsonObject], None], inside: Inside = whole) -> Mutation:
    """A mutation that applies a change to the item inside of a message."""

    def mutation(body: bytes) -> bytes:
        message = cast("JsonObject", json.loads(body))
        change(inside(message))
        return json.dumps(message).encode()

    return mutation


def setting(fields: JsonObject, inside: Inside = whole) -> Mutation:
    """A mutation that sets fields."""
    return editing(lambda item: item.update(fields), inside)


def removed(item: JsonObject, *names: str) -> None:
    """Take fields away, in whatever letters they are written."""
    for name in [one for one in item if one.lower() in names]:
        del item[name]

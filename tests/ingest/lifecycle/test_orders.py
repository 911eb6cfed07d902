"""Kills that name nobody, and advisories that name somebody."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from schemas.article import OrderKind
from schemas.events import ItemRejected, ItemSkipped, OrderReceived, Received
from schemas.reasons import Reject, Skip
from schemas.record import Record
from services.ingest.handler import event_of
from services.ingest.json import JsonObject
from services.ingest.raw import Raw
from services.ingest.wirestory import Target, WireStory
from tests.ingest.lifecycle import markup, objects
from tests.ingest.lifecycle.apjson import item_of
from tests.ingest.lifecycle.cells import RECEIVED, Mutation, Row
from tests.ingest.lifecycle.columns import COLUMNS, judged, own
from tests.ingest.saying import FEED, said


def _without(*names: str) -> Callable[[JsonObject], None]:
    return lambda item: objects.removed(item, *names)


def _no_guid(root: markup.Element) -> None:
    del markup.first(root, "newsItem").attrib["guid"]


NAMELESS: dict[str, Mutation] = {
    "G2": markup.editing(_no_guid),
    "NewsML 1": markup.editing(lambda root: markup.without(root, "Identification")),
    "NITF": markup.editing(lambda root: markup.without(root, "doc-id", "du-key")),
    "ninjs 1": objects.editing(_without("uri", "guid")),
    "ninjs 2": objects.editing(_without("uri", "guid")),
    "ninjs 3": objects.editing(_without("uri", "guid")),
    "PA": objects.editing(_without("uri", "guid")),
    "AP JSON": objects.editing(_without("altids", "uri"), item_of),
    "dpa JSON": objects.editing(_without("urn")),
    "RSS": markup.editing(lambda root: markup.without(root, "guid", "link")),
    "Atom": markup.editing(lambda root: markup.without(root, "id", "link")),
}
NOBODY = [
    (column, name)
    for column in NAMELESS
    for name, way in COLUMNS[column].ways[Row.KILL].items()
    if not way.names
]


@pytest.mark.parametrize(("column", "way"), NOBODY)
def test_a_kill_without_a_name_is_a_dead_letter(column: str, way: str) -> None:
    """It kills nothing, and somebody is told."""
    kill = COLUMNS[column].ways[Row.KILL][way].does
    (event,) = judged(NAMELESS[column](kill(own(column))), COLUMNS[column].feed)
    assert isinstance(event, ItemRejected)
    assert event.reason is Reject.NO_IDENTITY


@pytest.mark.parametrize("command", ["KILL KILL KILL", "HOLD HOLD HOLD"])
def test_a_command_without_a_number_is_a_dead_letter(command: str) -> None:
    """A wire's order that names no message orders nothing."""
    head, start, text = own("7901").partition(b"\x02")
    nobody = b"%b%b%b\r\n\r\n%b" % (
        head,
        start,
        command.encode(),
        text[text.index(b"\x03") :],
    )
    (event,) = judged(nobody, COLUMNS["7901"].feed)
    assert isinstance(event, ItemRejected)
    assert event.reason is Reject.NO_TARGET


def _advised(*kinds: OrderKind) -> Received:
    """An advisory that says these things of other items."""
    targets = tuple(Target(kind=kind, name=f"n-{kind}") for kind in kinds)
    story: WireStory = replace(said(types=("advisory",)), targets=targets)
    record = Record(FEED.topic, 0, 0, RECEIVED, None, b"an advisory", ())
    raw = Raw(record, FEED)
    return event_of(story, raw, raw.item(0, 1, None))


def test_an_advisory_that_kills_holds_or_releases_is_an_order() -> None:
    """It is no story, but what it says of another counts."""
    life = (OrderKind.KILL, OrderKind.HOLD, OrderKind.RELEASE)
    event = _advised(*life, OrderKind.REPLACE)
    assert isinstance(event, OrderReceived)
    assert {order.kind for order in event.orders} == set(life)


def test_an_advisory_that_replaces_another_is_skipped() -> None:
    """A new list of plans takes nobody's place."""
    event = _advised(OrderKind.REPLACE)
    assert isinstance(event, ItemSkipped)
    assert event.reason is Skip.ADVISORY

"""The senders that add to ninjs: how each is known and what it spells its own way.

A dialect is a row: names only it has, the spellings that it prefers to those of
`spellings`, and the address in which it hides the name of an item.
"""

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from services.ingest.json import JsonObject
from services.ingest.parse.ninjs.standard import standard_name


Spellings = Mapping[str, tuple[str, ...]]


class Dialect(NamedTuple):
    """Known by `marks`, names that the standard has not, or by the form of its `uri`.

    Marks are in small letters. What `uri` encloses is the item's name. `checked`: it
    adds nothing to the standard, so what the schema refuses is a fault.
    """

    name: str
    marks: frozenset[str] = frozenset()
    spellings: Spellings = MappingProxyType({})
    uri: re.Pattern[str] | None = None
    checked: bool = False


STANDARD = Dialect("ninjs", checked=True)
DIALECTS: tuple[Dialect, ...] = (
    Dialect(
        "fingerpost",
        marks=frozenset({"source-feed", "usn"}),
        spellings={
            # `uri` ends in time and version: it names a revision.
            "identity": ("usn", "uri"),
            "urgency": ("urgency", "priority"),
        },
    ),
    Dialect(
        "superdesk",
        marks=frozenset({"guid", "_id", "evolvedfrom", "anpa_take_key", "sign_off"}),
        spellings={
            "identity": ("guid", "uri", "_id"),
            "other identity": ("uri",),
            # What the desk's clock says, after what it means.
            "embargo": ("schedule_settings.utc_embargo", "embargoed", "embargo"),
        },
    ),
    Dialect(
        "ap",
        # Its keys and tokens are the customer's and the revision's.
        uri=re.compile(
            r"https?://[\w.-]+/media/v[\d.]*/content/([0-9a-f]{32})(?:[.?/#].*)?"
        ),
        checked=True,
    ),
)


def dialect_of(item: JsonObject) -> Dialect:
    """The first whose marks the item has; one that names itself is nobody else's."""
    names = frozenset(name.lower() for name in item)
    uri = item.get("uri")
    for dialect in DIALECTS:
        hidden = isinstance(uri, str) and named_in(uri, dialect)
        if hidden or not dialect.marks.isdisjoint(names):
            return dialect
    own = standard_name(item)
    return Dialect(own) if own and "ninjs" in own and own != "ninjs" else STANDARD


def named_in(uri: str, dialect: Dialect) -> str | None:
    """The name of the item that its address hides."""
    found = dialect.uri.fullmatch(uri) if dialect.uri else None
    return found[1] if found else None

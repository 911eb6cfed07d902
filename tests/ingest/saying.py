"""A made-up feed, and stories that say one thing of their life-cycle."""

from dataclasses import replace
from datetime import UTC, datetime

from schemas.article import Action
from schemas.feeds import Feed
from services.ingest.wirestory import Signals, WireStory


NOW = datetime(2026, 2, 5, 10, 0, tzinfo=UTC)
NOON = datetime(2026, 2, 5, 12, 0, tzinfo=UTC)
FEED = Feed(name="north", agency="north", topic="wire.raw.north")
STORY = WireStory(item_id="n-1", canonical=b"", headline="Ferry line reopens in spring")
PUBLIC = frozenset({Action.PUBLISH, Action.UPDATE, Action.CORRECT})


def said(
    headline: str = "Ferry line reopens in spring", **signals: object
) -> WireStory:
    """A story with these signals and no others."""
    made = replace(Signals(), **signals)  # type: ignore[arg-type] # a table of cases gives fields by name
    return replace(STORY, headline=headline, signals=made)

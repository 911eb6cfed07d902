"""Until when an item is closed: by its dates, and by the words of its desk."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import NamedTuple

from schemas.feeds import Feed
from services.ingest.dates import moment
from services.ingest.parse.wirestory import Signals, WireStory
from services.ingest.verdict.tags import closings, read_headline
from services.ingest.verdict.until import Spoken, until


_DAY = timedelta(days=1)


class Embargo(NamedTuple):
    """What an item's dates say: `until` in UTC, always the latest meaning.

    `empty`: an embargo without a date. `unreadable`: a date nobody can read. `source`:
    where the date stands.
    """

    until: datetime | None = None
    ambiguous: bool = False
    empty: bool = False
    unreadable: bool = False
    source: str = "embargoed"


def embargo_of(story: WireStory, feed: Feed, received: datetime) -> Embargo:
    """Read fields and words; the later time holds."""
    dated = dates_of(story.signals, feed.time_zone)
    since = _since(story, feed, received)
    told = [one for one in _spoken(story, feed, since) if _counts(one[0], dated)]
    if not told:
        return dated
    last, source = max(told)
    return dated._replace(until=last.until, ambiguous=not last.exact, source=source)


def dates_of(signals: Signals, zone: str) -> Embargo:
    """Read both fields; the later one holds, and one that cannot be read spoils all."""
    sent = [text for text in (signals.embargoed, signals.release) if _said(text)]
    read = [moment(text or "", zone) for text in sent]
    known = [found for found in read if found]
    return Embargo(
        until=max((found.latest for found in known), default=None),
        ambiguous=any(found.ambiguous for found in known),
        empty=signals.embargoed is not None and not _said(signals.embargoed),
        unreadable=len(known) < len(read),
    )


def _spoken(
    story: WireStory, feed: Feed, since: datetime
) -> Iterator[tuple[Spoken, str]]:
    zone = feed.time_zone
    told = read_headline(story.headline).until if story.headline else ""
    if told and (said := until(told, zone, since)):
        yield said, "headline"
    for note in dict.fromkeys((*story.signals.notes, *story.editor_notes)):
        for told in closings(note):
            advance = told[:1].isdigit()
            if said := until(told, zone, since, advance=advance):
                yield said, "note"


def _counts(said: Spoken, dated: Embargo) -> bool:
    """Beside a field's date words count if they are as exact or mean another day.

    "Sonntag, 12 Uhr" depends on when it was said, so it never does.
    """
    if dated.until is None:
        return True
    margin = timedelta() if said.exact else _DAY
    return said.fixed and said.until > dated.until + margin


def _since(story: WireStory, feed: Feed, received: datetime) -> datetime:
    """When it was said: not later than it came."""
    created = moment(story.version_created or "", feed.time_zone)
    return min(created.at, received) if created else received


def _said(text: str | None) -> bool:
    return bool(text and text.strip())

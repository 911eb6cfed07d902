"""Until when an item is closed: by its dates, and by the words of its desk."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import NamedTuple

from schemas.feeds import Feed
from services.ingest.dates import moment
from services.ingest.verdict.codes import meaning
from services.ingest.verdict.tags import (
    closings,
    is_lifted,
    read_headline,
)
from services.ingest.verdict.until import Spoken, until
from services.ingest.wirestory import Signals, WireStory


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
    """Read fields and words; the later time holds.

    Words that only repeat a field, or leave out what it says, make it no later, but a
    person should look.
    """
    since = _since(story, feed, received)
    dated = dates_of(story.signals, feed.time_zone, since)
    spoken = list(_spoken(story, feed, since))
    told = [one for one in spoken if _counts(one[0], dated)]
    if told:
        last, source = max(told, key=lambda one: (one[0].until, one[1]))
        return dated._replace(until=last.until, ambiguous=not last.exact, source=source)
    later = dated.until and any(one.until > dated.until for one, _ in spoken)
    return dated._replace(ambiguous=True) if later else dated


def dates_of(signals: Signals, zone: str, since: datetime | None = None) -> Embargo:
    """Read all fields; the latest holds, and one that cannot be read spoils all.

    Words are read only beside `since`, when they were said.
    """
    fields = (signals.embargoed, signals.release, *signals.also_embargoed)
    sent = [text for text in fields if _said(text) and not _is_none(text or "")]
    read = [_moment(text or "", zone, since) for text in sent]
    known = [found for found in read if found]
    return Embargo(
        until=max((until for until, _ in known), default=None),
        ambiguous=any(ambiguous for _, ambiguous in known),
        empty=signals.embargoed is not None and not _said(signals.embargoed),
        unreadable=len(known) < len(read),
    )


def _moment(
    text: str, zone: str, since: datetime | None
) -> tuple[datetime, bool] | None:
    """The latest that a field can mean, in figures or in words."""
    if found := moment(text, zone):
        return found.latest, found.ambiguous
    told = until(text, zone, since) if since else None
    return (told.until, not told.exact) if told else None


def _is_none(text: str) -> bool:
    """Whether a field says in words that there is no embargo."""
    return meaning("embargo", text) == "lifted" or is_lifted(text)


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

    "Sonntag, 12 Uhr" means the field's own Sunday if that is one, whenever it was said.
    """
    if dated.until is None:
        return True
    if said.again and abs(_beside(said.until - dated.until, said.again)) <= _DAY:
        return False
    margin = timedelta() if said.exact else _DAY
    return said.until > dated.until + margin


def _beside(apart: timedelta, again: timedelta) -> timedelta:
    """How far a time that comes again is from another, at its nearest."""
    rest = apart % again
    return min(rest, again - rest)


def _since(story: WireStory, feed: Feed, received: datetime) -> datetime:
    """When it was said: not later than it came."""
    created = moment(story.version_created or "", feed.time_zone)
    return min(created.at, received) if created else received


def _said(text: str | None) -> bool:
    return bool(text and text.strip())

"""What an acknowledged event changes for others: partners, sections, kin."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from schemas.events import EventType
from schemas.language import primary
from schemas.page import Section
from schemas.state import Event


# Parts of a page that others show of it.
SHOWN = ("headline", "dated")
LISTED = (*SHOWN, "section", "language")


@dataclass(frozen=True, slots=True)
class Ripples:
    """Whose links, whose sections and whose kin must be looked at.

    `gone` articles are looked after at once; those that `appeared` may wait a little.
    """

    appeared: frozenset[UUID]
    gone: frozenset[UUID]
    listed: frozenset[UUID]
    sections: tuple[tuple[Section, str], ...]


def ripples_of(events: Sequence[Event]) -> Ripples:
    """What follows from these events, once the broker has them."""
    gone = frozenset(e.subject for e in events if e.type is EventType.WITHDRAWN)
    listed = [e for e in events if _changes(e, LISTED)]
    sections = {
        (e.facts.section.id, primary(e.facts.language)): e.facts.section
        for e in listed
        if e.facts.section is not None
    }
    return Ripples(
        appeared=frozenset(e.subject for e in events if _changes(e, SHOWN)) - gone,
        gone=gone,
        listed=frozenset(e.subject for e in listed),
        sections=tuple((s, language) for (_, language), s in sections.items()),
    )


def _changes(event: Event, parts: Sequence[str]) -> bool:
    if event.type in (EventType.PUBLISHED, EventType.WITHDRAWN):
        return True
    return not set(parts).isdisjoint(event.changed)

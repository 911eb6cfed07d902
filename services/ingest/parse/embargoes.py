"""An embargo on an item and on what stands beside it, as readers hand it on."""

from collections.abc import Iterable

from services.ingest.dates import moment
from services.ingest.verdict.codes import is_usable, meaning
from services.ingest.verdict.embargo import dates_of
from services.ingest.verdict.tags import read_note
from services.ingest.wirestory import Signals


LEFT_OUT = "associations: one that may not be shown, or not yet, is left out"

# Times of one message are compared with each other only.
_ANY_ZONE = "UTC"
_OF_EMBARGOES = frozenset({"embargo", "lifted"})
_CLOSING = frozenset({"kill", "hold", "embargo"})


def in_words(note: str) -> str:
    """A note whose place says that it is of an embargo, in words that say so, too."""
    if _meanings(note) & _OF_EMBARGOES:
        return note
    lifted = f"Embargo {note}"
    return lifted if "lifted" in _meanings(lifted) else f"Embargo: {note}"


def is_embargo(note: str) -> bool:
    """Whether a note closes what it stands with."""
    return "embargo" in _meanings(note)


def may_be_shown(beside: Signals, story: Signals, sent: str | None) -> bool:
    """Whether nothing recalls what stands beside a story, or closes it for longer.

    `sent`: when the story was; an embargo that was over by then, or that ends with the
    story's own, closes nothing.
    """
    said = {meaning("types", one) for one in beside.types}
    said |= {one for note in beside.notes for one in _meanings(note)}
    if not is_usable(beside.status) or said & _CLOSING:
        return False
    closed = dates_of(beside, _ANY_ZONE)
    if closed.until is None or closed.empty or closed.unreadable:
        return not (closed.empty or closed.unreadable)
    began = moment(sent or "", _ANY_ZONE)
    known = (began.at if began else None, dates_of(story, _ANY_ZONE).until)
    return any(opens is not None and closed.until <= opens for opens in known)


def first_and_others(embargoes: Iterable[str]) -> tuple[str | None, tuple[str, ...]]:
    """Of several embargoes one without an end first, for it closes longest."""
    told = sorted(dict.fromkeys(embargoes), key=bool)
    return (told[0], tuple(told[1:])) if told else (None, ())


def _meanings(note: str) -> set[str]:
    return {found.meaning for found in read_note(note)}

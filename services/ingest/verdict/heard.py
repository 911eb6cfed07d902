"""Everything an item says of its life-cycle, put into the words of the rules."""

import re
from collections.abc import Iterable, Iterator

from schemas.article import Action, OrderKind
from schemas.feeds import Feed
from services.ingest.verdict.codes import meaning as meaning_of
from services.ingest.verdict.embargo import Embargo
from services.ingest.verdict.rules import RULES
from services.ingest.verdict.tags import Found, names_error, read_headline, read_note
from services.ingest.wirestory import Signals, WireStory


# Where it was said, and what it means; the value is the code or word that said it.
Heard = dict[tuple[str, str], str]

_LONGEST = 40
_SEPARATORS = re.compile(r"[:/#]")
# A code of somebody's own list may be anything ("edStat:hold"), but for an address
# that is a test ("red-address:TEST", ANSA).
_SIGNAL_LISTS = re.compile(r"$|.*(?:sig|signal|signals|update)$")
_ADDRESSES = re.compile(r".*(?:address|destination)$")
_ALERT_PRIORITIES = frozenset({"f", "b", "flash", "bulletin"})
_IN_GENRES = frozenset({"advisory", "alert", "test"})
_NEVER_SHOWN = frozenset({"advisory", "test"})
_UNDATED = ("status", "type", "headline", "note")


def hear(story: WireStory, feed: Feed, embargo: Embargo) -> Heard:
    """All that was said, by source and meaning; the first to say it is kept."""
    heard: Heard = {}
    for source, found in _everything(story, feed):
        heard.setdefault((source, found.meaning), found.word[:_LONGEST])
    _settle_correction(heard, story, feed)
    _settle_embargo(heard, feed, embargo)
    _settle_advisory(heard)
    return heard


def is_alert(story: WireStory) -> bool:
    """Told by type, genre, tag or the wire's own priority letter; never by urgency."""
    signals = story.signals
    if (signals.priority or "").strip().casefold() in _ALERT_PRIORITIES:
        return True
    said = (*_types(signals), *_genres(story), *_words(story))
    return any(found.meaning == "alert" for _, found in said)


def _everything(story: WireStory, feed: Feed) -> Iterator[tuple[str, Found]]:
    signals = story.signals
    yield from _status(signals.status, feed)
    yield from _signals(signals.signals)
    yield from _types(signals)
    yield from _genres(story)
    yield from _words(story)
    if signals.correction is not None:
        yield "element", Found("correction", "correction")
    if any(target.kind is OrderKind.REPLACE for target in story.targets):
        yield "order", Found("replace", "replaces another item")
    if (signals.previous or "").strip() not in {"", "0"}:
        yield "version", Found("later", f"previous {signals.previous}")
    if feed.versions == "number" and _is_later(story.version):
        yield "version", Found("later", f"version {story.version}")


def _status(status: str | None, feed: Feed) -> Iterator[tuple[str, Found]]:
    """What a status means; PA's "withheld" is an embargo."""
    if status and re.search(r"[^\W_]", status):
        meaning = meaning_of("status", status) or "unknown"
        meaning = feed.withheld_means if meaning == "hold" else meaning
        yield "status", Found(meaning, status.strip())


def _signals(codes: Iterable[str]) -> Iterator[tuple[str, Found]]:
    for code in codes:
        scheme = _SEPARATORS.sub("/", code.strip()).rpartition("/")[0].casefold()
        meaning = meaning_of("signals", code)
        addressed = meaning == "test" and _ADDRESSES.match(scheme)
        if meaning and (addressed or _SIGNAL_LISTS.match(scheme)):
            yield "signal", Found(meaning, code.strip())


def _types(signals: Signals) -> Iterator[tuple[str, Found]]:
    for code in signals.types:
        if meaning := meaning_of("types", code):
            yield "type", Found(meaning, code.strip())


def _genres(story: WireStory) -> Iterator[tuple[str, Found]]:
    signals = story.signals
    for code in (*signals.genres, *signals.services, *story.genres):
        if (meaning := meaning_of("types", code)) in _IN_GENRES and meaning:
            yield "genre", Found(meaning, code.strip())
    for code in signals.services:
        if meaning := meaning_of("services", code):
            yield "genre", Found(meaning, code.strip())


def _words(story: WireStory) -> Iterator[tuple[str, Found]]:
    for found in read_headline(story.headline).tags if story.headline else ():
        yield "headline", found
    for note in (*story.signals.notes, *story.editor_notes):
        for found in read_note(note):
            yield "note", found


def _settle_correction(heard: Heard, story: WireStory, feed: Feed) -> None:
    """Some senders mark any change of substance as a correction (PA does).

    Then it is one only if a note names an error.
    """
    if feed.correction_means != "change" or ("signal", "correction") not in heard:
        return
    notes = (*story.signals.notes, *story.editor_notes, story.signals.correction or "")
    if not any(names_error(note) for note in notes):
        heard["signal", "change"] = heard.pop(("signal", "correction"))


def _settle_embargo(heard: Heard, feed: Feed, embargo: Embargo) -> None:
    """A date answers every word of an embargo; without one the words are unclear."""
    holds = feed.unclear_embargo == "hold"
    if embargo.empty and holds:
        heard["embargo", "empty"] = "embargoed"
    if embargo.unreadable and holds:
        heard["embargo", "unreadable"] = "embargoed"
    if embargo.until is not None:
        said = heard.get((embargo.source, "embargo"))
        heard["embargo", "dated"] = said or "embargoed"
        return
    for source in _UNDATED:
        if word := heard.get((source, "embargo")):
            heard["undated", source] = word


def _settle_advisory(heard: Heard) -> None:
    """What is not for readers and also held is taken back, and no release shows it."""
    held = any((r.source, r.meaning) in heard for r in RULES if r.action is Action.HOLD)
    word = next((heard[said] for said in heard if said[1] in _NEVER_SHOWN), None)
    if held and word:
        heard["held", "advisory"] = word


def _is_later(version: str | None) -> bool:
    text = (version or "").strip()
    return text.isdecimal() and text.lstrip("0") not in ("", "1")

"""One message of IPTC 7901 as a story, or as orders on others."""

import re

from schemas.article import Subject
from services.ingest.parse.commands import command_in, numbers_in
from services.ingest.parse.datelines import agency_of, dateline_of, places_of
from services.ingest.parse.iptc7901.envelope import Message
from services.ingest.parse.iptc7901.head import Head, read_head
from services.ingest.parse.iptc7901.names import (
    canonical,
    is_numbered,
    item_id,
    own_names,
    targets,
)
from services.ingest.parse.iptc7901.notepad import Notepad, read_notepad
from services.ingest.parse.iptc7901.text import blocks
from services.ingest.parse.openings import without_notes
from services.ingest.parse.transmission import CUT_OFF
from services.ingest.verdict.tags import read_note
from services.ingest.wirestory import (
    Hint,
    Orders,
    Parsed,
    Signals,
    Target,
    WireStory,
)


_BELLS = "\x07" * 5
_TOLD = re.compile(r"[^:,-]{3,40}[:,-]\s*(.+)", re.DOTALL)
_GENRE = re.compile(r"[^\W\d_]{3,}(?:[-/][^\W\d_]+)*")
_LONGEST_TYPE = 30
_DATELINE_WITHIN = 4


def outcome(message: Message, hint: Hint, problems: tuple[str, ...]) -> Parsed:
    """What a message is; its text decides."""
    return _orders(message) or _story(message, hint, problems)


def _orders(message: Message) -> Orders | None:
    """The orders that a message gives; without a number they name nobody."""
    short = message.sender.partition("-")[0]
    senders = ("dpa", message.service, message.sender, short)
    kind = command_in(message.text, senders)
    if kind is None:
        return None
    names = numbers_in(message.text, senders)
    targets = (Target(kind=kind, name=name, recurring=True) for name in names)
    return Orders(targets=tuple(targets), at=message.sent)


def _story(message: Message, hint: Hint, problems: tuple[str, ...]) -> WireStory:
    pad = read_notepad(message.text, message.sender)
    head = read_head(pad.text.replace("\x07", ""))
    body, notes = without_notes(blocks(head.rest))
    head = head._replace(take=head.take or message.take, notes=(*head.notes, *notes))
    dateline = _dateline(head.rest)
    return WireStory(
        item_id=item_id(message),
        named=is_numbered(message),
        canonical=canonical(message),
        alt_ids=own_names(message, head, dateline),
        version_created=message.sent,
        take=head.take,
        language=hint.language,
        headline=head.headline,
        subheadline=head.subheadline,
        slugline=message.slug or None,
        byline=head.byline,
        dateline=dateline,
        located=places_of(dateline) if dateline else (),
        body=body,
        keywords=tuple(one for one in message.slug.split("/") if one.strip()),
        subjects=_subjects(message, dateline),
        genres=_genres(head),
        urgency=message.priority if message.priority.isdecimal() else None,
        editor_notes=tuple(dict.fromkeys((*head.notes, *pad.notes))),
        supplied_links=pad.links,
        signals=_signals(message, head, pad),
        targets=targets(message, head),
        problems=(*problems, *_problems(message)),
    )


def _signals(message: Message, head: Head, pad: Notepad) -> Signals:
    told = [said for one in head.notes if (said := _mended(one))]
    short = [one for one in head.notes if len(one) <= _LONGEST_TYPE]
    bells = ("eil",) if _BELLS in message.text.replace(" ", "") else ()
    takes = ("takes",) if head.take else ()
    notes = (*head.tags, *head.notes, *pad.notes)
    return Signals(
        types=(*(one.lower() for one in (*head.tags, *short)), *bells, *takes),
        notes=notes,
        correction=told[0] if told else pad.correction,
        priority=message.priority or None,
    )


def _mended(note: str) -> str | None:
    """What was wrong, behind the word that says that something was."""
    meanings = [found.meaning for found in read_note(note)[:1]]
    told = _TOLD.match(note) if "correction" in meanings else None
    return told[1] if told else None


def _genres(head: Head) -> tuple[str, ...]:
    """A word alone in brackets says what kind of text it is."""
    return tuple(one for one in head.notes if _GENRE.fullmatch(one))


def _subjects(message: Message, dateline: str | None) -> tuple[Subject, ...]:
    """Categories are each agency's own, dpa's the same as in its other formats."""
    if not message.category:
        return ()
    sender = message.sender.partition("-")[0]
    # A regional service of an agency shows by a dateline such as "(dpa/lni)".
    within = dateline and f"/{sender})" in dateline.lower()
    if dateline and (within or not sender):
        sender = agency_of(dateline) or sender
    return (Subject(scheme=f"{sender or message.service}cat", code=message.category),)


def _dateline(text: str) -> str | None:
    """Place and agency; a summary may stand above them."""
    parts = text.strip().split("\n\n", _DATELINE_WITHIN)[:_DATELINE_WITHIN]
    return next((found for one in parts if (found := dateline_of(one))), None)


def _problems(message: Message) -> tuple[str, ...]:
    undated = () if message.sent else ("date line: missing",)
    return (*undated, *((CUT_OFF,) if message.is_cut else ()))

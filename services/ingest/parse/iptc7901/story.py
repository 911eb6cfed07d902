"""One message of IPTC 7901 as a story, or as orders on others."""

import re
from hashlib import sha256

from schemas.article import OrderKind, Subject
from services.ingest.characters import line
from services.ingest.parse.iptc7901.commands import orders
from services.ingest.parse.iptc7901.envelope import Message
from services.ingest.parse.iptc7901.head import DATELINE, Head, read_head
from services.ingest.parse.iptc7901.notepad import Notepad, read_notepad
from services.ingest.parse.iptc7901.text import blocks
from services.ingest.parse.wirestory import Hint, Parsed, Signals, Target, WireStory


_BELLS = "\x07" * 5
_LEAD = re.compile(r"(?:\d{1,2}(?:ST|ND|RD|TH) )?LEAD|REWRITE|UPDATE(?: \d{1,2})?")
_MENDED = re.compile(
    r"(?:CORRECTION|CORRECTED|REFILE|BERICHTIGUNG|KORREKTUR)\b",
)
_CORRECTION = re.compile(
    r"(?:Berichtigung|Korrektur|Correction|Corrected|Corrects)\s*:\s*(.+)",
    re.IGNORECASE | re.DOTALL,
)
_GENRE = re.compile(r"[^\W\d_]{3,}(?:[-/][^\W\d_]+)*")
_LONGEST_TYPE = 30
_DATELINE_WITHIN = 4


def outcome(message: Message, hint: Hint, problems: tuple[str, ...]) -> Parsed:
    """What a message is; its text decides."""
    text = message.text.replace("\r\n", "\n").replace("\r", "\n")
    message = message._replace(text=text)
    return orders(message) or _story(message, hint, problems)


def _story(message: Message, hint: Hint, problems: tuple[str, ...]) -> WireStory:
    pad = read_notepad(message.text, message.sender)
    head = read_head(pad.text.replace("\x07", ""))
    names = (*message.numbers, *_slug_names(message, head))
    return WireStory(
        item_id=_item_id(message),
        canonical=_canonical(message),
        alt_ids=names,
        version_created=message.sent,
        language=hint.language,
        headline=head.headline,
        subheadline=head.subheadline,
        slugline=message.slug or None,
        byline=head.byline,
        dateline=_dateline(head.rest),
        body=blocks(head.rest),
        keywords=tuple(one for one in message.slug.split("/") if one.strip()),
        subjects=(_category(message),),
        genres=_genres(head),
        urgency=message.priority if message.priority.isdecimal() else None,
        editor_notes=tuple(dict.fromkeys((*head.notes, *pad.notes))),
        supplied_links=pad.links,
        signals=_signals(message, head, pad),
        targets=_replaced(message, head),
        problems=(*problems, *(() if message.sent else ("date line: missing",))),
    )


def _signals(message: Message, head: Head, pad: Notepad) -> Signals:
    told = [found[1] for one in head.notes if (found := _CORRECTION.match(one))]
    short = [one for one in head.notes if len(one) <= _LONGEST_TYPE]
    bells = ("eil",) if _BELLS in message.text.replace(" ", "") else ()
    return Signals(
        types=(*(one.lower() for one in (*head.tags, *short)), *bells),
        notes=(*head.tags, *head.notes, *pad.notes),
        correction=told[0] if told else pad.correction,
        priority=message.priority,
    )


def _genres(head: Head) -> tuple[str, ...]:
    """A word alone in brackets says what kind of text it is."""
    return tuple(one for one in head.notes if _GENRE.fullmatch(one))


def _category(message: Message) -> Subject:
    """Categories are each sender's own, dpa's the same as in its other formats."""
    sender = message.sender.partition("-")[0] or message.service
    return Subject(scheme=f"{sender}cat", code=message.category)


def _slug_names(message: Message, head: Head) -> tuple[str, ...]:
    """The names by which leads and corrections, sent under new numbers, know it."""
    if not message.slug:
        return ()
    titled = (f"{message.slug}: {head.headline}",) if head.headline else ()
    return (message.slug, *titled)


def _replaced(message: Message, head: Head) -> tuple[Target, ...]:
    """A lead replaces what has its slug; a correction, what has its headline too.

    The slug is made of keywords, which other stories may share: a correction that
    changes the headline replaces nothing.
    """
    names = _slug_names(message, head)
    said = [one.upper() for one in (*head.tags, *head.notes)]
    if names and any(_LEAD.fullmatch(one) for one in said):
        return (Target(kind=OrderKind.REPLACE, name=names[0], recurring=True),)
    if names and any(_MENDED.match(one) for one in said):
        return (Target(kind=OrderKind.REPLACE, name=names[-1], recurring=True),)
    return ()


def _dateline(text: str) -> str | None:
    """Place and agency; a summary may stand above them."""
    for told in text.strip().split("\n\n")[:_DATELINE_WITHIN]:
        if found := DATELINE.match(told.strip()):
            return line(found.group()).rstrip(" -\u2013\u2014_=.")
    return None


def _item_id(message: Message) -> str:
    """Numbers begin anew each day, and some converters send none."""
    if message.number and message.day:
        return f"{message.service}{message.number:04}-{message.day}"
    said = sha256(_canonical(message)).hexdigest()[:32]
    return "-".join(one for one in (message.day, message.slug, said) if one)


def _canonical(message: Message) -> bytes:
    """What the agency said, without the numbers and the time of transmission."""
    said = (message.priority, message.category, message.slug, message.text.strip())
    return "\n".join(said).encode("utf-8", "replace")

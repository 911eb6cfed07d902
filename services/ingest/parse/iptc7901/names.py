"""What a message is called, and which messages it stands in the place of.

Numbers begin anew each day; the slug, and slug and headline together, are the names by
which leads, corrections and takes, sent under new numbers, know a story. A take bears
neither: whoever replaces or recalls the story means its lead, with which takes fall.
"""

import re
from hashlib import sha256

from schemas.article import OrderKind
from services.ingest.parse.datelines import agency_of
from services.ingest.parse.iptc7901.envelope import Message
from services.ingest.parse.iptc7901.head import Head
from services.ingest.parse.wirestory import Target


_LEAD = re.compile(
    r"(?:\d{1,2}(?:ST|ND|RD|TH|\.)? ?)?(?:LEAD|NEUFASSUNG)|REWRITE|WRITETHRU"
    r"|UPDATE(?: \d{1,2})?|(?:ERSTE|ZWEITE|DRITTE) NEUFASSUNG|NEU(?::.*)?",
    re.DOTALL,
)
_MENDED = re.compile(
    r"(?:CORRECTION|CORRECTED|CORRECTS|REFILE|BERICHTIGUNG|BERICHTIGT|KORREKTUR"
    r"|KORRIGIERT|RECTIFICATIF|CORRIGE|CORRECTIF|CORRECCIÓN|CORREZIONE|RETTIFICA)\b",
)


def item_id(message: Message) -> str:
    """Service, number and day; some converters send no numbers."""
    if message.number and message.day:
        return f"{message.service}{message.number:04}-{message.day}"
    said = sha256(canonical(message)).hexdigest()[:32]
    return "-".join(one for one in (message.day, message.slug, said) if one)


def canonical(message: Message) -> bytes:
    """What the agency said, without the numbers and the time of transmission."""
    said = (message.priority, message.category, message.slug, message.text.strip())
    return "\n".join(said).encode("utf-8", "replace")


def own_names(message: Message, head: Head, dateline: str | None) -> tuple[str, ...]:
    """All the names that others may call this message by.

    Kills name the agency, which only the dateline tells where no sender is named.
    """
    told = () if head.take else _story_names(message, head)
    agency = agency_of(dateline) if dateline and not message.sender else None
    numbered = (f"{agency} {message.number}",) if agency and message.number else ()
    return tuple(dict.fromkeys((*message.numbers, *numbered, *told)))


def targets(message: Message, head: Head) -> tuple[Target, ...]:
    """A lead replaces what has its slug; a correction, what has its headline too.

    The slug is made of keywords, which other stories may share: a correction that
    changes the headline replaces nothing, and a take with a headline names it.
    """
    names = _story_names(message, head)
    said = [one.upper() for one in (*head.tags, *head.notes)]
    if not names:
        return ()
    if head.take:
        return (Target(kind=OrderKind.TAKE, name=names[-1], recurring=True),)
    if any(_LEAD.fullmatch(one) for one in said):
        return (Target(kind=OrderKind.REPLACE, name=names[0], recurring=True),)
    if any(_MENDED.match(one) for one in said):
        return (Target(kind=OrderKind.REPLACE, name=names[-1], recurring=True),)
    return ()


def _story_names(message: Message, head: Head) -> tuple[str, ...]:
    """The slug, and with it the headline."""
    if not message.slug:
        return ()
    titled = (f"{message.slug}: {head.headline}",) if head.headline else ()
    return (message.slug, *titled)

"""What a message is called, and which messages it stands in the place of.

Numbers begin anew each day; the slug, and slug and headline together, are the names by
which leads, corrections and takes, sent under new numbers, know a story. A take bears
neither: whoever replaces or recalls the story means its lead, with which takes fall.
"""

from collections.abc import Iterator
from hashlib import sha256

from schemas.article import OrderKind
from services.ingest.parse.datelines import agency_of
from services.ingest.parse.iptc7901.envelope import Message
from services.ingest.parse.iptc7901.head import Head
from services.ingest.verdict.tags import read_headline, read_note
from services.ingest.wirestory import Target


_REPLACING = frozenset({"update", "correction"})


def item_id(message: Message) -> str:
    """Service, number and day; some converters send no numbers."""
    if is_numbered(message):
        return f"{message.service}{message.number:04}-{message.day}"
    said = sha256(canonical(message)).hexdigest()[:32]
    return "-".join(one for one in (message.day, message.slug, said) if one)


def is_numbered(message: Message) -> bool:
    """Whether the sender named it, and not only its words."""
    return bool(message.number and message.day)


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
    """A lead or a correction replaces what has its slug and its headline.

    The slug is made of keywords, which other stories share ("Fussball/Bundesliga"): one
    that changes the headline replaces nothing, as it might take another story away. A
    take with a headline names it.
    """
    names = _story_names(message, head)
    if names and head.take:
        return (Target(kind=OrderKind.TAKE, name=names[-1], recurring=True),)
    if head.headline and names and not _REPLACING.isdisjoint(_meanings(head)):
        return (Target(kind=OrderKind.REPLACE, name=names[-1], recurring=True),)
    return ()


def _meanings(head: Head) -> Iterator[str]:
    """What tags and notes say, in whatever letters: "2nd Lead", "(Neu: ...)"."""
    for one in (*head.tags, *head.notes):
        yield from (found.meaning for found in read_note(one)[:1])
        tags = read_headline(one).tags or read_headline(one.upper()).tags
        yield from (found.meaning for found in tags)


def _story_names(message: Message, head: Head) -> tuple[str, ...]:
    """The slug, and with it the headline."""
    if not message.slug:
        return ()
    titled = (f"{message.slug}: {head.headline}",) if head.headline else ()
    return (message.slug, *titled)

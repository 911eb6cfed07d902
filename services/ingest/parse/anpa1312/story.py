"""One message of ANPA 1312 as a story, or as orders on others."""

import re
from collections.abc import Iterator
from hashlib import sha256

from schemas.article import OrderKind, Subject
from services.ingest.characters import line
from services.ingest.parse.anpa1312.envelope import Message
from services.ingest.parse.anpa1312.head import Head, read_head
from services.ingest.parse.anpa1312.text import blocks
from services.ingest.parse.wirestory import (
    Hint,
    Orders,
    Parsed,
    Signals,
    Target,
    WireStory,
)


# What a tag says, in the words of AP's editorial types.
_WORDS = {
    "ld": "lead",
    "lds": "lead",
    "writethrough": "writethru",
    "sub": "add",
    # An advance, to be held until its day.
    "adv": "hfr",
    "advance": "hfr",
}
_HOLD_FOR_RELEASE = re.compile(r"hold[ -]+for[ -]+release", re.IGNORECASE)
_ORDINAL = re.compile(r"\d+(?:st|nd|rd|th)?", re.IGNORECASE)
_WORD = re.compile("[a-z]+")
_ALERTS = ("apnewsalert", "newsalert")
_ADVISORIES = ("advisory", "daybook", "news digest")
_ORDERS = {
    "kill": OrderKind.KILL,
    "elimination": OrderKind.KILL,
    "eliminate": OrderKind.KILL,
    "disregard": OrderKind.KILL,
    "withhold": OrderKind.HOLD,
    "hold": OrderKind.HOLD,
}
# In capitals and by itself: "KILL BILL" is a film.
_COMMAND = re.compile(
    r"\W*(?:(?:BULLETIN|MANDATORY|STORY) +)?(KILL|ELIMINATION|DISREGARD|WITHHOLD)"
    r"(?=[ .:!_]*(?:$|\n|KILL))"
)
_REPLACING = frozenset({"lead", "writethru"})
_MENDING = frozenset({"corrective", "correction", "clarification"})
# A corrective without the story does not stand in its place.
_WHOLE = re.compile(
    r"(?:corrected|updated|clarified) version of (?:the|this) story", re.IGNORECASE
)
_NUMBERS = re.compile(r"(?<![\w-])[A-Za-z]\d{4}(?![\w-])")
_URGENCIES = {"f": "1", "b": "2", "u": "3", "r": "4", "d": "5"}
_FLASHES = frozenset({"f", "b"})
_LONGEST_FLASH = 200
_DATELINE = re.compile(
    r"\s*([^\W\d_][^\n()]{1,60}? \([A-Za-z][\w./ -]{0,20}\)) ?[-\u2013\u2014_]"
)


def outcome(message: Message, hint: Hint, problems: tuple[str, ...]) -> Parsed:
    """What a message is; its slug's tags decide."""
    head = read_head(message.text)
    types = tuple(dict.fromkeys(_types(message, head)))
    kind = next((_ORDERS[one] for one in types if one in _ORDERS), _opening(head))
    if kind is not None:
        names = dict.fromkeys(_named(message, head))
        targets = tuple(Target(kind=kind, name=name, recurring=True) for name in names)
        return Orders(targets=targets, at=message.sent)
    return _story(message, head, types, _Context(hint, problems))


def _opening(head: Head) -> OrderKind | None:
    """The order that a headline or a text without a telling slug opens with."""
    for told in (head.headline or "", head.rest.lstrip()[:_LONGEST_FLASH]):
        if found := _COMMAND.match(told):
            return _ORDERS[found[1].lower()]
    return None


class _Context:
    """What surrounds the message."""

    def __init__(self, hint: Hint, problems: tuple[str, ...]) -> None:
        self.hint = hint
        self.problems = problems


def _story(
    message: Message, head: Head, types: tuple[str, ...], around: _Context
) -> WireStory:
    short = len(head.rest.split()) <= _LONGEST_FLASH
    is_alert = any(one in _ALERTS for one in types)
    return WireStory(
        item_id=_item_id(message, head),
        canonical=_canonical(message),
        alt_ids=tuple(_own_names(message, head)),
        version_created=message.sent,
        language=around.hint.language,
        headline=head.headline,
        # An alert has no headline, and its slug tells readers nothing.
        slugline=None if is_alert else head.slug.base or message.keyword or None,
        byline=head.byline,
        dateline=_dateline(head.rest),
        summary=head.summary,
        body=blocks(head.rest, tabular=message.tabular),
        subjects=_subjects(message),
        urgency=_urgency(message, short=short),
        public_notes=head.public_notes,
        editor_notes=head.notes,
        signals=Signals(
            types=types,
            notes=head.notes,
            # AP also sends features with an "f": a flash is short.
            priority=message.priority if short else None,
        ),
        targets=_replaced(head, types),
        problems=(*around.problems, *(() if message.sent else ("trailer: no date",))),
    )


def _types(message: Message, head: Head) -> Iterator[str]:
    """The tags' words as types: "1st Ld-Writethru" is lead and writethru."""
    for told in (*head.slug.tags, message.take_key):
        plain = _ORDINAL.sub(" ", _HOLD_FOR_RELEASE.sub("hfr", told))
        for word in _WORD.findall(plain.lower()):
            yield _WORDS.get(word, word)
    last = head.slug.base.rpartition("-")[2].lower()
    if last in _ALERTS:
        yield last
    elif last.endswith(_ADVISORIES):
        yield "advisory"


def _own_names(message: Message, head: Head) -> Iterator[str]:
    """Numbers come again each day, slugs for each sending of one story."""
    if message.number[1:].strip("0"):
        yield message.number
    if head.slug.base and not any(one in head.slug.base.lower() for one in _ALERTS):
        yield head.slug.base


def _named(message: Message, head: Head) -> Iterator[str]:
    """The story that a kill or a hold means: its slug, and numbers if it has any."""
    if head.slug.base:
        yield head.slug.base
    said = "\n".join((head.headline or "", head.summary or "", head.rest))
    for found in _NUMBERS.finditer(said):
        if found.group() != message.number:
            yield found.group()


def _replaced(head: Head, types: tuple[str, ...]) -> tuple[Target, ...]:
    """A lead or writethru stands in the place of what had its slug before."""
    mended = not _MENDING.isdisjoint(types) and _WHOLE.search(head.rest)
    if not head.slug.base or (_REPLACING.isdisjoint(types) and not mended):
        return ()
    return (Target(kind=OrderKind.REPLACE, name=head.slug.base, recurring=True),)


def _subjects(message: Message) -> tuple[Subject, ...]:
    if not message.category:
        return ()
    return (Subject(scheme="a1312cat", code=message.category),)


def _urgency(message: Message, *, short: bool) -> str | None:
    if message.priority in _FLASHES and not short:
        return None
    return _URGENCIES.get(message.priority)


def _dateline(text: str) -> str | None:
    found = _DATELINE.match(text)
    return line(found[1]) if found else None


def _item_id(message: Message, head: Head) -> str:
    """Numbers begin anew each day."""
    if message.number[1:].strip("0") and message.day:
        return f"{message.number}-{message.day}"
    said = sha256(_canonical(message)).hexdigest()[:32]
    return "-".join(one for one in (message.day, head.slug.base, said) if one)


def _canonical(message: Message) -> bytes:
    """What the agency said, without number, selectors and time of transmission."""
    said = (message.priority, message.category, message.keyword, message.text.strip())
    return "\n".join(said).encode("utf-8", "replace")

"""What the tags of a slug say, in the words of AP's editorial types.

    1st Ld-Writethru    2nd Add    Adv20    Corrective    Kill    APNewsAlert

Only a tag made of such words is one: "Kill Suspect" is a part of a name.
"""

import re
from collections.abc import Iterator

from schemas.article import OrderKind
from services.ingest.parse.anpa1312.envelope import Message
from services.ingest.parse.anpa1312.head import Head
from services.ingest.parse.openings import meaning_of
from services.ingest.parse.takes import take_of
from services.ingest.verdict.codes import meaning


_WORDS = {
    "ld": "lead",
    "lds": "lead",
    "lead": "lead",
    "writethru": "writethru",
    "writethrough": "writethru",
    "wthru": "writethru",
    "add": "add",
    "adds": "add",
    "sub": "add",
    "subs": "add",
    "insert": "add",
    "ins": "add",
    "take": "takes",
    "takes": "takes",
    # An advance, to be held until its day.
    "adv": "hfr",
    "advance": "hfr",
    "hfr": "hfr",
    "update": "update",
    "corrective": "corrective",
    "correction": "correction",
    "clarification": "clarification",
    "kill": "kill",
    "elimination": "elimination",
    "eliminate": "elimination",
    "disregard": "disregard",
    "withhold": "withhold",
    "hold": "withhold",
    "advisory": "advisory",
    "daybook": "daybook",
    "test": "test",
    "apnewsalert": "apnewsalert",
    "newsalert": "newsalert",
    "newsbrief": "newsbrief",
    "flash": "flash",
    "bulletin": "bulletin",
}
# Said beside one of those, they say nothing else.
_FILLING = frozenset(
    {"st", "nd", "rd", "th", "a", "ap", "story", "mandatory", "urgent", "for", "and"}
    | {"version", "optional", "recasts", "graf", "grafs", "lede", "new"}
)
_HOLD_FOR_RELEASE = re.compile(r"hold[ -]+for[ -]+release", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]+")
_ALERTS = ("apnewsalert", "newsalert")
_ADVISORY = re.compile(
    r"(?:(?:ap|editors?|news|sports|photo|media|video|digest|budget|editorial|us|world"
    r"|business|technical|service)[ -]*)*(?:advisor(?:y|ies)|daybook)(?: .*)?"
    r"|.*(?:daybook|news digest|sports digest|(?:news|sports|photo|newsfeatures) budget)",
    re.IGNORECASE,
)
_TO_EDITORS = re.compile(r"\s*(?:To )?(?:EDITORS?|Editors|EDS)(?:[:/]| [A-Z]+:| _ )")
_ORDERS = {"kill": OrderKind.KILL, "hold": OrderKind.HOLD}
_PARAGRAPH = re.compile(r"\n(?=[\t\x08\x10^])|\n\s*\n")
_SENTENCE = re.compile(r"(?<=[.!?])\s+")
_PARAGRAPHS = 3
_LONGEST_OPENING = 2_000
# What alters a story without a number of its own place: behind all numbered additions.
_ALTERING = re.compile(
    r"(?:(\d{1,2})(?:st|nd|rd|th)?[ -]*)?(sub|ins)(?:s|ert|erts)?(?:[ -]*(\d{1,2}))?\b",
    re.IGNORECASE,
)
_PLACES = {"sub": 30, "ins": 60}
_UNNUMBERED = 100
_ADVANCE = re.compile(
    r"(?:adv(?:ance)?(?![a-z])|hfr|hold[ -]+for[ -]+release)", re.IGNORECASE
)


def types_of(message: Message, head: Head) -> tuple[str, ...]:
    """The tags' words as types: "1st Ld-Writethru" is lead and writethru."""
    return tuple(dict.fromkeys(_types(message, head)))


def order_of(message: Message, types: tuple[str, ...], head: Head) -> OrderKind | None:
    """The order that a tag gives, or a line of the head, or the opening of the text."""
    told = (*(meaning("types", one) for one in types), _keyed(message, head))
    said = (meaning_of(one) for one in _openings(head))
    found = (_ORDERS.get(one or "") for one in (*told, *said))
    return next(filter(None, found), None)


def take_in(message: Message, head: Head) -> int | None:
    """The part that a tag or the take key numbers: the first addition is the second.

    Substitutes and inserts are parts, too: they fall with their lead. What has no
    number goes by that of its message.
    """
    told = (*head.slug.tags, message.take_key)
    if take := next((take for one in told if (take := take_of(one))), None):
        return take
    if not any("add" in _said(one) for one in told):
        return None
    for found in filter(None, map(_ALTERING.search, told)):
        if number := found[1] or found[3]:
            return _PLACES[found[2].lower()] + int(number)
    figures = "".join(one for one in message.number if one.isdecimal())
    return _UNNUMBERED + int(figures or 0)


def advances_in(message: Message, head: Head) -> tuple[str, ...]:
    """The tags that name the day of an advance, as they stand ("Adv20")."""
    told = dict.fromkeys((*head.slug.tags, message.take_key))
    return tuple(one for one in told if _ADVANCE.match(one))


def is_alert(types: tuple[str, ...]) -> bool:
    """Whether the slug ends in a word for one."""
    return any(one in _ALERTS for one in types)


def _types(message: Message, head: Head) -> Iterator[str]:
    # The take key repeats the tags, and cuts words off.
    told = head.slug.tags if head.slug.whole else (message.take_key,)
    for tag in (*told, *_leading(message.take_key)):
        yield from _said(tag)
    last = head.slug.base.rpartition("-")[2]
    if last.lower() in _ALERTS:
        yield last.lower()
    elif _ADVISORY.fullmatch(last) or _is_to_editors(head):
        yield "advisory"


def _said(tag: str) -> tuple[str, ...]:
    words = _WORD.findall(_HOLD_FOR_RELEASE.sub("hfr", tag).lower())
    known = [_WORDS.get(_glued(one), "") for one in words if one not in _FILLING]
    return tuple(known) if all(known) else ()


def _glued(word: str) -> str:
    """`stld` of "1stLd" without the ordinal's end."""
    bare = re.sub(r"^(?:st|nd|rd|th)(?=(?:ld|add|lead|take|sub|ins))", "", word)
    return bare if bare in _WORDS else word


def _leading(take_key: str) -> tuple[str, ...]:
    """Only leads and additions are taken from the key beside a slug."""
    said = _said(take_key)
    return (take_key,) if {"lead", "writethru", "add", "takes", "hfr"} & {*said} else ()


def _keyed(message: Message, head: Head) -> str | None:
    """What the take key commands, if it is no word of the story's name: "Bear Kill"."""
    key = message.take_key.lower()
    if message.take_key == key or key in head.slug.base.lower():
        return None
    return next((meaning("types", one) for one in _said(message.take_key)), None)


def _openings(head: Head) -> Iterator[str]:
    """The lines above the text, and its first paragraphs.

    A text that speaks to editors is heard sentence by sentence.
    """
    yield from (head.headline or "", *head.notes, head.summary or "")
    text = head.rest.strip()[:_LONGEST_OPENING]
    for one in _PARAGRAPH.split(text, _PARAGRAPHS)[:_PARAGRAPHS]:
        yield from (one, one.lstrip().partition("\n")[0])
    if _TO_EDITORS.match(text):
        yield from _SENTENCE.split(text)


def _is_to_editors(head: Head) -> bool:
    """A text that speaks to editors and has no headline is for them alone."""
    return not head.headline and bool(_TO_EDITORS.match(head.rest))

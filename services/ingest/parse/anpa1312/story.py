"""One message of ANPA 1312 as a story, or as orders on others."""

import re
from collections.abc import Iterator
from hashlib import sha256

from schemas.article import OrderKind, Subject
from services.ingest.parse.anpa1312.envelope import Message
from services.ingest.parse.anpa1312.head import CYCLE, Head, read_head
from services.ingest.parse.anpa1312.tags import (
    advances_in,
    is_alert,
    order_of,
    take_in,
    types_of,
)
from services.ingest.parse.anpa1312.text import blocks
from services.ingest.parse.datelines import dateline_of, places_of
from services.ingest.parse.openings import without_notes
from services.ingest.parse.transmission import CUT_OFF
from services.ingest.wirestory import (
    Hint,
    Orders,
    Parsed,
    Signals,
    Target,
    WireStory,
)


_REPLACING = frozenset({"lead", "writethru"})
_MENDING = frozenset({"corrective", "correction", "clarification"})
# A corrective without the story does not stand in its place.
_WHOLE = re.compile(
    r"(?:corrected|updated|clarified) version of (?:the|this) story", re.IGNORECASE
)
_PICKUP = re.compile(r"[A-Z][\w .'-]{1,30}: .{1,80}")
_NUMBERS = re.compile(r"(?<![\w-])[A-Za-z]\d{4}(?![\w-])")
_HYPHEN = re.compile(r"(?<!-)-(?!-)")
_URGENCIES = {"f": "1", "b": "2", "u": "3", "r": "4", "d": "5"}
_FLASHES = frozenset({"f", "b"})
_LONGEST_FLASH = 200


def outcome(message: Message, hint: Hint, problems: tuple[str, ...]) -> Parsed:
    """What a message is; its slug's tags decide."""
    read = read_head(message.text)
    types = types_of(message, read)
    head = _with_keyword(read, message)
    kind = order_of(message, types, head)
    if kind is not None:
        names = dict.fromkeys(_named(message, head))
        targets = tuple(Target(kind=kind, name=name, recurring=True) for name in names)
        return Orders(targets=targets, at=message.sent)
    return _story(message, head, types, hint, problems)


def _with_keyword(head: Head, message: Message) -> Head:
    """The keyword of the header is the name of a story without a slug line."""
    if head.slug.base or not message.keyword:
        return head
    base = CYCLE.sub("", message.keyword)
    return head._replace(slug=head.slug._replace(base=base))


def _story(
    message: Message,
    head: Head,
    types: tuple[str, ...],
    hint: Hint,
    problems: tuple[str, ...],
) -> WireStory:
    take = take_in(message, head)
    targets = _targets(head, types, take)
    dateline = dateline_of(head.rest)
    headline, notes = _headline(head, take)
    body, told = without_notes(blocks(head.rest, tabular=message.tabular))
    notes = (*notes, *told)
    short = len(head.rest.split(maxsplit=_LONGEST_FLASH)) <= _LONGEST_FLASH
    slug = head.slug.base or None
    return WireStory(
        item_id=_item_id(message, head),
        named=_is_numbered(message),
        canonical=_canonical(message),
        alt_ids=tuple(_own_names(message, head, types, targets)),
        version_created=message.sent,
        take=take,
        language=hint.language,
        headline=headline,
        # An alert has no headline, and its slug tells readers nothing.
        slugline=None if is_alert(types) else slug,
        byline=head.byline,
        dateline=dateline,
        located=places_of(dateline) if dateline else (),
        summary=head.summary,
        body=body,
        subjects=_subjects(message),
        urgency=_urgency(message, short=short),
        public_notes=head.public_notes,
        editor_notes=notes,
        signals=Signals(
            types=types,
            notes=tuple(dict.fromkeys((*notes, *advances_in(message, head)))),
            # AP also sends features with an "f": a flash is short.
            priority=message.priority if short else None,
        ),
        targets=targets,
        problems=(*problems, *_problems(message)),
    )


def _headline(head: Head, take: int | None) -> tuple[str | None, tuple[str, ...]]:
    """An addition has no headline: its line tells editors behind which words it goes."""
    told = head.headline
    if take and told and _PICKUP.fullmatch(told):
        return None, (*head.notes, told)
    return told, head.notes


def _own_names(
    message: Message, head: Head, types: tuple[str, ...], targets: tuple[Target, ...]
) -> Iterator[str]:
    """Numbers come again each day, slugs for each sending of one story.

    What stands beside a story (a take, a corrective that only tells the error) does
    not bear its slug: whoever replaces or recalls that means the story.
    """
    if _has_number(message):
        yield message.number
    replaces = any(one.kind is OrderKind.REPLACE for one in targets)
    beside = not replaces and (targets or not _MENDING.isdisjoint(types))
    if head.slug.base and not is_alert(types):
        yield head.slug.whole or message.keyword if beside else head.slug.base


def _named(message: Message, head: Head) -> Iterator[str]:
    """The story that a kill or a hold means: its slug, and numbers if it has any.

    The first line with numbers: later ones may be of the substitute.
    """
    if head.slug.base:
        yield head.slug.base
    if not head.slug.whole:
        # A keyword has no blanks: "NO--Ferry-Sails" is the slug "NO--Ferry Sails".
        yield from filter(None, [_HYPHEN.sub(" ", head.slug.base)])
    said = (head.headline or "", head.summary or "", *head.rest.split("\n"))
    for told in said:
        found = [one for one in _NUMBERS.findall(told) if one != message.number]
        if found:
            yield from found
            return


def _targets(
    head: Head, types: tuple[str, ...], take: int | None
) -> tuple[Target, ...]:
    """A lead or writethru stands in the place of what had its slug before."""
    mended = not _MENDING.isdisjoint(types) and _WHOLE.search(head.rest)
    if not head.slug.base:
        return ()
    if not _REPLACING.isdisjoint(types) or mended:
        return (Target(kind=OrderKind.REPLACE, name=head.slug.base, recurring=True),)
    if take:
        return (Target(kind=OrderKind.TAKE, name=head.slug.base, recurring=True),)
    return ()


def _subjects(message: Message) -> tuple[Subject, ...]:
    if not message.category:
        return ()
    return (Subject(scheme="a1312cat", code=message.category),)


def _urgency(message: Message, *, short: bool) -> str | None:
    if message.priority in _FLASHES and not short:
        return None
    return _URGENCIES.get(message.priority)


def _item_id(message: Message, head: Head) -> str:
    """Number and day: numbers begin anew each day.

    Only the trailer has the year. Where that is lost the words are a part of the name,
    lest a story replace one of another year; sent again whole it is another item, as
    any that was changed and has no name.
    """
    number = message.number if _has_number(message) else ""
    if _is_numbered(message):
        return f"{number}-{message.day}"
    said = sha256(_canonical(message)).hexdigest()[:32]
    return "-".join(one for one in (number, message.day, head.slug.base, said) if one)


def _is_numbered(message: Message) -> bool:
    """Whether the sender named it, and not only its words."""
    return _has_number(message) and message.sent is not None


def _has_number(message: Message) -> bool:
    return bool(message.number[1:].strip("0"))


def _canonical(message: Message) -> bytes:
    """What the agency said, without number, selectors and time of transmission."""
    said = (message.priority, message.category, message.keyword, message.text.strip())
    return "\n".join(said).encode("utf-8", "replace")


def _problems(message: Message) -> tuple[str, ...]:
    undated = () if message.sent else ("trailer: no date",)
    return (*undated, *((CUT_OFF,) if message.is_cut else ()))

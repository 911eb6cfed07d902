"""A mail that is itself the story: its subject over its text.

The signature goes where its mark stands ("-- "), an answered mail where every line of
it is marked (">"): both are certain. All else is kept. A kill is an order on the mail
that it answers: its own name nobody has seen yet.
"""

import re
from collections.abc import Iterator
from hashlib import sha256
from typing import NamedTuple

from schemas.article import OrderKind
from schemas.blocks import Block
from schemas.reasons import Reject
from services.ingest.characters import line
from services.ingest.markup import blocks_of_html, blocks_of_text
from services.ingest.parse.datelines import dateline_of, places_of
from services.ingest.parse.mail.parts import Mail, field, text_of
from services.ingest.parse.openings import is_note, meaning_of, without_notes
from services.ingest.wirestory import (
    Hint,
    Orders,
    Parsed,
    Rejected,
    Signals,
    Target,
    WireStory,
)


class _Copy(NamedTuple):
    """A mail's text, parted; `said` is the whole of it."""

    said: str
    body: tuple[Block, ...]
    notes: tuple[str, ...]
    dateline: str | None
    problems: tuple[str, ...]


_CARRIER = re.compile(
    r"(?:(?:re|aw|sv|fwd?|wg|tr|rv|i)(?:\[\d+\])?: *)+", re.IGNORECASE
)
_SIGNATURE = re.compile(r"^-- ?\r?$", re.MULTILINE)
_NAMES = re.compile(r"<([^<>\s]+)>")
_NOTES_WITHIN = 6
_LONGEST_LINE = 200


def letter(mail: Mail, hint: Hint) -> Parsed | None:
    """The mail as a story, or as an order on the one it answers; None without a text."""
    part = _text_part(mail)
    if part is None:
        return None
    copy = _copy(mail, part, hint)
    subject = _CARRIER.sub("", field(mail, "Subject") or "", count=1)
    if _kills(subject, copy):
        return _kill(mail)
    return _story(mail, hint, copy, subject) if copy.body else None


def _story(mail: Mail, hint: Hint, copy: _Copy, subject: str) -> WireStory:
    canonical = f"{field(mail, 'Subject') or ''}\n{copy.said}".encode(
        "utf-8", "replace"
    )
    named = _own_name(mail)
    return WireStory(
        item_id=named or _made_name(mail, canonical),
        named=bool(named),
        canonical=canonical,
        version_created=field(mail, "Date"),
        language=field(mail, "Content-Language") or hint.language,
        headline=subject or None,
        dateline=copy.dateline,
        located=places_of(copy.dateline) if copy.dateline else (),
        body=copy.body,
        editor_notes=(*copy.notes, *_sender(mail)),
        signals=Signals(notes=copy.notes),
        problems=copy.problems,
    )


def _text_part(mail: Mail) -> "Mail | None":
    """Plain text before HTML, never an attachment."""
    parts = [
        one
        for one in mail.walk()
        if one.get_content_maintype() == "text"
        and one.get_content_disposition() != "attachment"
    ]
    plain = (one for one in parts if one.get_content_subtype() == "plain")
    html = (one for one in parts if one.get_content_subtype() == "html")
    return next(plain, None) or next(html, None)


def _copy(mail: Mail, part: Mail, hint: Hint) -> _Copy:
    """What the part says, notes to editors and others' words taken off."""
    said, problem = text_of(part, hint)
    is_html = part.get_content_subtype() == "html"
    told, left_out = (said, ()) if is_html else _own(said)
    above, copy = ((), told) if is_html else _parted(told)
    blocks = blocks_of_html(copy) if is_html else blocks_of_text(copy)
    body, within = without_notes(blocks)
    return _Copy(
        said=said,
        body=body,
        notes=(*above, *within),
        dateline=None if is_html else dateline_of(copy),
        problems=(*((problem,) if problem else ()), *left_out, *_unread(mail, part)),
    )


def _own(text: str) -> tuple[str, tuple[str, ...]]:
    """The writer's own words, and what was left out."""
    left_out: list[str] = []
    if marks := list(_SIGNATURE.finditer(text)):
        text = text[: marks[-1].start()]
        left_out.append("mail: signature left out")
    if (own := _unanswered(text)) is not None:
        text = own
        left_out.append("mail: answered mail left out")
    return text, tuple(left_out)


def _unanswered(text: str) -> str | None:
    """What stands above an answered mail at the end and the line that names it."""
    lines = text.rstrip().split("\n")
    at = len(lines)
    while at and (not lines[at - 1].strip() or lines[at - 1].lstrip().startswith(">")):
        at -= 1
    quoted = any(one.strip() for one in lines[at:])
    naming = lines[at - 1].rstrip() if at > 1 and quoted else ""
    if not naming.endswith(":") or len(naming) > _LONGEST_LINE:
        return None
    return "\n".join(lines[: at - 1])


def _parted(text: str) -> tuple[tuple[str, ...], str]:
    """Notes to editors among the first lines, and the copy."""
    lines = text.lstrip().split("\n", _NOTES_WITHIN)
    first, rest = lines[:_NOTES_WITHIN], lines[_NOTES_WITHIN:]
    notes = [one for one in first if len(one) < _LONGEST_LINE and is_note(one)]
    kept = [one for one in first if one not in notes]
    return tuple(line(one) for one in notes), "\n".join([*kept, *rest])


def _kills(subject: str, copy: _Copy) -> bool:
    return "kill" in {meaning_of(one) for one in (subject, *copy.notes)}


def _kill(mail: Mail) -> Orders | Rejected:
    """The order on the mail that it answers."""
    answered = _NAMES.findall(field(mail, "In-Reply-To") or "")
    names = answered or _NAMES.findall(field(mail, "References") or "")[-1:]
    if not names:
        return Rejected(Reject.NO_TARGET, "a kill that answers no mail")
    targets = (Target(kind=OrderKind.KILL, name=name) for name in names)
    return Orders(targets=tuple(targets), at=field(mail, "Date"))


def _own_name(mail: Mail) -> str:
    return (field(mail, "Message-ID") or "").strip("<> ")


def _made_name(mail: Mail, canonical: bytes) -> str:
    """A hash of what it says and when."""
    sent = (field(mail, "Date") or "").encode()
    return sha256(sent + b"\n" + canonical).hexdigest()[:32]


def _sender(mail: Mail) -> tuple[str, ...]:
    sender = field(mail, "From")
    return (f"From: {sender}",) if sender else ()


def _unread(mail: Mail, read: Mail) -> Iterator[str]:
    """Parts that hold more than the text's other forms."""
    for one in mail.walk():
        if one is read or one.is_multipart() or one.get_content_maintype() == "text":
            continue
        yield f"mail: {one.get_content_type()} not read"[:80]

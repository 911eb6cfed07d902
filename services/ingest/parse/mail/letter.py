"""A mail that is itself the story: its subject over its text.

The signature goes where its mark stands ("-- "), an answered mail where every line of
it is marked (">"): both are certain. All else is kept.
"""

import re
from collections.abc import Iterator
from hashlib import sha256

from services.ingest.characters import line
from services.ingest.markup import blocks_of_html, blocks_of_text
from services.ingest.parse.datelines import dateline_of, places_of
from services.ingest.parse.mail.parts import Mail, field, text_of
from services.ingest.parse.wirestory import Hint, Signals, WireStory


_CARRIER = re.compile(
    r"(?:(?:re|aw|sv|fwd?|wg|tr|rv|i)(?:\[\d+\])?: *)+", re.IGNORECASE
)
_SIGNATURE = re.compile(r"^-- ?\r?$", re.MULTILINE)
_ANSWERED = re.compile(r"\n[^\n>]{1,200}:\s*\n\s*((?:>[^\n]*(?:\n\s*|$))+)\s*\Z")
_NOTE = re.compile(
    r"(?:strictly |under )?(?:embargo|sperrfrist|not for (?:release|publication|use)"
    r"|hold for release|for (?:immediate )?release|(?:eds|editors|note to editors)[:.])",
    re.IGNORECASE,
)
_NOTES_WITHIN = 6
_LONGEST_NOTE = 200


def letter(mail: Mail, hint: Hint) -> WireStory | None:
    """The mail as a story; None without a text."""
    found = _text_part(mail)
    if found is None:
        return None
    text, problem = text_of(found, hint)
    is_html = found.get_content_subtype() == "html"
    told, left_out = (text, ()) if is_html else _own(text)
    notes, copy = ((), told) if is_html else _parted(told)
    body = blocks_of_html(copy) if is_html else blocks_of_text(copy)
    if not body:
        return None
    dateline = None if is_html else dateline_of(copy)
    subject = field(mail, "Subject")
    canonical = f"{subject or ''}\n{text}".encode("utf-8", "replace")
    return WireStory(
        item_id=_item_id(mail, canonical),
        canonical=canonical,
        version_created=field(mail, "Date"),
        language=field(mail, "Content-Language") or hint.language,
        headline=_CARRIER.sub("", subject, count=1) if subject else None,
        dateline=dateline,
        located=places_of(dateline) if dateline else (),
        body=body,
        editor_notes=(*notes, *_sender(mail)),
        signals=Signals(notes=notes),
        problems=(*((problem,) if problem else ()), *left_out, *_unread(mail, found)),
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


def _own(text: str) -> tuple[str, tuple[str, ...]]:
    """The writer's own words, and what was left out."""
    left_out: list[str] = []
    if marks := list(_SIGNATURE.finditer(text)):
        text = text[: marks[-1].start()]
        left_out.append("mail: signature left out")
    if answered := _ANSWERED.search(text):
        text = text[: answered.start()]
        left_out.append("mail: answered mail left out")
    return text, tuple(left_out)


def _parted(text: str) -> tuple[tuple[str, ...], str]:
    """Notes to editors among the first lines, and the copy."""
    lines = text.lstrip().split("\n", _NOTES_WITHIN)
    first, rest = lines[:_NOTES_WITHIN], lines[_NOTES_WITHIN:]
    notes = [one for one in first if len(one) < _LONGEST_NOTE and _NOTE.match(one)]
    kept = [one for one in first if one not in notes]
    return tuple(line(one) for one in notes), "\n".join([*kept, *rest])


def _item_id(mail: Mail, canonical: bytes) -> str:
    """The mail's own name; without one, a hash of what it says and when."""
    named = (field(mail, "Message-ID") or "").strip("<> ")
    sent = (field(mail, "Date") or "").encode()
    return named or sha256(sent + b"\n" + canonical).hexdigest()[:32]


def _sender(mail: Mail) -> tuple[str, ...]:
    sender = field(mail, "From")
    return (f"From: {sender}",) if sender else ()


def _unread(mail: Mail, read: Mail) -> Iterator[str]:
    """Parts that hold more than the text's other forms."""
    for one in mail.walk():
        if one is read or one.is_multipart() or one.get_content_maintype() == "text":
            continue
        yield f"mail: {one.get_content_type()} not read"[:80]

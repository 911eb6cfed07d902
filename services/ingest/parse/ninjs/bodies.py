"""The story's text: sent once or several times, as HTML, NITF or plain text."""

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from schemas.blocks import Block
from schemas.story import Media
from services.ingest.json import Json
from services.ingest.markup import blocks_of_text
from services.ingest.parse.ninjs.fields import Fields, first_word, lowered
from services.ingest.parse.ninjs.names import references
from services.ingest.parse.ninjs.texts import Told, told
from services.ingest.parse.nitf.inline import inline_content
from services.ingest.parse.pictures import told_with_media_in_html


Known = tuple[Media, ...]


class Body(NamedTuple):
    """The story's blocks, the media that they count, and what was odd about them."""

    blocks: tuple[Block, ...] = ()
    media: Known = ()
    problems: tuple[str, ...] = ()


_Read = Callable[[Told, Known], Body]

# What stands beside the text, and what repeats some of it.
_BESIDE = frozenset({"factbox", "note", "footer"})
_ASIDES = _BESIDE | {"teaser", "summary", "caption", "abstract"}
_HTML = re.compile("html|richtext")
_BLOCK_TAG = re.compile(
    r"<(?:p|div|br|table|h[1-6]|ul|ol|section|article)[\s/>]", re.IGNORECASE
)
_TAG = re.compile("<[^<>]*>")
# A richer form that holds less than this part of a poorer one only stands for it.
_WHOLE = 0.5
_PARTS_OF_A_POST = ("body_html", "text", "body_text")


def body(fields: Fields, known: Known) -> Body:
    """The text in its richest form that is whole; `known`: the media beside it."""
    all_told = told(fields, "body") or list(_posted(fields))
    own = [one for one in all_told if one.role not in _ASIDES]
    left_out = (
        f"body: its {o.role} is left out" for o in all_told if o.role in _BESIDE
    )
    problems = tuple(dict.fromkeys(left_out))
    for one, read in _richest_first(own):
        if (found := read(one, known)).blocks:
            return found._replace(problems=(*found.problems, *problems))
    return Body(media=known, problems=problems)


def is_elsewhere(fields: Fields) -> bool:
    """Whether the text is only told as the address of a file."""
    value = fields.value("renditions")
    files = list(value.values()) if isinstance(value, dict) else value
    for one in files if isinstance(files, list) else ():
        entry = lowered(one) if isinstance(one, dict) else {}
        mime = first_word(entry, ("contenttype", "mimetype")) or ""
        if mime.lower().startswith("text/") and first_word(entry, ("href",)):
            return True
    return False


def _richest_first(all_told: list[Told]) -> list[tuple[Told, _Read]]:
    """The longest of each form, HTML first unless it only stands for another.

    NITF comes after: its dialects are many, and HTML of the same text is whole.
    """
    readers = (_of_html, _of_xml, _of_text)
    forms: list[list[Told]] = [[], [], []]
    for one in all_told:
        forms[1 if _is_xml(one) else 0 if _is_rich(one) else 2].append(one)
    longest = [max(form, key=_words) if form else None for form in forms]
    needed = max((_words(one) for one in longest if one), default=0) * _WHOLE
    ranked = [(one, read) for one, read in zip(longest, readers, strict=True) if one]
    return sorted(ranked, key=lambda form: _words(form[0]) < needed)


def _of_html(one: Told, known: Known) -> Body:
    found = told_with_media_in_html(one.value, known)
    return Body(found.body, found.media, _oddity(one))


def _of_xml(one: Told, known: Known) -> Body:
    found = inline_content(one.value)
    if found is None:
        return _of_html(one, known)
    return Body(found.body, (*found.media, *known), found.problems)


def _of_text(one: Told, known: Known) -> Body:
    return Body(blocks_of_text(one.value), known)


def _is_rich(one: Told) -> bool:
    """Marked up by its own word, or (against its word) by its looks."""
    return bool(
        _HTML.search(one.role) or _HTML.search(one.mime) or _BLOCK_TAG.search(one.value)
    )


def _is_xml(one: Told) -> bool:
    return "nitf" in one.role or "nitf" in one.mime or one.mime.endswith("/xml")


def _words(one: Told) -> int:
    return len(_TAG.sub(" ", one.value).split())


def _oddity(one: Told) -> tuple[str, ...]:
    said_plain = one.role == "text" and not _HTML.search(one.mime)
    said_plain = said_plain or one.mime == "text/plain"
    return ("body_text: markup, read as HTML",) if said_plain else ()


def _posted(fields: Fields) -> Iterator[Told]:
    """A live blog's post: its parts are items of their own inside the package."""
    parts = [_part(one.get("item")) for one in references(fields.value("groups"))]
    if html := "\n".join(f"<div>{part}</div>" for part in parts if part):
        yield Told("html", "", html)


def _part(item: Json) -> str | None:
    entry = lowered(item) if isinstance(item, dict) else {}
    found = (entry.get(name) for name in _PARTS_OF_A_POST)
    return next((one for one in found if isinstance(one, str) and one), None)

"""Headlines, descriptions and bodies: told once or several times, in several forms."""

import re
from typing import NamedTuple

from schemas.blocks import Block
from services.ingest.json import Json
from services.ingest.markup import (
    blocks_of,
    blocks_of_html,
    blocks_of_text,
    plain,
    text_of,
)
from services.ingest.parse.ninjs.fields import Fields, word
from services.ingest.rejected import Rejected
from services.ingest.xml import local, tree


class Told(NamedTuple):
    """One telling: `body_text` of ninjs 1 or an entry of `bodies` of ninjs 2 and 3."""

    role: str
    mime: str
    value: str


class Body(NamedTuple):
    """The story's blocks, and what was odd about them."""

    blocks: tuple[Block, ...] = ()
    problems: tuple[str, ...] = ()


_MAIN = ("", "main", "headline")
_SUMMARY = (
    "summary",
    "abstract",
    "teaser",
    "lead",
    "",
    "text",
    "main",
    "richtext",
    "xhtml",
)
_CAPTION = ("caption", "", "text", "main", "richtext", "xhtml", "html", "summary")
_CREDIT = ("creditline", "credit")
_ASIDES = frozenset({"teaser", "summary", "caption", "abstract", "factbox", "note"})
_HTML = re.compile("html|richtext")
_BLOCK_TAG = re.compile(
    r"<(?:p|div|br|table|h[1-6]|ul|ol|section|article)[\s/>]", re.IGNORECASE
)
# A rich form that holds less than this part of the plain one stands only for it.
_WHOLE = 0.5


def headline(fields: Fields) -> str | None:
    """The main headline, else the first that is no subheadline, else the title."""
    told = [one for one in _told(fields, "headline") if "sub" not in one.role]
    found = _first_of(told, _MAIN) or next(iter(told), None)
    return (plain(found.value) if found else None) or fields.text("title")


def subheadline(fields: Fields) -> str | None:
    """The headline below the headline."""
    told = [one for one in _told(fields, "headline") if "sub" in one.role]
    return (plain(told[0].value) if told else None) or fields.text("subheadline")


def summary(fields: Fields) -> str | None:
    """The story in a paragraph."""
    return _described(fields, _SUMMARY) or fields.text("summary")


def caption(fields: Fields) -> str | None:
    """What a picture shows."""
    return _described(fields, _CAPTION)


def credit(fields: Fields) -> str | None:
    """Who is to be named beside a picture."""
    return _described(fields, _CREDIT) or fields.text("creditline")


def body(fields: Fields) -> Body:
    """The story's text in its richest form that is whole."""
    told = [one for one in _told(fields, "body") if one.role not in _ASIDES]
    rich = [one for one in told if _is_rich(one)]
    plain_ones = [one for one in told if one not in rich]
    marked = _first_body(rich)
    if plain_ones and not _is_whole(marked, plain_ones[0]):
        return _first_body(plain_ones)
    return marked


def _told(fields: Fields, name: str) -> list[Told]:
    found: list[Told] = []
    for key, value in fields.family(name):
        if isinstance(value, str):
            found.append(Told(key[len(name) :].lstrip("_"), "", value))
        else:
            fields.problems.append(f"{key[:60]}: not a text")
    found = [one for one in found if one.value.strip()]
    plural = "bodies" if name == "body" else f"{name}s"
    told = (_entry(entry) for entry in fields.objects(plural))
    return found + [one for one in told if one]


def _entry(entry: dict[str, Json]) -> Told | None:
    value = entry.get("value", entry.get("name"))
    if not isinstance(value, str) or not value.strip():
        return None
    role, mime = word(entry.get("role")), word(entry.get("contenttype"))
    return Told((role or "").lower(), (mime or "").lower(), value)


def _first_of(told: list[Told], roles: tuple[str, ...]) -> Told | None:
    for role in roles:
        for one in told:
            if one.role == role:
                return one
    return None


def _described(fields: Fields, roles: tuple[str, ...]) -> str | None:
    found = _first_of(_told(fields, "description"), roles)
    return (plain(found.value) or None) if found else None


def _is_rich(one: Told) -> bool:
    """Marked up by its own word, or (against its word) by its looks."""
    return bool(
        _HTML.search(one.role)
        or _HTML.search(one.mime)
        or _is_xml(one)
        or _BLOCK_TAG.search(one.value)
    )


def _is_xml(one: Told) -> bool:
    return "nitf" in one.role or "nitf" in one.mime or one.mime.endswith("/xml")


def _first_body(told: list[Told]) -> Body:
    for one in sorted(told, key=_is_xml):
        if found := _blocks(one):
            return Body(found, _oddity(one))
    return Body()


def _oddity(one: Told) -> tuple[str, ...]:
    said_plain = one.role == "text" and not _HTML.search(one.mime)
    said_plain = said_plain or one.mime == "text/plain"
    return ("body_text: markup, read as HTML",) if said_plain and _is_rich(one) else ()


def _blocks(one: Told) -> tuple[Block, ...]:
    if not _is_rich(one):
        return blocks_of_text(one.value)
    if not _is_xml(one):
        return blocks_of_html(one.value)
    try:
        root = tree(one.value.encode("utf-8", "replace"))
    except Rejected:
        return blocks_of_html(one.value)
    inside = (e for e in root.iter() if local(e).lower() in {"body.content", "body"})
    contents = list(inside)
    return blocks_of(contents[-1] if contents else root)


def _is_whole(marked: Body, unmarked: Told) -> bool:
    words = len(text_of(marked.blocks).split())
    return words > 0 and words >= len(unmarked.value.split()) * _WHOLE

"""Headlines and descriptions: told once or several times, in several forms."""

import re
from typing import NamedTuple

from services.ingest.json import Json
from services.ingest.markup import plain
from services.ingest.parse.members import word
from services.ingest.parse.ninjs.fields import Fields, first_word


class Told(NamedTuple):
    """One telling: `body_text` of ninjs 1 or an entry of `bodies` of ninjs 2 and 3."""

    role: str
    mime: str
    value: str


_PLURALS = {"headline": "headlines", "description": "descriptions", "body": "bodies"}
_MAIN = ("", "main", "headline")
_SUMMARY = (
    "summary",
    "abstract",
    "teaser",
    "lead",
    "standfirst",
    "ingress",
    "intro",
    "short",
    "",
    "text",
    "main",
    "richtext",
    "xhtml",
    "html",
)
_CAPTION = ("caption", "", "text", "main", "richtext", "xhtml", "html", "summary")
_CREDIT = ("creditline", "credit")
_DESK = re.compile("[A-Z]{2,5}")
_AUTHORS = frozenset({"", "author", "writer", "byline"})


def told(fields: Fields, name: str) -> list[Told]:
    """All tellings of a text, in the order they were sent."""
    found: list[Told] = []
    for key, value in fields.family(name):
        if isinstance(value, str):
            found.append(Told(key[len(name) :].lstrip("_"), "", value))
        else:
            fields.problems.append(f"{key[:60]}: not a text")
    entries = (_entry(entry) for entry in fields.objects(_PLURALS[name]))
    return [one for one in (*found, *entries) if one.value.strip()]


def headline(fields: Fields) -> str | None:
    """The main headline, else the first that is no subheadline, else the title."""
    all_told = [one for one in told(fields, "headline") if "sub" not in one.role]
    found = _first_of(all_told, _MAIN) or next(iter(all_told), None)
    return (plain(found.value) if found else None) or fields.text("title")


def subheadline(fields: Fields) -> str | None:
    """The headline below the headline."""
    below = [one for one in told(fields, "headline") if "sub" in one.role]
    return (plain(below[0].value) if below else None) or fields.text("subheadline")


def summary(fields: Fields) -> str | None:
    """The story in a paragraph; the name of a desk ("POL") is none."""
    own = fields.text("summary")
    said = _described(fields, _SUMMARY) or (plain(own) if own else None)
    return None if not said or _DESK.fullmatch(said) else said


def caption(fields: Fields) -> str | None:
    """What a picture shows."""
    return _described(fields, _CAPTION)


def credit(fields: Fields) -> str | None:
    """Who is to be named beside a picture."""
    return _described(fields, _CREDIT) or fields.text("creditline")


def byline(fields: Fields) -> str | None:
    """Who wrote it, or took it; else the authors that Superdesk lists by role."""
    own = fields.text("byline")
    if own:
        return plain(own) or None
    named = (
        first_word(one, ("name", "sub_label"))
        for one in fields.objects("authors")
        if (first_word(one, ("role",)) or "").lower() in _AUTHORS
    )
    return ", ".join(dict.fromkeys(one for one in named if one)) or None


def _entry(entry: dict[str, Json]) -> Told:
    value = entry.get("value", entry.get("name"))
    role, mime = word(entry.get("role")), word(entry.get("contenttype"))
    text = value if isinstance(value, str) else ""
    return Told((role or "").lower(), (mime or "").lower(), text)


def _first_of(all_told: list[Told], roles: tuple[str, ...]) -> Told | None:
    for role in roles:
        for one in all_told:
            if one.role == role:
                return one
    return None


def _described(fields: Fields, roles: tuple[str, ...]) -> str | None:
    found = _first_of(told(fields, "description"), roles)
    return (plain(found.value) or None) if found else None

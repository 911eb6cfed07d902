"""`contentMeta`: what the sender tells about the story."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from schemas.article import Subject
from services.ingest.parse.elements import (
    LANGUAGE,
    Parts,
    attribute,
    bare,
    in_language,
    text,
)
from services.ingest.parse.newsmlg2.concepts import code, coded, label, name, role
from services.ingest.parse.newsmlg2.item_meta import named
from services.ingest.parse.newsmlg2.subjects import subjects
from services.ingest.xml import Element


class ContentMeta(NamedTuple):
    """What `contentMeta` says, in the item's language where it says it in several."""

    language: str | None = None
    direction: str | None = None
    urgency: str | None = None
    created: str | None = None
    headline: str | None = None
    subheadline: str | None = None
    slugline: str | None = None
    byline: str | None = None
    dateline: str | None = None
    credit: str | None = None
    summary: str | None = None
    caption: str | None = None
    located: tuple[str, ...] = ()
    genres: tuple[str, ...] = ()
    genre_words: tuple[str, ...] = ()
    keywords: tuple[str, ...] = ()
    subjects: tuple[Subject, ...] = ()


_MAIN_HEADLINE = frozenset({"", "main", "headline", "title"})
_RANK = re.compile(r"[0-9]{1,4}")
_INSTANT = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_BELOW = 2
_SUMMARIES = ("summary", "abstract", "teaser", "synthe", "intro", "")
_CAPTIONS = ("caption", "caption-extended", "videocaption", "")


def content_meta(parts: Parts, item_language: str | None) -> ContentMeta:
    """Read `contentMeta`, given its children."""
    if not parts:
        return ContentMeta(language=item_language)
    told = _language(parts.all("language")) or item_language
    main, sub = _headlines(parts.all("headline"), told)
    descriptions = parts.all("description")
    return ContentMeta(
        language=told or (attribute(main, LANGUAGE) if main is not None else None),
        direction=main.get("dir") if main is not None else None,
        urgency=parts.text("urgency"),
        created=parts.text("contentcreated"),
        headline=text(main) or None if main is not None else None,
        subheadline=text(sub) or None if sub is not None else None,
        slugline=_first(parts.all("slugline"), told),
        byline=_first(parts.all("by"), told) or _creators(parts.all("creator")),
        dateline=_dateline(_first(parts.all("dateline"), told)),
        credit=_first(parts.all("creditline"), told),
        summary=_described(descriptions, _SUMMARIES, told),
        caption=_described(descriptions, _CAPTIONS, told),
        located=_unique(label(one, told) for one in parts.all("located")),
        genres=_unique(_genre(one, told) for one in parts.all("genre")),
        genre_words=named(parts.all("genre")),
        keywords=_unique(parts.texts("keyword")),
        subjects=subjects(parts.all("subject"), told),
    )


def _language(elements: list[Element]) -> str | None:
    """The language of the text: of a video's several, the first without a use."""
    elements = sorted(elements, key=lambda one: bool(attribute(one, "role")))
    for element in elements:
        if tag := attribute(element, "tag"):
            return tag
    return None


def _headlines(
    elements: list[Element], language: str | None
) -> tuple[Element | None, Element | None]:
    """The main headline and the one below it; kickers and short forms are neither."""
    told = [element for element in elements if text(element)]
    if len(told) == 1 and "sub" not in role(told[0]):
        return told[0], None
    told.sort(key=_rank)
    main = [one for one in told if role(one) in _MAIN_HEADLINE]
    main = [one for one in main if _rank(one) == _rank(main[0])]
    sub = [one for one in told if "sub" in role(one) or _rank(one) == _BELOW]
    rest = [one for one in told if one not in sub]
    chosen = in_language(main, language) if main else in_language(rest[:1], language)
    below = [one for one in sub if one is not chosen]
    return chosen, in_language(below, language)


def _rank(element: Element) -> int:
    value = attribute(element, "rank")
    return int(value) if value and _RANK.fullmatch(value) else 1


def _first(elements: list[Element], language: str | None) -> str | None:
    told = [element for element in elements if text(element)]
    chosen = in_language(told, language)
    return text(chosen) if chosen is not None else None


def _dateline(said: str | None) -> str | None:
    """The place as set, without the dash to the text; a time for machines is none."""
    if not said or _INSTANT.match(said):
        return None
    return said.rstrip(" -\u2013\u2014:,") or None


def _creators(elements: list[Element]) -> str | None:
    """The people who made it, where they are told by name."""
    names = _unique(name(one) for one in elements if not _is_organisation(one))
    return ", ".join(one for one in names if not _is_login(one)) or None


def _is_organisation(element: Element) -> bool:
    kind = coded(element, "type") or ""
    return "organisation" in kind or any(
        bare(child.tag) == "organisationdetails" for child in element
    )


def _is_login(called: str) -> bool:
    """`doe.jane` or `JD`, under which someone uses the editing system."""
    return " " not in called and called.isascii()


def _described(
    elements: list[Element], roles: tuple[str, ...], language: str | None
) -> str | None:
    for wanted in roles:
        found = [one for one in elements if role(one) == wanted]
        if said := _first(found, language):
            return said
    return None


def _genre(element: Element, language: str | None) -> str | None:
    known = code(element)
    return label(element, language) or (known.value if known else None)


def _unique(found: Iterator[str | None]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(one for one in found if one))

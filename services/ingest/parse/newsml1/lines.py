"""`NewsLines`: what is set above, below and beside a text or a picture."""

from collections.abc import Iterable, Iterator

from services.ingest.parse.elements import LANGUAGE, Parts, attribute, in_language, text
from services.ingest.parse.embargoes import in_words
from services.ingest.parse.newsml1.components import Component
from services.ingest.parse.newsml1.terms import parties, terms
from services.ingest.xml import Element


# Kinds of the free `NewsLine` that speak to editors.
_NOTES = frozenset(
    {"advisoryline", "advisory", "editorialnote", "ednote", "editorsnote", "note"}
    | {"instructions", "instruction", "instructionsline", "instructionline"}
    | {"specialinstructions", "specialinstruction", "notetoeditors"}
)
_EMBARGOES = frozenset({"embargoline", "embargo", "embargonote", "embargodate"})
_BETWEEN_KEYWORDS = ";"


def said(path: Iterable[Component], name: str, language: str | None) -> str | None:
    """A line in that language: the nearest to the text that says something."""
    for one in path:
        told = [line for line in one.lines.all(name) if text(line)]
        chosen = in_language(told, language)
        if chosen is not None:
            return text(chosen)
    return None


def notes(path: Iterable[Component]) -> Iterator[str]:
    """The lines for editors."""
    for one in path:
        for line in one.lines.all("newsline"):
            inside = Parts(line)
            kinds = {_kind(kind) for kind in terms(inside.all("newslinetype"))}
            if kinds & _EMBARGOES:
                yield from map(in_words, inside.texts("newslinetext"))
            elif kinds & _NOTES:
                yield from inside.texts("newslinetext")


def keywords(path: Iterable[Component]) -> Iterator[str]:
    """Keyword lines, which are parted by semicolons, else by commas."""
    for one in path:
        for whole in one.lines.texts("keywordline"):
            between = _BETWEEN_KEYWORDS if _BETWEEN_KEYWORDS in whole else ","
            yield from (word.strip() for word in whole.split(between))


def makers(path: Iterable[Component]) -> str | None:
    """The people who made it, where they are told by name and not by initials."""
    for one in path:
        names = parties(one.managed.all("creator"))
        told = dict.fromkeys(name for name in names if not _is_login(name))
        if told:
            return ", ".join(told)
    return None


def language_of(item: Element, path: list[Component]) -> str | None:
    """The language of the text, else the item's."""
    own = path[0].language if path else None
    return own or attribute(item, LANGUAGE)


def _kind(said_as: str) -> str:
    return "".join(letter for letter in said_as.lower() if letter.isalnum())


def _is_login(name: str) -> bool:
    return " " not in name and name.isascii()

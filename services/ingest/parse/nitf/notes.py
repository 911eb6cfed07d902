"""Notes above, in and below a text: which are for readers, which for editors."""

import re
from typing import NamedTuple

from services.ingest.markup import blocks_of, text_of
from services.ingest.parse.elements import Parts, attribute, loose_text
from services.ingest.tags import name_of
from services.ingest.xml import Element


class Notes(NamedTuple):
    """Each in the order of the document."""

    public: tuple[str, ...]
    for_editors: tuple[str, ...]


# "npa" is the standard's non-publishable advisory, "pa" the publishable one.
_PRIVATE, _PUBLISHABLE = "npa", "pa"
_FOR_READERS = frozenset({"cpyrt", "end", "trademk"})
_BETWEEN = re.compile(r"[\s,;/]+")


def taken_notes(head: Parts, texts: list[Element], ends: list[Element]) -> Notes:
    """The notes; private ones in running text are taken out of it."""
    private = [note for one in texts for note in _taken_out(one)]
    public, notes = _notes(head.all("note"))
    below = _ends(ends)
    whom = tuple(said for said in below if _is_address(said))
    shown = (said for said in below if said not in whom)
    return Notes((*public, *shown), (*notes, *private, *whom))


def _taken_out(element: Element) -> list[str]:
    """Take private notes out of running text, and say what they said."""
    notes = [one for one in element.iterdescendants() if name_of(one.tag) == "note"]
    said = []
    # From the inside out, so that no word is said twice.
    for note in reversed([one for one in notes if _is_private(one)]):
        said.append(loose_text(note))
        tail = note.tail
        note.clear()
        note.tail = tail
    return [one for one in reversed(said) if one]


def _notes(elements: list[Element]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Notes for readers and notes for editors; in doubt a note is for editors."""
    said = [(one, words) for one in elements if (words := loose_text(one))]
    public = tuple(words for one, words in said if _is_public(one))
    return public, tuple(words for one, words in said if not _is_public(one))


def _is_private(note: Element) -> bool:
    kind, purpose = attribute(note, "type"), attribute(note, "noteclass")
    return kind == _PRIVATE or purpose == "editorsnote"


def _is_public(note: Element) -> bool:
    if _is_private(note):
        return False
    return note.get("type") == _PUBLISHABLE or note.get("noteclass") in _FOR_READERS


def _ends(elements: list[Element]) -> tuple[str, ...]:
    """What stands below the text: who helped, and what to read on."""
    return tuple(
        said
        for one in elements
        for block in blocks_of(one)
        if (said := text_of((block,)))
    )


def _is_address(said: str) -> bool:
    """Mailboxes of the desk, which are for editors."""
    return all("@" in one for one in _BETWEEN.split(said) if one)

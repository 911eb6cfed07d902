"""Bytes to entries: as XML if it is, mended if it nearly is, loosely if it is not."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from schemas.reasons import Reject
from services.ingest import xml
from services.ingest.encoding import decoded
from services.ingest.parse.bounds import MOST_SHARED, bounded
from services.ingest.parse.feed.loose import tree_of
from services.ingest.parse.feed.names import ENTRIES, TOMBSTONE, name_of
from services.ingest.rejected import Rejected
from services.ingest.xml import Element


_ROOTS = frozenset({"rss", "rdf:rdf", "feed", "channel", *ENTRIES, TOMBSTONE})
_ATOM = frozenset({"feed", "entry", TOMBSTONE})
_END = re.compile(r"</(?:[\w.-]+:)?(?:rss|rdf|feed|channel)\s*>", re.IGNORECASE)
_ENTRY = re.compile(r"<(?:[\w.-]+:)?(?:item|entry)[\s/>]", re.IGNORECASE)
_BROKEN = frozenset({Reject.NOT_WELL_FORMED, Reject.TOO_DEEP})


class Read(NamedTuple):
    """What says something of all entries, and the entries.

    `cut`: the message ends within its last entry.
    """

    about: tuple[Element, ...]
    entries: tuple[Element, ...]
    atom: bool
    problems: tuple[str, ...]
    cut: bool = False


def read(body: bytes, hint: str | None) -> Read:
    """What the feed holds; `Rejected` when it is none."""
    try:
        found = xml.document(body, hint)
    except Rejected as refused:
        if refused.reason not in _BROKEN:
            raise
        return _loosely(body, hint)
    return _read(found.root, found.problems, Reject.WRONG_STRUCTURE)


def _loosely(body: bytes, hint: str | None) -> Read:
    """Read tags wherever they stand; right for what they enclose, if for no more."""
    text, problem = decoded(body, hint)
    told = (problem,) if problem else ()
    loose = tree_of(text)
    problems = (*told, "xml: not well-formed, read loosely")
    found = _read(loose.root, problems, Reject.NOT_WELL_FORMED)
    if not found.entries and (_ENTRY.search(text) or not _END.search(text)):
        raise Rejected(Reject.NOT_WELL_FORMED, "no entry that anybody can read")
    return found._replace(cut=loose.cut)


def _read(root: Element, problems: tuple[str, ...], otherwise: Reject) -> Read:
    about: list[Element] = []
    entries: list[Element] = []
    for element in _parts(root):
        name = name_of(element)
        (entries if name in ENTRIES or name == TOMBSTONE else about).append(element)
    names = {name_of(element) for element in (*about, *entries)}
    if not names & _ROOTS:
        raise Rejected(otherwise, "no feed")
    told = (*problems, *_cut_shared(about, {*about, *entries}))
    return Read(tuple(about), bounded(entries), bool(names & _ATOM), told)


def _cut_shared(about: list[Element], others: set[Element]) -> Iterator[str]:
    """Shorten what is read again with every entry, and say so."""
    fields = (child for one in about for child in one if child not in others)
    shared = (*about, *(part for field in fields for part in field.iter()))
    if cut := sum(map(_shorten, shared)):
        yield f"feed: {cut} texts of more than {MOST_SHARED} characters were cut"


def _shorten(element: Element) -> bool:
    long = [name for name, said in element.attrib.items() if len(said) > MOST_SHARED]
    for name in long:
        element.set(name, element.attrib[name][:MOST_SHARED])
    if len(element.text or "") <= MOST_SHARED:
        return bool(long)
    element.text = (element.text or "")[:MOST_SHARED]
    return True


def _parts(element: Element) -> Iterator[Element]:
    """Roots, channels and entries, in the order of the text; an entry's parts are its own.

    Depth is bounded: a tree has at most as many levels as its reader lets through.
    """
    name = name_of(element)
    if name in _ROOTS:
        yield element
    if name not in ENTRIES:
        for child in element:
            if len(child) or name_of(child) in _ROOTS:
                yield from _parts(child)

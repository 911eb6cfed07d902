"""RSS and Atom, which the table of formats leaves out: tags, signals, PRISM's dates."""

from collections.abc import Iterator

from lxml import etree

from tests.ingest.lifecycle.cells import Cells, Column, Mutation, Row, Way, unchanged
from tests.ingest.lifecycle.markup import Element, add, editing, every


_PRISM = "http://prismstandard.org/namespaces/basic/2.0/"
_APP = "http://www.w3.org/2007/app"
_SIGNALS = "urn:pa:subject:sig"
_LIFE = frozenset({"category", "embargoDate", "draft", "control"})


def _fresh(root: Element) -> None:
    """The first entry alone, with a name of its own and without signals."""
    entry, *others = every(root, "item", "entry")
    for one in (*others, *_signals(entry)):
        parent = one.getparent()
        if parent is not None:
            parent.remove(one)
    name = "id" if etree.QName(entry).localname == "entry" else "guid"
    for one in list(entry.iterchildren("{*}" + name)):
        entry.remove(one)
    add(entry, name, "urn:x:a-name-that-not-all-have")


def _signals(entry: Element) -> Iterator[Element]:
    return (one for one in entry if etree.QName(one).localname in _LIFE)


def _entry(root: Element) -> Element:
    return next(iter(every(root, "item", "entry")))


def _titled(tag: str) -> Mutation:
    def change(root: Element) -> None:
        entry = _entry(root)
        title = next(iter(entry.iterchildren("{*}title")), None)
        if title is None:
            title = add(entry, "title")
        told = "".join(str(text) for text in title.itertext()).strip()
        if len(title):
            title.clear()
        title.text = f"{tag}{told or 'Ferry sails again'}"

    return editing(change)


def _signalled(scheme: str, term: str) -> Mutation:
    """PA's signals are categories of their own domain."""

    def change(root: Element) -> None:
        entry = _entry(root)
        if etree.QName(entry).localname == "entry":
            add(entry, "category", scheme=_SIGNALS, term=term)
        else:
            add(entry, "category", term, domain=scheme)

    return editing(change)


def _closed(said: str) -> Mutation:
    def change(root: Element) -> None:
        made = etree.SubElement(_entry(root), f"{{{_PRISM}}}embargoDate")
        made.text = said or None

    return editing(change)


def _draft(root: Element) -> None:
    control = etree.SubElement(_entry(root), f"{{{_APP}}}control")
    etree.SubElement(control, f"{{{_APP}}}draft").text = "yes"


_WAYS: Cells = {
    Row.NEW: {"first seen": Way(unchanged)},
    Row.UPDATE: {
        "UPDATE 2-": Way(_titled("UPDATE 2-")),
        "PA's signal": Way(_signalled(_SIGNALS, "Update")),
    },
    Row.CORRECTION: {
        "CORRECTED-": Way(_titled("CORRECTED-")),
        "PA's signal": Way(_signalled(_SIGNALS, "Correction")),
    },
    Row.KILL: {"STORY WITHDRAWN-": Way(_titled("STORY WITHDRAWN-"))},
    Row.EMBARGO: {
        "prism:embargoDate": Way(_closed("2026-11-02T06:00:00Z")),
        "prism:embargoDate, and empty": Way(_closed(""), undated=True),
        "EMBARGOED-": Way(_titled("EMBARGOED-"), undated=True),
    },
    Row.ADVISORY: {"ADVISORY-": Way(_titled("ADVISORY-"))},
    Row.ALERT: {"URGENT-": Way(_titled("URGENT-"))},
}

RSS = Column(
    name="RSS",
    heading=None,
    own="rss/harbour.xml",
    real=("rss", "*.xml"),
    fresh=editing(_fresh),
    ways=_WAYS,
    blank=frozenset({Row.HOLD, Row.TEST}),
)
ATOM = Column(
    name="Atom",
    heading=None,
    own="atom/harbour.xml",
    real=("atom", "*.xml"),
    fresh=editing(_fresh),
    ways={**_WAYS, Row.HOLD: {"app:draft": Way(editing(_draft))}},
    blank=frozenset({Row.TEST}),
)

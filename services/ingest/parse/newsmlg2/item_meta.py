"""`itemMeta`: how the item is to be managed, whatever it tells."""

from typing import NamedTuple

from schemas.story import Kind
from services.ingest.codes import Code
from services.ingest.parse.elements import Parts, loose_text, text
from services.ingest.parse.embargoes import first_and_others, in_words
from services.ingest.parse.newsmlg2.concepts import code, constraint, label, role
from services.ingest.verdict.codes import own_word, worst
from services.ingest.xml import Element


class Note(NamedTuple):
    """An editor's note; `private`: the sender forbids to publish it."""

    role: str
    text: str
    private: bool


class ItemMeta(NamedTuple):
    """What `itemMeta` says; dates and codes as sent."""

    item_class: str | None = None
    version_created: str | None = None
    first_created: str | None = None
    embargoed: str | None = None
    also_embargoed: tuple[str, ...] = ()
    expires: str | None = None
    status: str | None = None
    title: str | None = None
    signals: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    profiles: tuple[str, ...] = ()
    services: tuple[str, ...] = ()
    member_of: tuple[str, ...] = ()
    notes: tuple[Note, ...] = ()


KINDS = {
    "picture": Kind.PICTURE,
    "photo": Kind.PICTURE,
    "graphic": Kind.GRAPHIC,
    "animated": Kind.GRAPHIC,
    "video": Kind.VIDEO,
    "audio": Kind.AUDIO,
    "composite": Kind.PACKAGE,
}
_PUBLIC = frozenset({"public", "publicnote", "publishable", "readers"})
_CORRECTS = frozenset({"correction", "corrected", "corrective"})
_EMBARGO = "embargo"
_SHORT_CORRECTION = "correctionshort"


def item_meta(parts: Parts) -> ItemMeta:
    """Read `itemMeta`, given its children."""
    if not parts:
        return ItemMeta()
    embargoed, others = first_and_others(_embargoes(parts))
    return ItemMeta(
        item_class=_code(parts.first("itemclass")),
        version_created=parts.text("versioncreated"),
        first_created=parts.text("firstcreated"),
        embargoed=embargoed,
        also_embargoed=others,
        expires=_expires(parts.all("expires")),
        status=worst(_statuses(parts.all("pubstatus"))),
        title=parts.text("title"),
        signals=codes(parts.all("signal")),
        roles=codes(parts.all("role")),
        profiles=tuple(said.lower() for said in parts.texts("profile")),
        services=named(parts.all("service")),
        member_of=_labels(parts.all("memberof")),
        notes=tuple(_notes(parts.all("ednote"))),
    )


def codes(elements: list[Element]) -> tuple[str, ...]:
    """Codes with their schemes, in lower case: `sig:update`, or as an address."""
    found = (code(element) for element in elements)
    return tuple(_whole(known).lower() for known in found if known)


def _whole(known: Code) -> str:
    scheme = known.scheme or ""
    between = ":" if scheme and not scheme.endswith(("/", "#")) else ""
    return f"{scheme}{between}{known.value}"


def named(elements: list[Element]) -> tuple[str, ...]:
    """Codes without their schemes, each with the name it is given, in lower case."""
    words = [
        word.lower()
        for element in elements
        for word in (_code(element), label(element))
        if word
    ]
    return tuple(dict.fromkeys(words))


def editor_notes(notes: tuple[Note, ...]) -> tuple[str, ...]:
    """The notes for editors, which are all but those meant for readers."""
    return tuple(dict.fromkeys(note.text for note in notes if not _public(note)))


def notes_heard(notes: tuple[Note, ...]) -> tuple[str, ...]:
    """All of them; one whose role is the embargo is one, whatever its words."""
    return tuple(
        in_words(note.text) if _EMBARGO in note.role else note.text for note in notes
    )


def public_notes(notes: tuple[Note, ...]) -> tuple[str, ...]:
    """The notes whose role says that readers may see them."""
    return tuple(note.text for note in notes if _public(note))


def correction(notes: tuple[Note, ...], signals: tuple[str, ...]) -> str | None:
    """What was wrong; where a sender tells it twice, the short one is for readers.

    A note in that role beside a signal that says update tells what is new (dpa).
    """
    words = {one.rpartition(":")[2].rpartition("/")[2] for one in signals}
    if "update" in words and not words & _CORRECTS:
        return None
    told = [n for n in notes if n.role.startswith("correction") and not n.private]
    told.sort(key=lambda note: note.role != _SHORT_CORRECTION)
    return told[0].text if told else None


def _code(element: Element | None) -> str | None:
    known = code(element) if element is not None else None
    return known.value.lower() if known else None


def _labels(elements: list[Element]) -> tuple[str, ...]:
    found = (label(element) for element in elements)
    return tuple(dict.fromkeys(one for one in found if one))


def _embargoes(parts: Parts) -> list[str]:
    # "If absent, not embargoed" (NewsML-G2, itemMeta): an empty one is not absent.
    return [text(one) for one in parts.all("embargoed")]


def _expires(elements: list[Element]) -> str | None:
    """The end of every use, else of the use on the web, else of any use."""
    told = [element for element in elements if text(element)]
    told.sort(key=_expiry_order)
    return text(told[0]) if told else None


def _expiry_order(element: Element) -> int:
    bound = constraint(element)
    if not bound:
        return 0
    return 1 if "web" in bound or "online" in bound else 2


def _statuses(elements: list[Element]) -> list[str]:
    """Their own words, from a code or (against the standard) from the text."""
    said = (_code(one) or own_word(text(one)) for one in elements)
    return [word for word in said if word]


def _notes(elements: list[Element]) -> list[Note]:
    return [
        Note(role(element), said, _is_private(element))
        for element in elements
        if (said := loose_text(element))
    ]


def _is_private(element: Element) -> bool:
    return "nonpublic" in constraint(element) or "private" in role(element)


def _public(note: Note) -> bool:
    return note.role in _PUBLIC and not note.private

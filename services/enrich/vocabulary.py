"""IPTC Media Topics: concepts, their place in the tree, and the older subject codes."""

import json
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType

from schemas.language import primary
from schemas.model import Model
from services.enrich.data.condense import Condensed, Entry
from services.enrich.shipped import shipped


SCHEME = "medtop:"
DIGITS = 8
ENGLISH = "en"


@dataclass(frozen=True, slots=True)
class Concept:
    """A Media Topic; `labels` by language tag, English in `label`."""

    qcode: str
    label: str
    definition: str
    parents: tuple[str, ...]
    exact: tuple[str, ...]
    close: tuple[str, ...]
    retired: bool
    labels: tuple[tuple[str, str], ...]


class Ours(Model):
    """What we add to the vocabulary; codes without their scheme.

    `written`: other spellings of a label, in texts as well; `called`: in names alone.
    `successors`: retired concepts whose meaning another one has taken over.
    """

    written: dict[str, tuple[str, ...]]
    called: dict[str, tuple[str, ...]]
    successors: dict[str, str]


def _read() -> Condensed:
    path = files("services.enrich.data") / "mediatopics.json"
    data: Condensed = json.loads(path.read_text(encoding="utf-8"))
    return data


def _concept(code: str, entry: Entry) -> Concept:
    return Concept(
        qcode=SCHEME + code,
        label=entry["label"],
        definition=entry.get("definition", ""),
        parents=tuple(SCHEME + b for b in entry.get("broader", [])),
        exact=tuple(entry.get("exact", [])),
        close=tuple(entry.get("close", [])),
        retired=entry.get("retired", False),
        labels=tuple(entry.get("labels", {}).items()),
    )


CONCEPTS = MappingProxyType(
    {
        SCHEME + code: _concept(code, entry)
        for code, entry in _read()["concepts"].items()
    }
)


def _ours() -> Ours:
    return Ours.model_validate(shipped("vocabulary.toml"))


OURS = _ours()


def _subject_codes() -> dict[str, Concept]:
    """Exact before close, living before retired; the first of equals stands.

    The seventeen subjects gave their numbers to the concepts at the top of the tree.
    """
    found = {q.removeprefix(SCHEME): c for q, c in CONCEPTS.items() if not c.parents}
    for retired in (False, True):
        concepts = [c for c in CONCEPTS.values() if c.retired is retired]
        for codes in ("exact", "close"):
            for concept in concepts:
                for code in getattr(concept, codes):
                    found.setdefault(code, concept)
    return found


_BY_SUBJECT_CODE = _subject_codes()


def _names() -> dict[str, dict[str, Concept]]:
    """Labels by language, without the region; ours are in English."""
    found: dict[str, dict[str, Concept]] = {ENGLISH: {}}
    living = [c for c in CONCEPTS.values() if not c.retired]
    for concept in living:
        found[ENGLISH].setdefault(concept.label.casefold(), concept)
        for tag, label in concept.labels:
            names = found.setdefault(primary(tag), {})
            names.setdefault(label.casefold(), concept)
    for code, others in (*OURS.written.items(), *OURS.called.items()):
        for other in others:
            found[ENGLISH].setdefault(other, CONCEPTS[SCHEME + code])
    return found


_BY_NAME = _names()


def concept(qcode: str) -> Concept | None:
    """The concept of that name, living or retired."""
    return CONCEPTS.get(qcode)


@cache
def ancestors(qcode: str) -> tuple[str, ...]:
    """Everything above a concept, nearest first."""
    found: list[str] = []
    level = [qcode]
    while level:
        level = [p for q in level if q in CONCEPTS for p in CONCEPTS[q].parents]
        found += [p for p in level if p not in found]
    return tuple(found)


def living(qcode: str) -> Concept | None:
    """The concept, or for a retired one its successor, else the nearest above in use."""
    code = qcode.removeprefix(SCHEME)
    successor = SCHEME + OURS.successors.get(code, code)
    for candidate in (successor, *ancestors(qcode)):
        found = CONCEPTS.get(candidate)
        if found and not found.retired:
            return found
    return None


def from_subject_code(code: str) -> Concept | None:
    """The Media Topic of an older IPTC subject code.

    "NNNNNNNN": two digits of subject, three of matter, three of detail. A code
    without a match of its own means its matter, else its subject.
    """
    if len(code) != DIGITS or not code.isdecimal():
        return None
    for wider in (code, code[:5] + "000", code[:2] + "000000"):
        if found := _BY_SUBJECT_CODE.get(wider):
            return found
    return None


def spelled(concept: Concept) -> tuple[str, ...]:
    """How English texts write a concept's label, in lower case."""
    others = OURS.written.get(concept.qcode.removeprefix(SCHEME), ())
    return (concept.label.casefold(), *others)


def named(name: str, language: str | None = None) -> Concept | None:
    """The concept with exactly this label, in English or in this language.

    Without a language in any that we know. A label of one language may be another
    word in the next: `Personal` is German for staff.
    """
    said = name.strip().casefold()
    languages = (ENGLISH, primary(language)) if language else tuple(_BY_NAME)
    for one in languages:
        if found := _BY_NAME.get(one, {}).get(said):
            return found
    return None


def resolve(scheme: str | None, code: str | None) -> Concept | None:
    """The concept that a sender's code means, however its scheme is written.

    Senders write `medtop:20000065`, `http://cv.iptc.org/newscodes/mediatopic/20000065`,
    a scheme apart from the code, and bare digits.
    """
    if not code:
        return None
    head, digits = _split(code)
    kind = f"{scheme or ''} {head}".casefold()
    if "medtop" in kind or "mediatopic" in kind:
        return CONCEPTS.get(SCHEME + digits)
    if "subj" in kind:
        return from_subject_code(digits)
    if kind.strip() or len(digits) != DIGITS:
        return None
    return CONCEPTS.get(SCHEME + digits) or from_subject_code(digits)


def _split(code: str) -> tuple[str, str]:
    at = max(code.rfind(":"), code.rfind("/"))
    return code[: at + 1], code[at + 1 :]

"""What an item says of its own life."""

from collections.abc import Iterator

from services.ingest.json import Json
from services.ingest.markup import plain
from services.ingest.parse.embargoes import first_and_others, in_words
from services.ingest.parse.members import listed, word
from services.ingest.parse.ninjs import subjects
from services.ingest.parse.ninjs.fields import Fields, first_word, lowered
from services.ingest.parse.ninjs.spellings import STATES, UNFINISHED, WORK
from services.ingest.verdict.codes import own_word, worst
from services.ingest.wirestory import Signals


_PARTIAL = frozenset({"partial", "incomplete"})
_UNREADABLE = "unreadable"
_WORDS = ("ednote", "text", "value", "name", "note", "content", "description")


def signals_of(fields: Fields, *, beside: bool = False) -> Signals:
    """Everything that the life-cycle rules look at; `beside`: of what goes with a story."""
    embargoed, others = first_and_others(_embargoes(fields))
    return Signals(
        status=_status(fields, beside=beside),
        embargoed=embargoed,
        also_embargoed=others,
        release=fields.text("release"),
        signals=subjects.signals(fields),
        types=tuple(dict.fromkeys(_types(fields))),
        genres=subjects.words(fields.objects("genres")),
        services=subjects.services(fields),
        notes=notes_of(fields),
        priority=fields.text("priority"),
    )


def notes_of(fields: Fields) -> tuple[str, ...]:
    """Notes for editors: a text, a list of them, or objects with the words inside."""
    told = [
        _words(fields, one)
        for value in fields.values("notes")
        for one in listed(value, "notes", fields.problems)
    ]
    return tuple(dict.fromkeys(plain(note) for note in told if note))


def is_partial(fields: Fields) -> bool:
    """Whether the item leaves out what an earlier revision has told."""
    return (fields.text("representation") or "").lower() in _PARTIAL


def _types(fields: Fields) -> Iterator[str]:
    """Type and profile, and what a desk's system says that was done to the item."""
    for name in ("type", "profile"):
        if said := fields.text(name):
            yield said.lower()
    for name in ("state", "work"):
        if said := WORK.get((fields.text(name) or "").lower()):
            yield said
    if (fields.number("corrections") or "0").lstrip("0"):
        yield "correction"


def _status(fields: Fields, *, beside: bool) -> str | None:
    """The status' own word; of several that are said the one that closes most."""
    told = [one for value in fields.values("status") if (one := _word(fields, value))]
    told += [STATES[one] for one in _texts(fields, "state") if one in STATES]
    # A post's own status says whether readers have it; its state does not move on.
    work = "post status" if fields.has("post status") else "state"
    if not beside and not UNFINISHED.isdisjoint(_texts(fields, work)):
        told.append("withheld")
    if any(one is True for one in fields.values("forbidden")):
        told.append("withheld")
    if any(one is True for one in fields.values("deleted")):
        told.append("withdrawn")
    return worst(told)


def _word(fields: Fields, value: Json) -> str | None:
    """One that cannot be read is not taken for usable."""
    said = word(value)
    if said is None:
        fields.problems.append("status: not a text")
        return _UNREADABLE
    return own_word(said) or None


def _words(fields: Fields, value: Json) -> str | None:
    """A note's words; of an object the member that has them, else all its texts."""
    if not isinstance(value, dict):
        if (said := word(value)) is None and value is not None:
            fields.problems.append("notes: not a text")
        return said
    entry = lowered(value)
    texts = [said for one in entry.values() if (said := word(one))]
    said = first_word(entry, _WORDS) or " ".join(texts)
    about = first_word(entry, ("role", "type")) or ""
    return in_words(said) if said and "embargo" in about.lower() else said


def _texts(fields: Fields, name: str) -> Iterator[str]:
    said = (word(value) for value in fields.values(name))
    return (one.lower() for one in said if one)


def _embargoes(fields: Fields) -> Iterator[str]:
    """Embargoes' ends; one that cannot be read is an embargo without an end."""
    for value in fields.values("embargo"):
        said = word(value)
        if said is None:
            fields.problems.append("embargo: not a date")
        yield said or ""

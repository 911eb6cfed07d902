"""`categories`: subjects, places, services, genres and signals in one list."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from schemas.article import Subject
from services.ingest.codes import Code, of_qcode
from services.ingest.parse.members import Members
from services.ingest.verdict.codes import own_word, worst


class Categories(NamedTuple):
    """The entries of `categories`, sorted by what they are."""

    subjects: tuple[Subject, ...]
    keywords: tuple[str, ...]
    located: tuple[str, ...]
    genres: tuple[str, ...]
    genre_codes: tuple[str, ...]
    services: tuple[str, ...]
    creators: tuple[str, ...]
    listed_signals: tuple[str, ...]
    listed_statuses: tuple[str, ...]

    def signals(self, own: tuple[str, ...]) -> tuple[str, ...]:
        """The entry's own signals and those that are listed, in lower case."""
        told = [*own, *self.listed_signals]
        return tuple(dict.fromkeys(one.lower() for one in told if one))

    def status(self, own: Iterable[str]) -> str | None:
        """The status' own word, without its scheme; of several the worst."""
        told = (*own, *self.listed_statuses)
        return worst(word for one in told if (word := own_word(one)))


_SUBJECTS = frozenset(
    {"dpasubject", "subject", "geosubject", "desk", "rubric", "person", "organisation"}
)
_LOCATED = frozenset({"located", "locationcreated"})
_TYPE = "dnltype:"


def categories(members: Members) -> Categories:
    """Read them in the order of the list, which is that of their ranks."""
    entries = [
        ((one.text("type") or "").lower().removeprefix(_TYPE), one)
        for one in members.objects("categories")
    ]
    of = _Listed(entries)
    return Categories(
        subjects=tuple(dict.fromkeys(_subjects(entries))),
        keywords=of.names("keyword") or members.texts("keyword_names"),
        located=tuple(dict.fromkeys(name for t in _LOCATED for name in of.names(t))),
        genres=of.names("genre") or members.texts("genre_names"),
        genre_codes=tuple(one.lower() for one in of.codes_and_names("genre")),
        services=tuple(one.lower() for one in of.codes_and_names("wire")),
        creators=of.names("creator"),
        listed_signals=of.codes("signal"),
        listed_statuses=of.codes("pubstatus"),
    )


class _Listed:
    """The entries by type."""

    def __init__(self, entries: list[tuple[str, Members]]) -> None:
        self._entries = entries

    def names(self, kind: str) -> tuple[str, ...]:
        return self._each(kind, "name")

    def codes(self, kind: str) -> tuple[str, ...]:
        return self._each(kind, "qcode")

    def codes_and_names(self, kind: str) -> tuple[str, ...]:
        """Codes with their lists ("dpatextgenre:27"), which rules may know, then names."""
        return tuple(dict.fromkeys((*self.codes(kind), *self.names(kind))))

    def _each(self, kind: str, part: str) -> tuple[str, ...]:
        told = (one.text(part) for type_, one in self._entries if type_ == kind)
        return tuple(dict.fromkeys(one for one in told if one))


def _subjects(entries: list[tuple[str, Members]]) -> Iterator[Subject]:
    for kind, one in entries:
        if kind not in _SUBJECTS:
            continue
        name, qcode = one.text("name"), one.text("qcode")
        code = of_qcode(qcode) if qcode else Code(None, "")
        if name or code.value:
            yield Subject(scheme=code.scheme, code=code.value or None, name=name)

"""What the item is about: subjects, people, companies, places."""

from collections.abc import Iterator

from schemas.article import Subject
from services.ingest.codes import code_of
from services.ingest.parse.members import Members


# What each `rels` of a code without a scheme means: AP's old categories are ANPA's.
_SCHEMES = {"category": "a1312cat", "suppcategory": "apsuppcat"}
_THINGS = ("subject", "person", "organisation", "organization", "company", "event")
_PLACES = ("place",)


def subjects(members: Members) -> tuple[Subject, ...]:
    """All of them, each once."""
    entries = (one for name in (*_THINGS, *_PLACES) for one in members.objects(name))
    found = (_subject(one) for one in entries)
    return tuple(dict.fromkeys(one for one in found if one))


def categories(members: Members) -> frozenset[str]:
    """The codes of the old categories, in lower case."""
    return frozenset(
        (one.text("code") or "").lower()
        for one in members.objects("subject")
        if "category" in one.texts("rels")
    )


def genres(members: Members) -> tuple[str, ...]:
    """Names, or what a bare text says."""
    value = members.value("genre")
    if isinstance(value, str):
        return members.texts("genre")
    return tuple(_names(members, "genre"))


def located(members: Members) -> tuple[str, ...]:
    """Where the dateline says it happened."""
    place = members.inner("datelinelocation")
    return tuple(one for one in (place.text("city"), place.text("countryname")) if one)


def _names(members: Members, name: str) -> Iterator[str]:
    for one in members.objects(name):
        if said := one.first(("name", "code")):
            yield said


def _subject(one: Members) -> Subject | None:
    name, code = one.text("name"), one.text("code")
    if not code:
        return Subject(name=name) if name else None
    scheme = one.text("scheme") or next(
        (_SCHEMES[rel] for rel in one.texts("rels") if rel in _SCHEMES), None
    )
    known = code_of(scheme, code.lower() if scheme in _SCHEMES.values() else code)
    return Subject(scheme=known.scheme, code=known.value, name=name)

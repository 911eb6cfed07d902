"""What the story is about, and the codes that are signals in truth."""

from collections.abc import Iterator

from schemas.article import Subject
from services.ingest.codes import Code, code_of, of_qcode, of_uri
from services.ingest.json import Json, JsonObject
from services.ingest.parse.members import word
from services.ingest.parse.ninjs.fields import Fields, first_word, objects
from services.ingest.parse.ninjs.spellings import (
    ADDRESS,
    CODE,
    MARKET,
    NAME,
    SCHEME,
    SYMBOL,
    THINGS,
)


_SIGNAL = "sig"
_SERVICE = "service"


def subjects(fields: Fields) -> tuple[Subject, ...]:
    """Subjects, then the people, places and so on that are named, each once."""
    found: dict[Subject, None] = {}
    for entry in fields.objects("subjects"):
        if not _is_signal(entry):
            found |= dict.fromkeys(_subjects(entry))
    for thing in THINGS:
        for entry in fields.objects(thing) if fields.has(thing) else ():
            found |= dict.fromkeys(_subjects(entry))
            found |= dict.fromkeys(_securities(entry))
    return tuple(found)


def signals(fields: Fields) -> tuple[str, ...]:
    """Signals in lower case with their schemes, also from where PA puts them."""
    found = [
        *_own_signals(fields.value("signals")),
        *(
            f"{_SIGNAL}:{of_qcode(said).value}"
            for entry in fields.objects("subjects")
            if _is_signal(entry) and (said := first_word(entry, (*CODE, *NAME)))
        ),
    ]
    return tuple(dict.fromkeys(one.lower() for one in found))


def words(entries: list[JsonObject]) -> tuple[str, ...]:
    """Codes without their schemes, each with its name, in lower case."""
    found: list[str] = []
    for entry in entries:
        found += [code.value for code in codes(entry)]
        found += [name] if (name := first_word(entry, NAME)) else []
    return tuple(dict.fromkeys(one.lower() for one in found))


def names(entries: list[JsonObject]) -> tuple[str, ...]:
    """Names, and codes for what has none."""
    found = (
        first_word(entry, NAME) or next((code.value for code in codes(entry)), None)
        for entry in entries
    )
    return tuple(dict.fromkeys(one for one in found if one))


def services(fields: Fields) -> tuple[str, ...]:
    """Codes and names of services; Fingerpost has them among the subjects."""
    found = list(words(fields.objects("services")))
    for entry in fields.objects("subjects"):
        found += [c.value.lower() for c in codes(entry) if c.scheme == _SERVICE]
    return tuple(dict.fromkeys(found))


def codes(entry: JsonObject) -> Iterator[Code]:
    """The codes of an entry: Fingerpost lists several in one."""
    told = next((entry[name] for name in CODE if entry.get(name)), None)
    address = first_word(entry, ADDRESS)
    scheme = first_word(entry, SCHEME)
    values = [said for one in _listed(told) if (said := word(one))]
    if address and not scheme and len(values) <= 1:
        yield of_uri(address)
        return
    for value in values:
        yield _code(scheme, value)


def _code(scheme: str | None, value: str) -> Code:
    if scheme and not value.startswith(f"{scheme}:"):
        return code_of(scheme, value)
    return of_qcode(value) if ":" in value else code_of(None, value)


def _subjects(entry: JsonObject) -> Iterator[Subject]:
    name, relevance = first_word(entry, NAME), _percent(entry.get("relevance"))
    found = [code for code in codes(entry) if code.scheme != _SERVICE]
    for code in found:
        yield Subject(
            scheme=code.scheme, code=code.value, name=name, relevance=relevance
        )
    if not found and name:
        yield Subject(name=name, relevance=relevance)


def _securities(entry: JsonObject) -> Iterator[Subject]:
    """By which symbols an organisation is traded, and where."""
    for one in objects(entry.get("symbols"), "symbols", []):
        if code := first_word(one, SYMBOL):
            where = first_word(one, MARKET)
            yield Subject(scheme=where, code=code, name=first_word(entry, NAME))


def _is_signal(entry: JsonObject) -> bool:
    """By PA's profile (`sig`, also at the end of an address) or the code's scheme."""
    profile = (word(entry.get("profile")) or "").rpartition(":")[2]
    told = {profile, word(entry.get("scheme")), *(one.scheme for one in codes(entry))}
    return _SIGNAL in told


def _own_signals(value: Json) -> Iterator[str]:
    """A text, a coded entry, a list of them, or TT's object of names and values."""
    for one in _listed(value):
        if said := word(one):
            yield said
        elif isinstance(one, dict):
            yield from _object_signals(one)


def _object_signals(entry: JsonObject) -> Iterator[str]:
    if found := list(codes(entry)):
        for code in found:
            yield f"{code.scheme}:{code.value}" if code.scheme else code.value
        return
    for name, value in entry.items():
        if said := word(value):
            yield f"{name}:{said}"


def _listed(value: Json) -> list[Json]:
    return value if isinstance(value, list) else [value]


def _percent(value: Json) -> int | None:
    """0 to 100; anything else is no relevance."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    return round(value) if 0 <= value <= 100 else None  # noqa: PLR2004 - a percentage

"""The fields of one object, by any of their spellings; what does not fit is noted."""

from collections.abc import Iterable, Iterator, Mapping

from services.ingest.json import REPEAT, Json, JsonObject, said_of, with_earlier
from services.ingest.parse.members import listed, word
from services.ingest.parse.ninjs.dialects import DIALECTS, STANDARD, Dialect
from services.ingest.parse.ninjs.spellings import SPELLINGS


# A spelling with a dot is inside an object: its name, and the name inside or "".
_Paths = Mapping[str, tuple[tuple[str, str], ...]]


def _paths(dialect: Dialect) -> _Paths:
    """Each field's spellings, the dialect's first: its senders know the others, too."""
    return {
        field: tuple(
            _parted(one)
            for one in dict.fromkeys((*dialect.spellings.get(field, ()), *names))
        )
        for field, names in SPELLINGS.items()
    }


def _parted(spelling: str) -> tuple[str, str]:
    outer, _, inner = spelling.partition(".")
    return outer, inner


_PATHS = {one.name: _paths(one) for one in (STANDARD, *DIALECTS)}


class Fields:
    """Reads the fields of one object; a field of the wrong type costs that field."""

    __slots__ = ("_families", "_members", "_objects", "_paths", "dialect", "problems")

    def __init__(self, members: JsonObject, dialect: Dialect = STANDARD) -> None:
        self.dialect = dialect
        self._paths = _PATHS.get(dialect.name, _PATHS[STANDARD.name])
        self._members = lowered(members)
        self._families: dict[str, list[tuple[str, Json]]] = {}
        self._objects: dict[str, list[JsonObject]] = {}
        self.problems: list[str] = []
        for name, value in self._members.items():
            if value is not None and REPEAT not in name:
                self._families.setdefault(name.partition("_")[0], []).append(
                    (name, value)
                )

    def family(self, name: str) -> list[tuple[str, Json]]:
        """The fields of this name and of this name with something after it."""
        return self._families.get(name, [])

    def has(self, name: str) -> bool:
        """Whether the field is there and not null."""
        return self.value(name) is not None

    def value(self, name: str) -> Json:
        """The first spelling that is there and not null."""
        for outer, inner in self._paths.get(name) or ((name, ""),):
            if (value := self._at(outer, inner)) is not None:
                return value
        return None

    def values(self, name: str) -> Iterator[Json]:
        """All spellings that are there, each as often as it was sent."""
        for outer, inner in self._paths.get(name) or ((name, ""),):
            told = said_of(self._members, outer)
            if inner:
                inside = [lowered(one) for one in told if isinstance(one, dict)]
                told = [value for one in inside for value in said_of(one, inner)]
            yield from (value for value in told if value is not None)

    def _at(self, outer: str, inner: str) -> Json:
        value = self._members.get(outer)
        if not inner:
            return value
        return lowered(value).get(inner) if isinstance(value, dict) else None

    def text(self, name: str) -> str | None:
        """A field on one line; a number is taken as it is written."""
        value = self.value(name)
        if value is None:
            return None
        if isinstance(value, dict):
            return first_word(lowered(value), ("text", "name", "value"))
        if (said := word(value)) is None:
            self.problems.append(f"{name}: not a text")
        return said or None

    def number(self, name: str) -> str | None:
        """A field that must be a number, as written."""
        value = self.value(name)
        if value is None or value == "":
            return None
        said = word(value)
        if said is None or not said.removeprefix("-").isdecimal():
            self.problems.append(f"{name}: not a number")
            return None
        return said

    def objects(self, name: str) -> list[JsonObject]:
        """A list of objects; one alone is a list of one, a bare text is its name."""
        found = self._objects.get(name)
        if found is None:
            value = self.value(name)
            found = [] if value is None else objects(value, name, self.problems)
            self._objects[name] = found
        return found

    def texts(self, name: str) -> tuple[str, ...]:
        """A list of texts; one alone is a list of one."""
        values = listed(self.value(name), name, self.problems)
        told = [word(one) for one in values if one is not None]
        if None in told:
            self.problems.append(f"{name}: not a text")
        return tuple(dict.fromkeys(one for one in told if one))


def lowered(members: JsonObject) -> JsonObject:
    """Members by lower-case names; of two that differ only in case, the first counts."""
    small = [(name.lower(), value) for name, value in members.items()]
    found = dict(small)
    return found if len(found) == len(small) else with_earlier(reversed(small))


def first_word(members: JsonObject, names: Iterable[str]) -> str | None:
    """The first of these members that is a text and says something."""
    for name in names:
        if said := word(members.get(name)):
            return said
    return None


def objects(value: Json, name: str, problems: list[str]) -> list[JsonObject]:
    """A value as a list of objects with lower-case names."""
    found: list[JsonObject] = []
    for one in listed(value, name, problems):
        if isinstance(one, dict):
            found.append(lowered(one))
        elif said := word(one):
            found.append({"name": said})
        elif one is not None and one != "":
            problems.append(f"{name}: not an object")
    return found

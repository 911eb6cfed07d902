"""The members of a JSON object, for readers whose format has one name a field."""

from collections.abc import Iterable

from services.ingest.json import Json, JsonObject
from services.ingest.parse.ninjs.fields import word


_MOST_DIGITS = 12


class Members:
    """Reads one object; a member of the wrong type costs itself, and is noted.

    Objects inside it note theirs in the same `problems`.
    """

    __slots__ = ("_members", "problems")

    def __init__(self, members: JsonObject, problems: list[str]) -> None:
        self._members = members
        self.problems = problems

    def value(self, name: str) -> Json:
        return self._members.get(name)

    def text(self, name: str) -> str | None:
        """A member on one line; a number is taken as it is written."""
        value = self.value(name)
        if value is None:
            return None
        if (said := word(value)) is None:
            self._wrong(name, "not a text")
        return said or None

    def raw(self, name: str) -> str:
        """A text as it stands, with its line breaks; "" without one."""
        value = self.value(name)
        if isinstance(value, str):
            return value
        if value is not None:
            self._wrong(name, "not a text")
        return ""

    def first(self, names: Iterable[str]) -> str | None:
        """The first of these members that says something."""
        return next((said for name in names if (said := self.text(name))), None)

    def objects(self, name: str) -> "list[Members]":
        """The objects in a list; one alone is a list of one."""
        found = [one for one in self._listed(name) if isinstance(one, dict)]
        if len(found) < len(self._listed(name)):
            self._wrong(name, "not an object")
        return [Members(one, self.problems) for one in found]

    def inner(self, name: str) -> "Members":
        """An object; one without members where there is none."""
        value = self.value(name)
        if isinstance(value, dict):
            return Members(value, self.problems)
        if value is not None:
            self._wrong(name, "not an object")
        return Members({}, self.problems)

    def named(self, name: str) -> "list[tuple[str, Members]]":
        """The objects that an object holds under names."""
        inner = self.inner(name)._members  # noqa: SLF001 - one of our own kind
        return [
            (key, Members(value, self.problems))
            for key, value in inner.items()
            if isinstance(value, dict)
        ]

    def texts(self, name: str) -> tuple[str, ...]:
        """A list of texts, each once; one alone is a list of one."""
        told = [word(one) for one in self._listed(name)]
        if None in told:
            self._wrong(name, "not a text")
        return tuple(dict.fromkeys(one for one in told if one))

    def _listed(self, name: str) -> list[Json]:
        value = self.value(name)
        values = value if isinstance(value, list) else [value]
        return [one for one in values if one is not None]

    def _wrong(self, name: str, fault: str) -> None:
        self.problems.append(f"{name}: {fault}")


def size(value: Json) -> int | None:
    """Pixels, bytes: a whole number that a database can keep; some quote it."""
    said = word(value) or ""
    if not said.isascii() or not said.isdecimal() or len(said) > _MOST_DIGITS:
        return None
    return int(said)

"""The members of a JSON object: what each says, and a note where it is no such thing."""

from collections.abc import Iterable
from itertools import islice

from services.ingest.characters import line
from services.ingest.json import Json, JsonObject, said_of


# More than any sender lists; each costs time, and the house keeps fewer.
MOST_ENTRIES = 1_000


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

    def values(self, name: str) -> list[Json]:
        """All that was said under the name, but for what is null."""
        return [one for one in said_of(self._members, name) if one is not None]

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
        listed = self._listed(name)
        found = [one for one in listed if isinstance(one, dict)]
        if len(found) < len(listed):
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
            for key, value in islice(inner.items(), MOST_ENTRIES)
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
        values = listed(value, name, self.problems)
        return [one for one in values if one is not None]

    def _wrong(self, name: str, fault: str) -> None:
        self.problems.append(f"{name}: {fault}")


def listed(value: Json, name: str, problems: list[str]) -> list[Json]:
    """A list, or a list of one, as far as anybody reads on; a longer one is noted."""
    if not isinstance(value, list):
        return [value]
    if len(value) > MOST_ENTRIES:
        problems.append(f"{name}: {len(value)} entries, the first are read")
    return value[:MOST_ENTRIES]


def word(value: Json) -> str | None:
    """A text or a number on one line; None for anything else."""
    if isinstance(value, str):
        return line(value)
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    return str(value)

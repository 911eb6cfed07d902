"""`<meta>` of a document's head, read by the names in `metas.toml`."""

import tomllib
from collections.abc import Iterator
from importlib.resources import files

from services.ingest.characters import line
from services.ingest.parse.elements import attribute
from services.ingest.xml import Element


_TABLE = tomllib.loads(files(__package__).joinpath("metas.toml").read_text("utf-8"))
_SUBJECTS: dict[str, str] = _TABLE["subjects"]
_DELIVERY = frozenset(_TABLE["delivery"])


class Metas:
    """What is said under the names of a field, in the order of the table."""

    def __init__(self, elements: list[Element]) -> None:
        self._found: dict[str, list[str]] = {}
        for element in elements:
            said = line(element.get("content") or "")
            if said:
                self._found.setdefault(name_of(element), []).append(said)

    def first(self, field: str) -> str | None:
        return next(self.all(field), None)

    def all(self, field: str) -> Iterator[str]:
        for name in _TABLE[field]:
            yield from self._found.get(name, ())

    def codes(self) -> Iterator[tuple[str, str]]:
        """Scheme and code; several codes stand with spaces between them."""
        for name, scheme in _SUBJECTS.items():
            for said in self._found.get(name, ()):
                yield from ((scheme, one) for one in said.split())


def name_of(meta: Element) -> str:
    """A meta's name in small letters."""
    return (attribute(meta, "name") or "").lower()


def is_delivery(meta: Element) -> bool:
    """Whether it tells how the document came and not what it says."""
    return name_of(meta) in _DELIVERY

"""The site's rubrics as one value: what each is called, and what leads to it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from services.enrich.rubric import Rubric, lexicon
from services.enrich.shipped import shipped
from services.enrich.vocabulary import ancestors
from services.enrich.words import Lexicon


@dataclass(frozen=True, eq=False, slots=True)
class Rubrics:
    """Rubrics by their ids; names in lower case, topics and codes lead to an id.

    `own`: a newsroom's file made them, so their names stand whatever else is learned.
    """

    by_id: Mapping[str, Rubric]
    by_name: Mapping[str, str]
    by_topic: Mapping[str, str]
    by_code: Mapping[str, str]
    lexicon: Lexicon
    own: bool = False

    @classmethod
    def of(cls, rubrics: Iterable[Rubric], *, own: bool = False) -> "Rubrics":
        """Of two rubrics with the same name, topic or code the later has it."""
        by_id = {rubric.id: rubric for rubric in rubrics}
        every = by_id.values()
        return cls(
            by_id=MappingProxyType(by_id),
            by_name={
                name.casefold(): r.id
                for r in every
                for name in (*r.names, r.name, r.id)
            },
            by_topic={topic: r.id for r in every for topic in r.topics},
            by_code={code.casefold(): r.id for r in every for code in r.codes},
            lexicon=lexicon(every),
            own=own,
        )

    def called(self, name: str) -> str | None:
        """The id of the rubric of this id or name, however its letters are written."""
        return self.by_name.get(name.strip().casefold())

    def above(self, qcode: str) -> str | None:
        """The rubric that a Media Topic belongs to: the nearest branch decides."""
        for candidate in (qcode, *ancestors(qcode)):
            if found := self.by_topic.get(candidate):
                return found
        return None


def _shipped() -> Rubrics:
    tables = shipped("sections.toml")["section"]
    return Rubrics.of(Rubric.model_validate(table) for table in tables)


SHIPPED = _shipped()
"""What a site has that says nothing of its own."""

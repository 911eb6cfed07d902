"""A newsroom's own rubrics: what its file changes in the shipped ones.

TOML ─▶ tables ─▶ claims: what a table names is nobody else's
    ─▶ added to ours, or new ─▶ folded into others, removed ─▶ `Rubrics`
"""

import tomllib
from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from difflib import get_close_matches

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from services.enrich.rubric import BANDS, Rubric
from services.enrich.rubrics import SHIPPED, Rubrics
from services.enrich.topics import labels_where
from services.enrich.vocabulary import CONCEPTS, SCHEME, living, named


CLAIMS = ("names", "topics", "codes")
"""What leads to one rubric only; words may speak for several."""


class NotRubrics(ValueError):  # noqa: N818 - its message is all there is to say
    """A file from which no rubrics can be made; the message says what to change."""


class _Table(BaseModel):
    """What a newsroom says of a rubric, all of it but the id may be left out."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    id: str = Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")
    name: str | None = Field(default=None, pattern=r"\S")
    names: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    codes: tuple[str, ...] = ()
    strong: str = ""
    usual: str = ""
    weak: str = ""
    sway: float | None = Field(default=None, gt=0, allow_inf_nan=False)
    into: str | None = None
    remove: bool = False

    @property
    def stays(self) -> bool:
        """Whether it is a rubric of its own afterwards."""
        return self.into is None and not self.remove


class _File(BaseModel):
    """`only`: of ours no rubric stays that the file does not name."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    only: bool = False
    section: tuple[_Table, ...] = ()


def own_rubrics(text: str) -> Rubrics:
    """The rubrics of a newsroom, from its TOML file; raises `NotRubrics`."""
    file = _read(text)
    tables = [_with_qcodes(table) for table in file.section]
    ours = {
        id_: rubric
        for id_, rubric in SHIPPED.by_id.items()
        if not file.only or id_ in {table.id for table in tables}
    }
    _check(tables, ours.keys())
    changed = _added({id_: _without(r, tables) for id_, r in ours.items()}, tables)
    rubrics = _moved(changed, tables)
    if not rubrics:
        raise NotRubrics("no section is left: name one that stays")
    names = (rubric.name.casefold() for rubric in rubrics.values())
    _check_once(names, "two sections are named '{}': readers could not tell them apart")
    return _worded(Rubrics.of(rubrics.values(), own=True), tables)


def _read(text: str) -> _File:
    try:
        return _File.model_validate(tomllib.loads(text))
    except tomllib.TOMLDecodeError as error:
        raise NotRubrics(f"is no TOML: {error}") from None
    except ValidationError as error:
        problem = error.errors(include_input=False, include_url=False)[0]
        where = " ".join(_counted(part) for part in problem["loc"])
        raise NotRubrics(f"{where}: {problem['msg']}") from None


def _counted(part: int | str) -> str:
    """Tables are counted from one."""
    return f"no. {part + 1}:" if isinstance(part, int) else part


def _with_qcodes(table: _Table) -> _Table:
    topics = tuple(_qcode(table, name) for name in table.topics)
    return table.model_copy(update={"topics": topics})


def _qcode(table: _Table, name: str) -> str:
    """A Media Topic by its qcode, its bare number or its label in any language."""
    qcode = name if name.startswith(SCHEME) else SCHEME + name
    concept = CONCEPTS.get(qcode) or named(name)
    if concept is None:
        raise _wrong(table, f"'{name}' is no Media Topic{_nearest(name)}")
    if concept.retired:
        above = living(concept.qcode)
        instead = f": take {above.qcode} ({above.label})" if above else ""
        raise _wrong(table, f"'{name}' ({concept.label}) is retired{instead}")
    return concept.qcode


def _nearest(name: str) -> str:
    labels = [c.label for c in CONCEPTS.values() if not c.retired]
    near = get_close_matches(name, labels, n=1)
    return f"; is '{near[0]}' meant?" if near else "; `medtop:` and eight digits are"


def _wrong(table: _Table, told: str) -> NotRubrics:
    return NotRubrics(f"section '{table.id}': {told}")


def _check(tables: list[_Table], ours: Collection[str]) -> None:
    """Raise `NotRubrics` where tables contradict each other, or what there is."""
    _check_once((t.id for t in tables), "there are two tables of section '{}'")
    for field in CLAIMS:
        each = ({c.casefold() for c in _claims(t, field)} for t in tables)
        claims = (claim for claims in each for claim in claims)
        _check_once(claims, "two sections claim '{}': leave it to one")
    left = dict.fromkeys(ours, True) | {t.id: t.stays for t in tables}
    for table in tables:
        if table.id not in SHIPPED.by_id and not (table.stays and table.name):
            known = ", ".join(SHIPPED.by_id)
            raise _wrong(table, f"a new one needs a name; ours are {known}")
        if table.into is not None and table.remove:
            raise _wrong(table, "either goes into another or is removed, not both")
        if table.into is not None and not left.get(table.into):
            raise _wrong(table, f"into '{table.into}': no section of that id stays")


def _check_once(names: Iterable[str], told: str) -> None:
    twice = [name for name, count in Counter(names).items() if count > 1]
    if twice:
        raise NotRubrics(told.format(twice[0]))


def _claims(table: _Table, field: str) -> Iterator[str]:
    if field == "names":
        yield from (name for name in (table.id, table.name) if name)
    yield from getattr(table, field)


def _without(rubric: Rubric, tables: Iterable[_Table]) -> Rubric:
    """A rubric of ours without what tables of others claim."""
    others = [table for table in tables if table.id != rubric.id]
    left: dict[str, tuple[str, ...]] = {}
    for field in CLAIMS:
        claimed = {c.casefold() for t in others for c in _claims(t, field)}
        mine: tuple[str, ...] = getattr(rubric, field)
        left[field] = tuple(one for one in mine if one.casefold() not in claimed)
    return rubric.model_copy(update=left)


def _added(ours: dict[str, Rubric], tables: Iterable[_Table]) -> dict[str, Rubric]:
    """Ours with what their tables add, and the new ones."""
    found = dict(ours)
    for table in tables:
        before = found.get(table.id) or Rubric(id=table.id, name=table.name or table.id)
        found[table.id] = _both(before, table).model_copy(
            update={
                "name": table.name or before.name,
                "sway": table.sway or before.sway,
            }
        )
    return found


def _both(rubric: Rubric, other: _Table | Rubric) -> Rubric:
    """A rubric with all that leads to another one as well."""
    lists = {f: (*getattr(rubric, f), *getattr(other, f)) for f in CLAIMS}
    words = {b: f"{getattr(rubric, b)},{getattr(other, b)}" for b in BANDS}
    names = {"names": (*lists["names"], rubric.name)}
    return rubric.model_copy(update=lists | words | names)


def _moved(found: dict[str, Rubric], tables: Iterable[_Table]) -> dict[str, Rubric]:
    """Without the rubrics that are removed, or folded into others."""
    left = dict(found)
    for table in tables:
        if table.into is not None:
            gone = left.pop(table.id)
            named_too = gone.model_copy(
                update={"names": (*gone.names, gone.name, gone.id)}
            )
            left[table.into] = _both(left[table.into], named_too)
        elif table.remove:
            del left[table.id]
    return left


def _worded(rubrics: Rubrics, tables: Iterable[_Table]) -> Rubrics:
    """A new rubric without words takes the labels of its Media Topics for them."""
    worded = dict(rubrics.by_id)
    for table in tables:
        if table.id not in SHIPPED.by_id and not any(getattr(table, b) for b in BANDS):
            update = {"strong": ", ".join(_labels(rubrics, table.id))}
            worded[table.id] = worded[table.id].model_copy(update=update)
    return Rubrics.of(worded.values(), own=True)


def _labels(rubrics: Rubrics, section: str) -> tuple[str, ...]:
    return labels_where(lambda qcode: rubrics.above(qcode) == section)

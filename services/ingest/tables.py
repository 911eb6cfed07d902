"""Tables of data; a table that only lays out a page is none."""

from itertools import takewhile

from schemas.blocks import Table
from services.ingest.characters import line
from services.ingest.inline import words_of
from services.ingest.tags import name_of
from services.ingest.xml import Element


_CELLS = frozenset({"td", "th"})


def table_of(element: Element) -> Table | None:
    """The table, or None for one of a single column or with tables in it."""
    rows = []
    for part in element.iterdescendants():
        name = name_of(part.tag)
        if name == "table":
            return None
        if name == "tr":
            rows.append(part)
    cells = [[cell for cell in row if name_of(cell.tag) in _CELLS] for row in rows]
    if max(map(len, cells), default=0) <= 1:
        return None
    return Table(
        caption=_caption(element),
        header_rows=_header_rows(cells),
        rows=tuple(tuple(line(words_of(c)) for c in row) for row in cells if row),
    )


def _caption(element: Element) -> str | None:
    found = next((part for part in element if name_of(part.tag) == "caption"), None)
    return None if found is None else line(words_of(found)) or None


def _header_rows(cells: list[list[Element]]) -> int:
    """Leading rows of nothing but heading cells; a table of only these has none."""
    leading = takewhile(lambda row: all(name_of(c.tag) == "th" for c in row), cells)
    count = len(list(leading))
    return count if count < len(cells) else 0

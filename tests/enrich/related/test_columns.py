"""Columns hold what was put into them, wherever rows were moved."""

from collections.abc import Sequence

import numpy as np
from hypothesis import example, given
from hypothesis import strategies as st

from services.enrich.related.columns import Ragged
from services.enrich.related.lookup import Lookup


NUMBERS = st.integers(0, (1 << 32) - 1)
ROWS = st.lists(st.lists(NUMBERS, max_size=5), min_size=1, max_size=12)


def ragged_of(batches: Sequence[Sequence[Sequence[int]]]) -> Ragged:
    """Each number, and beside it the same as a wider one."""
    made = Ragged("u8")
    for rows in batches:
        made.extend([(np.array(r, "u4"), np.array(r, "u8")) for r in rows])
    return made


@given(st.lists(ROWS, min_size=1, max_size=4), st.lists(st.integers(0, 99)))
def test_rows_are_cut_out_as_they_were_put_in(
    batches: list[list[list[int]]], wanted: list[int]
) -> None:
    """In any order and as often as asked, and what lies beside them with them."""
    rows = [row for batch in batches for row in batch]
    asked = [number % len(rows) for number in wanted]
    check(ragged_of(batches), rows, asked)


@given(st.lists(ROWS, min_size=1, max_size=4), st.sets(st.integers(0, 99)))
def test_rows_are_there_when_others_are_gone(
    batches: list[list[list[int]]], wanted: set[int]
) -> None:
    """Under new numbers, in the same order."""
    rows = [row for batch in batches for row in batch]
    kept = sorted({number % len(rows) for number in wanted})
    made = ragged_of(batches)
    made.keep(np.array(kept, dtype=np.int64))
    check(made, [rows[row] for row in kept], range(len(kept)))


def check(made: Ragged, rows: Sequence[Sequence[int]], asked: Sequence[int]) -> None:
    """The rows are these."""
    cut = made.cut(np.array(asked, dtype=np.int64))
    told = [number for row in asked for number in rows[row]]
    assert made.numbers[cut.places].tolist() == told
    assert made.beside()[cut.places].tolist() == told
    assert cut.owner.tolist() == [n for n, row in enumerate(asked) for _ in rows[row]]


@given(st.sets(NUMBERS, max_size=300), st.lists(NUMBERS, max_size=50))
@example(few={0}, many=[0, 1, 2])
@example(few=set(range(300)), many=[])
def test_a_lookup_finds_what_is_there_and_nothing_else(
    few: set[int], many: list[int]
) -> None:
    """Each time it comes, and where it stands among the few."""
    ordered = sorted(few)
    asked = [*ordered[::3], *many, *ordered]
    found = Lookup(np.array(ordered, "u4")).find(np.array(asked, "u4"))
    told = [(n, ordered.index(one)) for n, one in enumerate(asked) if one in few]
    assert list(zip(found.theirs.tolist(), found.mine.tolist(), strict=True)) == told


def test_numbers_that_no_table_tells_apart_are_found() -> None:
    """Then they are searched."""
    crowd = np.arange(0, 1 << 15, 2, dtype="u4")
    found = Lookup(crowd).find(np.array([3, 4, 5, 6], "u4"))
    assert (found.theirs.tolist(), found.mine.tolist()) == ([1, 3], [2, 3])

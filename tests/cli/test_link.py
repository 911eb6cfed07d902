"""Promises about `wiredesk link`."""

import json
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path
from typing import TypedDict

import pytest
import typer

from services.cli.errors import Told
from services.cli.link import TimedRow, link
from services.enrich.related import counting, linking


QUAKE = "Strong quake flattens the harbour of Veldoria, rescuers dig for survivors"
AGAIN = "Rescuers dig for survivors in Veldoria after quake flattens harbour"
CHEESE = "Cheesemakers of the Lunde valley celebrate a record goat milk vintage"


def rows_in(path: Path, *rows: tuple[str, str, str]) -> str:
    """A file of rows (id, headline, published); its path."""
    told = [
        {"id": id_, "headline": text, "body": f"{text}.", "published": at}
        for id_, text, at in rows
    ]
    path.write_text("\n".join(map(json.dumps, told)), encoding="utf-8")
    return str(path)


class Related(TypedDict):
    """An earlier line, and what it is to this one."""

    id: str
    score: float
    kind: str


class Line(TypedDict):
    """What is printed for a row."""

    id: str
    related: list[Related]
    story: str


def linked(capsys: pytest.CaptureFixture[str]) -> dict[str, Line]:
    """The printed lines by id."""
    lines: Iterable[Line] = map(json.loads, capsys.readouterr().out.splitlines())
    return {line["id"]: line for line in lines}


def test_the_later_story_names_the_earlier(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Candidates are the earlier lines; a story bears the id of its first."""
    path = rows_in(
        tmp_path / "wire.jsonl",
        ("a", QUAKE, "2026-02-01T10:00:00Z"),
        ("b", CHEESE, "2026-02-01T11:00:00Z"),
        ("c", AGAIN, "2026-02-02"),
    )
    link([path])
    found = linked(capsys)
    assert [found[id_]["related"] for id_ in "ab"] == [[], []]
    assert [one["id"] for one in found["c"]["related"]] == ["a"]
    assert [found[id_]["story"] for id_ in "abc"] == ["a", "b", "a"]


def test_the_window_bounds_what_is_compared(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """What lies further apart is not related, unless dates do not count."""
    path = rows_in(
        tmp_path / "wire.jsonl",
        ("a", QUAKE, "2026-02-01T10:00:00Z"),
        ("b", AGAIN, "2026-02-03T10:00:00Z"),
    )
    link([path], window="36h")
    assert linked(capsys)["b"]["related"] == []
    link([path], no_dates=True)
    assert linked(capsys)["b"]["related"]


def test_a_flood_of_one_text_is_linked(
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The same again makes its words no commoner: all are one story."""
    monkeypatch.setattr(counting, "ENOUGH", 20)
    same = [(str(n), QUAKE, "2026-02-01") for n in range(30)]
    link([rows_in(tmp_path / "wire.jsonl", *same)])
    found = linked(capsys)
    assert found["29"]["related"][0]["kind"] == "duplicate"
    assert {line["story"] for line in found.values()} == {"0"}


def test_the_kind_says_which_of_two_versions_is_the_later(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """By their times, not by their lines; of one time the earlier line is earlier."""
    day = "2026-02-01T10:0"
    told = QUAKE + ". " + AGAIN
    lines = [("a", told, f"{day}5Z"), ("b", f"CORRECTED-{told}", f"{day}0Z")]
    for rows, kind in (
        (lines, "later version"),
        (lines[::-1], "earlier version"),
        ([(id_, text, day + "0Z") for id_, text, _ in lines], "earlier version"),
    ):
        link([rows_in(tmp_path / "wire.jsonl", *rows)])
        last = linked(capsys)[rows[1][0]]
        assert [one["kind"] for one in last["related"]] == [kind]


def test_no_line_is_missed_for_its_place(
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """An old story that comes late finds those of its time, however many are between."""
    monkeypatch.setattr(linking, "AT_A_TIME", 2)
    between = [(str(n), f"{CHEESE} {n}", f"2026-04-{n:02}") for n in range(1, 29)]
    rows = [("a", QUAKE, "2026-02-01"), *between, ("b", AGAIN, "2026-02-02")]
    link([rows_in(tmp_path / "wire.jsonl", *rows)])
    assert [one["id"] for one in linked(capsys)["b"]["related"]] == ["a"]


def test_no_pair_crosses_a_script(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Lines without a language are compared within their script; codes are languages."""
    rows = [
        {"id": "en", "headline": "Quake 6.8 in Velden 2026", "language": "eng"},
        {"id": "en-US", "headline": "Quake 6.8 in Velden 2026", "language": "en-US"},
        {"id": "ru", "headline": "Землетрясение 6.8 Velden 2026"},
        {"id": "ar", "headline": "زلزال 6.8 يضرب 2026 Velden", "language": "und"},
        {"id": "latin", "headline": "Quake 6.8 in Velden 2026", "language": ""},
    ]
    path = tmp_path / "wire.jsonl"
    path.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    link([str(path)], no_dates=True)
    found = linked(capsys)
    assert [one["id"] for one in found["en-US"]["related"]] == ["en"]
    assert not any(found[id_]["related"] for id_ in ("en", "ru", "ar", "latin"))


@pytest.mark.parametrize("language", ["x" * 300, "en" + "-abcdefgh" * 99, "?" * 999])
def test_a_language_of_any_length_is_read(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], language: str
) -> None:
    """What names no language is as if none was named; of a tag its language counts."""
    path = tmp_path / "wire.jsonl"
    row = {"id": "a", "headline": QUAKE, "language": language}
    path.write_text(json.dumps(row), encoding="utf-8")
    link([str(path)], no_dates=True)
    assert linked(capsys)["a"]["related"] == []


@pytest.mark.parametrize("published", ["soon", 1e30, [], "0000-00-00", ""])
def test_a_time_that_does_not_count_is_not_read(
    published: object, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """With --no-dates it may be anything; without, it is told where it stands."""
    path = tmp_path / "wire.jsonl"
    path.write_text(json.dumps({"id": "a", "published": published}), encoding="utf-8")
    link([str(path)], no_dates=True)
    assert linked(capsys)["a"]["related"] == []
    with pytest.raises(Told, match=r"wire\.jsonl:1: .*published"):
        link([str(path)])


def test_a_day_without_dashes_is_a_day() -> None:
    """Not so many seconds after 1970."""
    for published in ("20260201", 20260201, "2026-02-01"):
        told = json.dumps({"id": 1, "published": published})
        row = TimedRow.model_validate_json(told)
        assert row.published == datetime(2026, 2, 1, tzinfo=UTC)


def test_a_time_that_no_news_has_is_told(tmp_path: Path) -> None:
    """The year 1 stands for none in some archives."""
    path = rows_in(tmp_path / "wire.jsonl", ("a", QUAKE, "0001-01-01T00:00:00Z"))
    with pytest.raises(Told, match=r":1: published: a year from 1000"):
        link([path])


def test_what_is_wrong_is_told_in_one_line(tmp_path: Path) -> None:
    """A window without a unit, a line without a time, an id twice."""
    with pytest.raises(typer.BadParameter, match="7d or 36h"):
        link([], window="week")
    with pytest.raises(typer.BadParameter, match="at most 36525d"):
        link([], window="9999999d")
    path = tmp_path / "wire.jsonl"
    path.write_text('{"id": "a", "headline": "x"}\n', encoding="utf-8")
    with pytest.raises(Told, match=r"wire\.jsonl:1: a: no time in `published`"):
        link([str(path)])
    path.write_text('{"id": "a"}\n{"id": "a"}\n', encoding="utf-8")
    with pytest.raises(Told, match=r"jsonl:2: a: two lines have this id; .*jsonl:1"):
        link([str(path)], no_dates=True)


@pytest.mark.parametrize("before", [0, 1, 2])
def test_later_lines_never_crowd_out_earlier_ones(
    before: int,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Wherever a batch of lines begins and ends, and however many like ones follow."""
    monkeypatch.setattr(linking, "AT_A_TIME", 8)
    monkeypatch.setattr(linking, "MOST_PAIRS", 3)
    quakes = [("a", QUAKE), *((f"b{n}", AGAIN) for n in range(9))]
    told = [(f"c{n}", f"{CHEESE} {n}") for n in range(before)] + quakes
    rows = [
        (id_, text, f"2026-02-01T10:{n:02}:00Z") for n, (id_, text) in enumerate(told)
    ]
    link([rows_in(tmp_path / "wire.jsonl", *rows)])
    lines = linked(capsys)
    assert [one["id"] for one in lines["b0"]["related"]] == ["a"]
    assert [len(lines[f"b{n}"]["related"]) for n in range(9)] == [1, 2] + [3] * 7

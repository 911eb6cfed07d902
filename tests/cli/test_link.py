"""Promises about `wiredesk link`."""

import json
from collections.abc import Iterable
from pathlib import Path
from typing import TypedDict

import pytest
import typer

from services.cli.errors import Told
from services.cli.link import link
from services.enrich.related import linking


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
    monkeypatch.setattr(linking, "ENOUGH", 20)
    same = [(str(n), QUAKE, "2026-02-01") for n in range(30)]
    link([rows_in(tmp_path / "wire.jsonl", *same)])
    found = linked(capsys)
    assert found["29"]["related"][0]["kind"] == "duplicate"
    assert {line["story"] for line in found.values()} == {"0"}


def test_what_is_wrong_is_told_in_one_line(tmp_path: Path) -> None:
    """A window without a unit, a line without a time, an id twice."""
    with pytest.raises(typer.BadParameter, match="7d or 36h"):
        link([], window="week")
    with pytest.raises(typer.BadParameter, match="at most 36525d"):
        link([], window="9999999d")
    path = tmp_path / "wire.jsonl"
    path.write_text('{"id": "a", "headline": "x"}\n', encoding="utf-8")
    with pytest.raises(Told, match="a: no time in `published`"):
        link([str(path)])
    path.write_text('{"id": "a"}\n{"id": "a"}\n', encoding="utf-8")
    with pytest.raises(Told, match="a: two lines have this id"):
        link([str(path)], no_dates=True)

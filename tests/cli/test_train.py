"""Promises about `wiredesk train`."""

import json
from pathlib import Path

import pytest
import typer

from services.cli.errors import Told
from services.cli.models import write_model
from services.cli.tag import tag
from services.cli.train import train
from services.enrich.learned import training
from services.enrich.learned.model import Kind
from tests.enrich.learned.stories import WIRE


Rows = list[dict[str, object]]


def rows(field: str = "section") -> Rows:
    """The small wire as lines."""
    return [
        {
            "id": at,
            "headline": text,
            "body": text.lower(),
            field: label if field == "section" else [label],
        }
        for at, (text, label) in enumerate(WIRE)
    ]


def written(folder: Path, lines: Rows) -> str:
    """A file of these lines."""
    path = folder / "wire.jsonl"
    path.write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")
    return str(path)


@pytest.mark.parametrize("field", ["section", "topics"])
def test_what_is_trained_is_tagged(
    field: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """From a labelled wire to a label on the next story."""
    path, out = written(tmp_path, rows(field)), tmp_path / "own.model"
    train([path], out=out)
    assert "2 labels from 12 stories" in capsys.readouterr().err
    tag([path], model=out)
    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    if field == "section":
        assert [line["section"] for line in lines] == [label for _, label in WIRE]
    else:
        told = [[topic["qcode"] for topic in line["topics"]] for line in lines]
        assert told == [[label] for _, label in WIRE]


def test_what_is_left_out_or_unsure_is_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Stories without a label, labels with a single story."""
    odd: Rows = [
        {"id": "x", "headline": "No label"},
        {"id": "y", "headline": "Fair", "section": "Fairs"},
        {"id": "z", "headline": "Tide", "section": "Tides"},
        {"id": "w", "headline": "Tide turns", "section": "Tides"},
    ]
    train([written(tmp_path, rows() + odd)], out=tmp_path / "own.model")
    told = capsys.readouterr().err
    assert "3 labels from 14 stories" in told
    assert "1 of 16 stories have no section: left out" in told
    assert "left out, with a single story: Fairs" in told
    assert "fewer than 5 stories, so unsure: Tides" in told


@pytest.mark.parametrize(
    ("lines", "because"),
    [
        ([{"id": 1, "headline": "x"}], "no story has a section or topics"),
        ([{"id": 1, "headline": "x", "section": "A"}], "no label has enough"),
        ([r | {"topics": ["a"]} for r in rows()], "say --learn"),
        ([r | {"section": "A"} for r in rows()], "every story has the same label"),
        ([r | {"section": 7} for r in rows()], "section: Input should be a valid"),
        ([r | {"topics": "cocoa"} for r in rows()], "topics: Input should be a valid"),
        ([], "no story has a section"),
    ],
)
def test_what_teaches_nothing_is_one_clear_line(
    lines: Rows, because: str, tmp_path: Path
) -> None:
    """And nothing is written."""
    out = tmp_path / "own.model"
    if because.startswith("section: "):
        lines = [r | {"section": []} for r in rows()]
    with pytest.raises(Told, match=because):
        train([written(tmp_path, lines)], out=out)
    assert not out.exists()


def test_a_broken_line_and_a_missing_file_are_named(tmp_path: Path) -> None:
    """By file and number."""
    path = tmp_path / "wire.jsonl"
    path.write_text('{"id": 1, "section": "A"}\n{"id": \n', encoding="utf-8")
    with pytest.raises(Told, match=r"wire\.jsonl:2: line: Invalid JSON"):
        train([str(path)], out=tmp_path / "own.model")
    with pytest.raises(typer.BadParameter, match="no such file"):
        train([str(tmp_path / "none")], out=tmp_path / "own.model")


def test_where_nothing_can_be_written_is_said_before_any_work(tmp_path: Path) -> None:
    """A folder, or a place that is not there."""
    path = written(tmp_path, rows())
    with pytest.raises(typer.BadParameter, match="is a folder"):
        train([path], out=tmp_path)
    with pytest.raises(typer.BadParameter, match="cannot be written"):
        train([path], out=tmp_path / "away" / "own.model")


def test_an_interrupted_training_leaves_the_older_model(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Ctrl-C loses the work, never the file that stands; nothing else is left."""
    out = tmp_path / "own.model"
    train([written(tmp_path, rows())], out=out, kind=Kind.SECTION)
    older = out.read_bytes()

    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(training, "learn", interrupted)
    with pytest.raises(KeyboardInterrupt):
        train([written(tmp_path, rows())], out=out, kind=Kind.SECTION)
    monkeypatch.setattr(Path, "write_bytes", interrupted)
    with pytest.raises(KeyboardInterrupt):
        write_model(out, b"newer")
    assert out.read_bytes() == older
    assert {p.name for p in tmp_path.iterdir()} == {"own.model", "wire.jsonl"}


def test_a_foreign_model_is_refused_by_name(tmp_path: Path) -> None:
    """Which file, and what it is not."""
    path = written(tmp_path, rows())
    with pytest.raises(Told, match=r"wire\.jsonl: this is no model"):
        tag([path], model=Path(path))
    with pytest.raises(typer.BadParameter, match="no such file"):
        tag([path], model=tmp_path / "none")


def test_rows_without_any_topic_are_examples_too(tmp_path: Path) -> None:
    """An empty list says: none of these."""
    lines = rows("topics")
    lines += [r | {"id": f"n{r['id']}", "topics": []} for r in lines[6:]]
    train([written(tmp_path, lines)], out=tmp_path / "own.model")
    assert (tmp_path / "own.model").stat().st_size > 0

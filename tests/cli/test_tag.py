"""Promises about `wiredesk tag`."""

import json
from pathlib import Path

import pytest

from services.cli.errors import Told
from services.cli.tag import tag


def test_each_story_gets_one_line_with_its_tags(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Codes in either form are read, and every tag says why."""
    rows = [
        {
            "id": "a",
            "headline": "Cup final",
            "body": "x",
            "subjects": ["medtop:15000000"],
        },
        {
            "id": 2,
            "subjects": [{"scheme": "subj", "code": "07000000"}],
            "language": "de",
        },
        {"id": "c", "headline": None, "body": None},
    ]
    path = tmp_path / "stories.jsonl"
    path.write_text("\n".join(map(json.dumps, rows)) + "\n\n", encoding="utf-8")
    tag([str(path)])
    first, second, third = map(json.loads, capsys.readouterr().out.splitlines())
    assert (first["id"], first["section"]) == ("a", "Sport")
    assert first["sections"][0]["why"] == "code medtop:15000000"
    assert (second["id"], second["section"]) == ("2", "Health")
    assert second["topics"][0]["qcode"] == "medtop:07000000"
    assert third == {
        "id": "c",
        "section": None,
        "sections": [],
        "topics": [],
        "sectors": [],
    }


def test_a_bad_line_is_named(tmp_path: Path) -> None:
    """The message says which line of which file, and what is wrong with it."""
    path = tmp_path / "stories.jsonl"
    path.write_text('{"headline": "no id"}\n', encoding="utf-8")
    with pytest.raises(Told, match=r"stories\.jsonl:1: id: Field required"):
        tag([str(path)])

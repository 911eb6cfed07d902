"""What is made from the models is made anew with every change."""

import json
from pathlib import Path

import pytest
import yaml

from schemas import __main__ as schemas
from schemas.topics import TOPICS


HERE = Path(schemas.__file__).parent


def test_nothing_is_stale(capsys: pytest.CaptureFixture[str]) -> None:
    """Who reads the committed schemas reads what the services send."""
    assert schemas.main(["--check"]) == 0, capsys.readouterr().err


def test_a_stale_file_is_named(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The check fails, and says in one line which file and what to do."""
    made = schemas.files() | {HERE / "json" / "New.schema.json": "{}\n"}
    monkeypatch.setattr(schemas, "files", lambda: made)
    assert schemas.main(["--check"]) == 1
    assert capsys.readouterr().err == (
        "schemas/json/New.schema.json is stale: run python -m schemas\n"
    )


def test_a_release_that_is_broken_is_named(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """A field that released readers know cannot go unnoticed."""
    old = {"type": "object", "properties": {"gone": {"type": "string"}}}
    (tmp_path / "0.9.0").mkdir()
    (tmp_path / "0.9.0" / "Notice.schema.json").write_text("{}")
    (tmp_path / "0.10.0").mkdir()
    (tmp_path / "0.10.0" / "Notice.schema.json").write_text(json.dumps(old))
    monkeypatch.setattr(schemas, "RELEASED", tmp_path)
    assert schemas.main(["--check"]) == 1
    assert "Notice.schema.json breaks readers of 0.10.0: $.gone was removed" in (
        capsys.readouterr().err
    )


def test_every_reference_leads_somewhere() -> None:
    """A tool that reads the AsyncAPI file finds every part of it."""
    text = (HERE / "asyncapi.yaml").read_text(encoding="utf-8")
    described = yaml.safe_load(text)
    assert len(described["channels"]) == len(TOPICS)
    references = {
        line.split("$ref:")[1].strip(" '")
        for line in text.split("\n")
        if "$ref" in line
    }
    for reference in references:
        if reference.startswith("#/"):
            part = described
            for name in reference[2:].split("/"):
                part = part[name]
        else:
            assert (HERE / reference).is_file()

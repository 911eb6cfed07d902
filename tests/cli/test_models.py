"""Promises about where a learned model is written."""

import os
from pathlib import Path

import pytest
import typer

from services.cli.models import check_writable


def test_nothing_but_a_model_is_replaced(tmp_path: Path) -> None:
    """An archive, a device or a pipe that `--out` names by mistake stays as it is."""
    archive = tmp_path / "archive.jsonl"
    archive.write_text('{"id": "a", "section": "Harbour"}\n', encoding="utf-8")
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    for path in (archive, pipe, Path(os.devnull)):
        with pytest.raises(
            typer.BadParameter, match="is there and is no model; name another"
        ):
            check_writable(path)


def test_a_link_that_leads_nowhere_is_not_replaced(tmp_path: Path) -> None:
    """A link is its owner's way to a file; it does not become the file."""
    link = tmp_path / "link.model"
    link.symlink_to(tmp_path / "elsewhere.model")
    with pytest.raises(typer.BadParameter, match="is a link"):
        check_writable(link)

"""Promises about a newsroom's own rubrics at the edges: commands and the line."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
import typer

from schemas.feeds import Feeds
from services.cli import config
from services.cli.errors import Told
from services.cli.models import line_rubrics, read_rubrics
from services.cli.tag import tag
from services.enrich.__main__ import load_rubrics
from services.enrich.handler import prepare, settle
from services.runtime.faults import WrongSetting, named
from services.runtime.settings import Settings
from tests.enrich.learned.test_line import received
from tests.enrich.said import revision


OWN = '[[section]]\nid = "sport"\nname = "Games"\n'


@pytest.fixture
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A file of rubrics that the line is set to use."""
    path = tmp_path / "own.toml"
    path.write_text(OWN, encoding="utf-8")
    monkeypatch.setenv("WIREDESK_ENRICH_SECTIONS", str(path))
    line_rubrics.cache_clear()
    yield path
    line_rubrics.cache_clear()


def test_the_line_uses_the_rubrics_that_are_set(own: Path) -> None:
    """From the setting to the state of an article."""
    assert own.is_file()
    rubrics = load_rubrics(Settings().enrich.sections)
    said = revision(1, headline="Late striker saves cup tie in league match")
    batch = prepare([received(said.article)], Feeds(), rubrics=rubrics)
    known = {r.article.article_id: [r] for r in batch.revisions.values()}
    (settled,) = settle(batch, known, Feeds())
    assert settled.state.section is not None
    assert settled.state.section.name == "Games"


def test_a_wrong_file_stops_the_start_and_is_named(tmp_path: Path) -> None:
    """A line that quietly fell back to our rubrics would file stories elsewhere."""
    path = tmp_path / "own.toml"
    path.write_text("[[section]\n", encoding="utf-8")
    with pytest.raises(WrongSetting, match=r"own\.toml: is no TOML: "):
        load_rubrics(path)
    path.write_bytes(b"\xff\xfe")
    with pytest.raises(WrongSetting, match=r"own\.toml: "):
        load_rubrics(path)
    with pytest.raises(WrongSetting, match=r"gone\.toml: No such file"):
        load_rubrics(tmp_path / "gone.toml")


def test_tag_takes_a_file_of_rubrics(
    own: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A newsroom tries its rubrics before the line has them."""
    rows = tmp_path / "rows.jsonl"
    rows.write_text('{"id": "a", "subjects": ["medtop:15000000"]}', encoding="utf-8")
    tag([str(rows)], sections=own)
    assert json.loads(capsys.readouterr().out)["section"] == "Games"


def test_commands_name_the_file_and_what_is_wrong(tmp_path: Path) -> None:
    """One line; a missing file and a wrong one alike."""
    path = tmp_path / "own.toml"
    with pytest.raises(typer.BadParameter, match=r"own\.toml: no such file"):
        read_rubrics(path)
    path.write_text(OWN + OWN, encoding="utf-8")
    with pytest.raises(Told, match=r"own\.toml: there are two tables of section"):
        read_rubrics(path)


def test_config_check_finds_feeds_that_lead_nowhere(
    own: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A feed's table that names a rubric the site lacks would be of no effect."""
    assert own.is_file()
    feeds = tmp_path / "feeds.toml"
    feeds.write_text('[norda]\nsections = { SPO = "games" }\n', encoding="utf-8")
    monkeypatch.setenv("WIREDESK_FEEDS", str(feeds))
    config.check()
    feeds.write_text('[norda]\nsections = { SPO = "gmes" }\n', encoding="utf-8")
    with pytest.raises(Told, match="norda: sections: SPO: no section is called 'gmes'"):
        config.check()


def test_what_stops_the_start_is_in_the_log() -> None:
    """Errors are logged by type, as a message may hold story text; this one does not."""
    assert named(WrongSetting("own.toml: is no TOML")) == "own.toml: is no TOML"

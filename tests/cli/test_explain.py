"""`wiredesk explain`: what a person is told of a file."""

from pathlib import Path

import typer
from typer.testing import CliRunner

from services.cli.explain import explain


STORIES = Path(__file__).parents[1] / "stories"
APP = typer.Typer()
APP.command()(explain)


def _told(name: str, *options: str) -> list[str]:
    """The lines, each with single spaces."""
    result = CliRunner().invoke(APP, [*options, str(STORIES / name)])
    assert result.exit_code == 0, result.output
    return [" ".join(line.split()) for line in result.stdout.splitlines()]


def test_a_page_is_told_with_its_rule_and_its_future() -> None:
    """The article, the deciding rule, where the desk puts it, and what goes out."""
    told = _told("textpage/military-ai.txt")
    assert "decided by rule nothing-said" in told
    assert "World 1.00: section as sent: World" in told
    assert "published at once: ArticlePublished" in told


def test_a_kill_names_the_signal_that_decided_and_the_others() -> None:
    """So one sees that the status outweighed the version."""
    told = _told("newsmlg2/kill.xml")
    assert 'decided by rule status-kill: "canceled"' in told
    assert 'heard version says later: "version 2"' in told
    assert "published at once: no page: killed" in told


def test_an_embargo_says_from_when_the_page_goes_out(tmp_path: Path) -> None:
    """Nothing now, the page at its time."""
    text = (STORIES / "newsmlg2/embargo.xml").read_text(encoding="utf-8")
    ahead = tmp_path / "ahead.xml"
    ahead.write_text(text.replace("2026-03-0", "2096-03-0"), encoding="utf-8")
    told = _told(str(ahead))
    assert "published at once: no page: embargoed" in told
    assert any(
        line.startswith("published from 2096-03-02")
        and line.endswith("UTC: ArticlePublished")
        for line in told
    )


def test_each_item_of_a_message_is_told() -> None:
    """A package, its story and its picture; only the story has a page."""
    told = _told("newsmlg2/message.xml")
    assert [line for line in told if line.startswith("Item ")] == [
        "Item 1 of 3",
        "Item 2 of 3",
        "Item 3 of 3",
    ]
    assert "published at once: no page: a picture is kept by its id" in told


def test_what_a_story_was_translated_from_is_told() -> None:
    """By the name that the agency gave it."""
    told = _told("newsmlg2/translation.xml")
    assert "translation of urn:x-north:ferry-9" in told


def test_what_cannot_be_read_says_why() -> None:
    """As a dead letter would."""
    assert any(
        line.startswith("outcome dead letter: no_identity")
        for line in _told("newsmlg2/nameless-kill.xml")
    )


def test_a_file_that_is_not_there_is_wrong_use() -> None:
    """One line, exit code 2."""
    result = CliRunner().invoke(APP, ["nowhere.xml"])
    assert result.exit_code == 2
    assert "no such file" in result.output

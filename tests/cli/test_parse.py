"""`wiredesk parse`: one JSON line an item, without any server."""

import json
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner, Result

from services.cli.parse import parse
from services.ingest import handler
from services.ingest.normalise import normalise
from services.ingest.wirestory import WireStory


STORIES = Path(__file__).parents[1] / "stories"
APP = typer.Typer()
APP.command()(parse)


def _run(*arguments: str, sent: bytes | None = None) -> Result:
    return CliRunner().invoke(APP, [*arguments], input=sent)


def _lines(result: Result) -> list[dict[str, object]]:
    assert result.exit_code == 0, result.output
    return [json.loads(line) for line in result.stdout.splitlines()]


def test_a_page_is_one_article_with_its_tags() -> None:
    """Everything the line would make of it, and where the desk would put it."""
    path = str(STORIES / "textpage" / "military-ai.txt")
    (line,) = _lines(_run(path))
    assert (line["path"], line["item"], line["items"]) == (path, 0, 1)
    assert (line["format"], line["outcome"]) == ("textpage", "article")
    article, tags = line["article"], line["tags"]
    assert isinstance(article, dict)
    assert isinstance(tags, dict)
    assert article["byline"] == "Caleb Monroe"
    assert tags["section"]["name"] == "World"
    assert {"defense", "technology"} <= {sector["id"] for sector in tags["sectors"]}


def test_every_file_of_a_folder_has_a_line(tmp_path: Path) -> None:
    """Also what cannot be read; the exit code is 0 all the same."""
    (tmp_path / "deep").mkdir()
    (tmp_path / "a.txt").write_bytes(b"World May 5, 2026\n\nHeadline\n\nText.")
    (tmp_path / "deep" / "b.bin").write_bytes(b"\x00\x01")
    (tmp_path / "c.xml").write_bytes(b"")
    lines = _lines(_run(str(tmp_path)))
    assert [(line["outcome"], line.get("reason")) for line in lines] == [
        ("article", None),
        ("skipped", "empty"),
        ("rejected", "unknown_format"),
    ]


def test_standard_input_is_read_and_the_feed_is_named() -> None:
    """The feed gives the agency."""
    page = b"World May 5, 2026\n\nHeadline\n\nText."
    (line,) = _lines(_run("--feed", "acme", "-", sent=page))
    assert line["path"] == "-"
    article = line["article"]
    assert isinstance(article, dict)
    assert (article["feed"], article["headline"]) == ("acme", "Headline")


def test_the_summary_is_a_table() -> None:
    """How well each format is read, at a glance."""
    result = _run("--summary", str(STORIES / "textpage"))
    assert result.exit_code == 0
    assert "textpage" in result.stdout
    assert "%" in result.stdout


@pytest.mark.parametrize("path", ["no-such-file", "no/such/folder"])
def test_a_path_that_is_not_there_is_wrong_use(path: str) -> None:
    """Exit code 2 and one line that says so."""
    result = _run(path)
    assert result.exit_code == 2
    assert "no such file" in result.output


def test_an_item_that_sets_off_a_mistake_of_ours_hides_no_other(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """It is rejected in its place, as the line would set it aside."""
    right = normalise

    def wrong(story: WireStory, *others: object) -> object:
        if story.headline == "Second":
            raise ZeroDivisionError
        return right(story, *others)  # type: ignore[arg-type] # handed on as they came

    monkeypatch.setattr(handler, "normalise", wrong)
    titles = ("First", "Second", "Third")
    items = "".join(f"<item><guid>{t}</guid><title>{t}</title></item>" for t in titles)
    file = tmp_path / "feed.xml"
    file.write_text(f'<rss version="2.0"><channel>{items}</channel></rss>')
    lines = _lines(_run(str(file)))
    assert [(line["item"], line["items"]) for line in lines] == [(0, 3), (1, 3), (2, 3)]
    assert [line["outcome"] for line in lines] == ["article", "rejected", "article"]
    assert lines[1]["reason"] == "unexpected_error"

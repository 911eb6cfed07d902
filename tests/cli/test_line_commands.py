"""The commands that ask a line that runs."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from services.cli.__main__ import command_line
from tests.line.line import Line
from tests.line.made import FEED, id_of, killed, story
from tests.line.running import running_line, servers_of
from tests.line.wrap import Item


APP = command_line([])
BROKEN = b"\xef\xbb\xbf<newsItem guid='cut\x80 off"

pytestmark = pytest.mark.line


@pytest.fixture(scope="module")
def line(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Line]:
    """A line to ask."""
    folder = tmp_path_factory.mktemp("commands")
    with running_line(folder, servers_of(request), (FEED,)) as line:
        yield line


def told(line: Line, *words: str, code: int = 0) -> Result:
    """What a command says; it must end with this code."""
    env = line.env("command", 0) | {"COLUMNS": "300"}
    result = CliRunner().invoke(APP, list(words), env=env)
    assert result.exit_code == code, result.output or repr(result.exception)
    return result


@pytest.fixture(scope="module")
def pushed(line: Line, tmp_path_factory: pytest.TempPathFactory) -> list[Item]:
    """Two stories and a broken file, sent by the command; the second is killed."""
    folder = tmp_path_factory.mktemp("wire")
    items = [story("Harbour opens"), story("Harbour closes")]
    for number, item in enumerate(items):
        (folder / f"{number}.xml").write_bytes(item.xml())
    (folder / "broken.xml").write_bytes(BROKEN)
    said = told(line, "push", "--feed", FEED, str(folder)).output
    assert "3 of 3 acknowledged" in said
    line.settle()
    line.push(FEED, killed(items[1]).xml())
    line.settle()
    return items


def test_push_refuses_what_is_not_there(line: Line) -> None:
    """One line says what is wrong."""
    result = CliRunner().invoke(APP, ["push", "nowhere.xml"], env=line.env("c", 0))
    assert result.exit_code == 2


def test_push_makes_the_topic_of_a_new_feed(line: Line, tmp_path: Path) -> None:
    """An agency that nobody declared can send at once."""
    file = tmp_path / "story.xml"
    file.write_bytes(story("From a new feed").xml())
    said = told(line, "push", "--feed", "newcomer", str(file)).output
    assert f"made topic {line.prefix}raw.newcomer" in said


def test_tail_tells_events_in_lines(line: Line, pushed: list[Item]) -> None:
    """What happened, to which article, under which title; a withdrawal says why."""
    events = len(line.events())
    said = told(line, "tail", "--since-start", "--count", str(events)).output
    assert said.count("ArticlePublished") == 2
    assert pushed[0].headline
    assert pushed[0].headline in said
    assert "killed" in said


def test_tail_gives_programs_whole_events(line: Line, pushed: list[Item]) -> None:
    """One JSON line an event."""
    events = len(line.events())
    result = told(line, "tail", "--since-start", "--json", "--count", str(events))
    told_ids = {json.loads(one)["article_id"] for one in result.output.splitlines()}
    assert told_ids == {str(id_of(item)) for item in pushed}


def test_status_counts_every_item(line: Line, pushed: list[Item]) -> None:
    """Items by outcome, pages, dead letters; nothing is unaccounted for."""
    status = json.loads(told(line, "status", "--json").output)
    assert status["items"][FEED] == {"stored": 3, "dead_letter": 1}
    assert status["pages"] == {"public": 1, "withdrawn": 1}
    assert status["dead_letters"] == {"not_well_formed": 1}
    assert status["held"] == {"killed": 1}
    assert set(status["lag"].values()) == {0}
    assert len(status["owners"]) == 5
    assert status["troubles"] == []
    assert "well" in told(line, "status").output


def test_status_of_a_line_without_publish_is_not_well(line: Line) -> None:
    """Nobody owns the shards, and that is said; exit code 1."""
    line.processes["publish"].stop()
    said = told(line, "status", code=1).output
    line.restart("publish")
    assert "has no owner" in said


def test_a_story_has_a_life(line: Line, pushed: list[Item]) -> None:
    """What was said, what decided, what was told, and where it came from."""
    said = told(line, "story", str(id_of(pushed[1]))).output
    assert "status-kill" in said
    assert "ArticlePublished" in said
    assert "ArticleWithdrawn" in said
    assert f"{line.prefix}raw.{FEED}/" in said


def test_a_story_that_is_not_there_is_told_in_a_line(line: Line) -> None:
    """Neither a name without article nor one that is no name gives a traceback."""
    for name in ("00000000-0000-0000-0000-000000000000", "no-id"):
        result = CliRunner().invoke(APP, ["story", name], env=line.env("c", 0))
        assert result.exit_code == 1
        assert name in str(result.exception)


def test_dead_letters_are_listed_and_shown_as_sent(
    line: Line, pushed: list[Item]
) -> None:
    """The reason for a person, and the bytes for a program."""
    listed = told(line, "dlq", "list").output
    assert "not_well_formed" in listed
    assert "no open" in told(line, "dlq", "list", "--feed", "south").output
    (row,) = line.sql("select topic, partition, raw_offset from dead_letters")
    name = f"{row['topic']}/{row['partition']}/{row['raw_offset']}"
    assert name in listed
    assert told(line, "dlq", "show", "--raw", name).stdout_bytes == BROKEN
    assert b"not_well_formed" in told(line, "dlq", "show", name).stdout_bytes


def test_the_house_is_in_order(line: Line) -> None:
    """Topics, tables and settings are as declared."""
    assert "as declared" in told(line, "topics", "check").output
    assert "all topics are there" in told(line, "topics", "create").output
    assert "up to date" in told(line, "db", "status").output
    assert "up to date" in told(line, "db", "migrate").output
    assert "settings are well" in told(line, "config", "check").output
    assert "**" in told(line, "config", "show").output


def test_an_unknown_broker_is_told_with_what_to_do(line: Line) -> None:
    """A command that meets nobody fails."""
    env = line.env("c", 0) | {"WIREDESK_KAFKA_BOOTSTRAP": "127.0.0.1:1"}
    result = CliRunner().invoke(APP, ["topics", "check"], env=env)
    assert result.exit_code == 1

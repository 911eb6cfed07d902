"""A worker stops before a bad deploy drains the wire into the dead letters."""

import subprocess
import sys

import pytest

from schemas.events import PageEvent
from schemas.topics import Role
from tests.line.books import balanced
from tests.line.conftest import MakeLine
from tests.line.line import Line
from tests.line.made import FEED, id_of, story
from tests.line.process import ROOT


pytestmark = pytest.mark.line


def test_too_many_rejections_stop_ingest_until_somebody_looks(
    own_line: MakeLine,
) -> None:
    """Alive and not ready, nothing committed; `wiredesk resume` lets them through."""
    with own_line(WIREDESK_WORKER_REJECT_IN_A_ROW="5") as line:
        before, behind = story("Before the flood"), story("Behind the flood")
        line.push(FEED, before.xml())
        line.settle()
        line.push(FEED, *(b"<broken %d" % number for number in range(8)))
        ingest = line.processes["ingest"]
        line.wait_until(lambda: ingest.answer("/readyz")[0] == 503)
        line.push(FEED, behind.xml())
        assert "rejections:north" in ingest.answer("/readyz")[1]
        assert ingest.answer("/livez")[0] == 200
        assert (
            'wiredesk_stopped{why="rejections:north"} 1.0'
            in ingest.answer("/metrics")[1]
        )
        assert line.records(Role.DEAD_LETTERS) == []
        assert line.count("select count(*) from intake") == 1
        resume(line)
        line.settle()
        assert ingest.answer("/readyz")[0] == 200
        assert balanced(line).outcomes["dead_letter"] == 8
        assert any(isinstance(e, PageEvent) for e in line.events(id_of(behind)))


def resume(line: Line) -> None:
    """What an operator types."""
    address = line.processes["ingest"].address
    command = ["resume", "--address", address]
    subprocess.run(
        [sys.executable, "-m", "services.cli", *command], cwd=ROOT, check=True
    )

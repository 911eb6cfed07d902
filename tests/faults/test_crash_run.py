"""The crash run, short enough for every day."""

from pathlib import Path

import pytest

from tests.faults.crashing import FEED, check_repeat, run
from tests.line.running import running_line, servers_of
from tests.line.wrap import STREAM, recorded


STORIES = 1500

pytestmark = [
    pytest.mark.line,
    pytest.mark.corpus,
    pytest.mark.skipif(not STREAM.exists(), reason="the recorded wire is not here"),
]


def test_a_wire_survives_the_death_of_each_service(
    request: pytest.FixtureRequest, tmp_path: Path
) -> None:
    """Each service killed once in mid-run: nothing lost, nothing twice, twice nothing."""
    rows = list(recorded(STORIES))
    assert any(not row.publishable for row in rows)
    with running_line(tmp_path, servers_of(request), (FEED,)) as line:
        run(line, rows, seed=1987)
        check_repeat(line, rows)

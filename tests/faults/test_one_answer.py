"""The answer does not depend on how many workers run; short enough for every day."""

from pathlib import Path

import pytest

from tests.faults.crashing import FEED
from tests.faults.one_answer import WAYS, answer, differences
from tests.faults.wire import wire
from tests.line.running import running_line, servers_of
from tests.line.wrap import STREAM


STORIES = 500

pytestmark = [
    pytest.mark.line,
    pytest.mark.corpus,
    pytest.mark.skipif(not STREAM.exists(), reason="the recorded wire is not here"),
]


def test_workers_and_order_change_nothing(
    request: pytest.FixtureRequest, tmp_path: Path
) -> None:
    """One worker or four, the linker killed, in order or not, late or not: one answer."""
    told = wire(STORIES)
    found = []
    for n, way in enumerate((WAYS[0], WAYS[-1])):
        folder = tmp_path / str(n)
        folder.mkdir()
        servers = servers_of(request)
        with running_line(folder, servers, (FEED,), told.settings) as line:
            found.append(answer(line, told, way))
    assert found[0]["links"], "nothing was linked"
    assert found[0]["stories"], "no story runs"
    assert found[0] == found[1], differences(*found)

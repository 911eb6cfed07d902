"""One line for all tests that can share it, and lines of their own for the others."""

from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Protocol

import pytest

from tests.line.line import Line
from tests.line.running import running_line, servers_of


FEEDS = ("north", "east")


class MakeLine(Protocol):
    """Makes a line; settings as variables."""

    def __call__(
        self, feeds: Sequence[str] = FEEDS, **more: str
    ) -> AbstractContextManager[Line]: ...


@pytest.fixture(scope="session")
def shared_line(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Line]:
    """The line that tests share; whoever ends a service starts it again."""
    folder = tmp_path_factory.mktemp("line")
    with running_line(folder, servers_of(request), FEEDS) as line:
        yield line


@pytest.fixture
def line(shared_line: Line) -> Iterator[Line]:
    """The shared line; a mistake in any of its logs fails the test."""
    yield shared_line
    assert shared_line.mistakes() == {}
    assert all(process.runs for process in shared_line.processes.values())


@pytest.fixture
def own_line(request: pytest.FixtureRequest, tmp_path: Path) -> MakeLine:
    """Makes a line that nobody else sees, with settings of its own."""

    def make(feeds: Sequence[str] = FEEDS, **more: str) -> AbstractContextManager[Line]:
        return running_line(tmp_path, servers_of(request), feeds, more)

    return make


@pytest.fixture(scope="session")
def shared_site(shared_line: Line) -> str:
    """A site that follows the shared line; its address."""
    process = shared_line.start("deploy.demo.site", ready="/healthz")
    process.wait_ready()
    return process.address


@pytest.fixture
def site(line: Line, shared_site: str) -> str:
    """The site's address, for a test that is failed by mistakes in its log."""
    return shared_site

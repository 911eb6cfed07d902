"""What a process says of itself to whoever watches over it."""

import asyncio
import urllib.error
import urllib.request
from collections.abc import Iterator

import pytest

from services.runtime.health import Health, serve
from services.runtime.pulse import Pulse
from services.runtime.settings import HttpSettings


@pytest.fixture
def health() -> Health:
    """A process that has just begun."""
    return Health(stuck_after=0.05)


@pytest.fixture
def address(health: Health) -> Iterator[str]:
    """Where it is served."""
    with serve(health, HttpSettings()) as port:
        yield f"http://127.0.0.1:{port}"


def ask(address: str, path: str, *, post: bool = False) -> tuple[int, str]:
    """Status and body."""
    request = urllib.request.Request(address + path, method="POST" if post else "GET")  # noqa: S310 - http
    try:
        with urllib.request.urlopen(request, timeout=5) as answer:  # noqa: S310 - http
            return answer.status, answer.read().decode()
    except urllib.error.HTTPError as error:
        with error:
            return error.code, error.read().decode()


async def asked(address: str, path: str, *, post: bool = False) -> tuple[int, str]:
    """The same, while the event loop goes on."""
    return await asyncio.to_thread(ask, address, path, post=post)


async def test_ready_means_that_every_worker_runs(health: Health, address: str) -> None:
    """Starting is not ready, and neither is a worker that has ended."""
    assert (await asked(address, "/readyz"))[0] == 503
    pulse = Pulse("p", asyncio.Event())
    health.pulses.append(pulse)
    assert (await asked(address, "/readyz"))[0] == 503
    with pulse.beating():
        assert (await asked(address, "/readyz"))[0] == 200
    assert (await asked(address, "/readyz"))[0] == 503


async def test_a_stopped_worker_is_alive_and_resumes(
    health: Health, address: str
) -> None:
    """Not ready until somebody says resume; a restart would help nobody."""
    pulse = Pulse("p", asyncio.Event())
    health.pulses.append(pulse)
    beating = asyncio.create_task(health.beat())
    with pulse.beating():
        waiting = asyncio.create_task(pulse.stopped("rejections:north"))
        await asyncio.sleep(0)
        assert await asked(address, "/readyz") == (503, "p stopped: rejections:north")
        assert (await asked(address, "/livez"))[0] == 200
        assert await asked(address, "/resume", post=True) == (200, "resumed: p")
        await waiting
        assert (await asked(address, "/readyz"))[0] == 200
        assert "nothing" in (await asked(address, "/resume", post=True))[1]
    beating.cancel()


async def test_no_progress_is_told_unless_the_world_is_away(
    health: Health, capfd: pytest.CaptureFixture[str]
) -> None:
    """A stuck worker is to be restarted; broker or database away is no reason."""
    pulse = Pulse("p", asyncio.Event())
    health.pulses.append(pulse)
    with pulse.busy(1):
        with pulse.waiting_for_the_world():
            await asyncio.sleep(0.1)
            assert pulse.stuck_for() == 0
        await asyncio.sleep(0.1)
        assert pulse.stuck_for() >= 0.1
        assert health.not_live()
    assert "most recent call first" in capfd.readouterr().err


async def test_long_work_that_goes_on_is_not_stuck() -> None:
    """Parts of it are done; nothing in hand is no progress."""
    pulse = Pulse("p", asyncio.Event())
    pulse.progressed()
    assert pulse.stuck_for() == 0
    with pulse.busy(1):
        await asyncio.sleep(0.1)
        pulse.progressed()
        assert pulse.stuck_for() < 0.1

"""Programs of the line: started, kept running, stopped, and never left behind."""

import asyncio
import json
import signal
import subprocess
import sys
import time
from collections.abc import Awaitable, Callable
from pathlib import Path

import psutil
import pytest

from services.local import keeper
from services.local.child import Child, Program, run
from services.local.errors import CannotStartError
from services.local.keeper import keep_running, next_pause, started
from services.local.leftovers import end_leftovers
from services.local.place import Place, held
from services.local.progress import Silent
from services.local.server import until


STUBBORN = """
import signal, time
signal.signal(signal.SIGTERM, signal.SIG_IGN)
print("up", flush=True)
time.sleep(60)
"""
SLEEP = "import time; time.sleep(60)"


class Heard(Silent):
    def __init__(self) -> None:
        self.said: list[str] = []
        self.twice = asyncio.Event()

    def done(self, text: str) -> None:
        """Remember it."""
        self.said.append(text)

    def warn(self, text: str) -> None:
        """Remember it."""
        self.said.append(text)
        if len(self.said) == 2:
            self.twice.set()


@pytest.fixture
def folder(tmp_path: Path) -> Place:
    """A place of the test's own."""
    return Place.at(tmp_path / "line")


def said_up(child: Child) -> Callable[[], Awaitable[bool]]:
    """Whether the child has come as far as it says."""

    async def look() -> bool:
        return "up" in child.last_words()

    return look


def python(
    name: str, code: str, *, patience: float = 5.0, once: bool = False
) -> Program:
    """A program of one line."""
    command = (sys.executable, "-c", code)
    return Program(name=name, command=command, patience=patience, once=once)


def number(folder: Place, name: str) -> int:
    """The process number that is written down for a program."""
    text = (folder.running / f"{name}.json").read_text()
    return int(json.loads(text)["pid"])


async def test_a_child_that_does_not_stop_is_killed(folder: Place) -> None:
    """A program that ignores the signal does not keep the line from stopping."""
    child = Child(python("stubborn", STUBBORN, patience=0.3), folder)
    await child.start()
    await until(said_up(child), child, 10.0)
    await child.stop()
    assert await child.wait() == -signal.SIGKILL
    assert not list(folder.running.iterdir())


async def test_a_second_ctrl_c_waits_for_nobody(folder: Place) -> None:
    """Whoever asks twice gets an end at once, and still nobody is left behind."""
    child = Child(python("stubborn", STUBBORN, patience=60.0), folder)
    await child.start()
    await until(said_up(child), child, 10.0)
    stopping = asyncio.create_task(child.stop())
    await asyncio.sleep(0.1)
    stopping.cancel()
    with pytest.raises(asyncio.CancelledError):
        await stopping
    assert await child.wait() == -signal.SIGKILL


async def test_all_are_stopped_when_the_start_is_broken_off(folder: Place) -> None:
    """Ctrl-C in the middle of a start leaves nobody behind."""
    children = [Child(python(name, SLEEP), folder) for name in ("a", "b")]
    with pytest.raises(CannotStartError):
        async with started(children):
            raise CannotStartError
    assert all(child.ended for child in children)


async def test_a_child_that_dies_is_started_again(
    folder: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A service that falls over comes back by itself, and a person is told."""
    monkeypatch.setattr(keeper, "FIRST_PAUSE", 0.01)
    heard = Heard()
    child = Child(python("dying", "raise SystemExit(3)"), folder)
    async with started([child]):
        keeping = asyncio.create_task(keep_running(child, heard))
        await heard.twice.wait()
        keeping.cancel()
    assert "dying ended (exit code 3), starts again in 0.01 s" in heard.said[0]
    assert "starts again in 0.02 s" in heard.said[1]


async def test_what_is_done_once_may_end(folder: Place) -> None:
    """The player of the sample wire is not started again when all is sent."""
    heard = Heard()
    child = Child(python("wire", "pass", once=True), folder)
    async with started([child]):
        await keep_running(child, heard)
    assert heard.said == ["wire has finished"]


def test_pauses_grow_and_begin_anew_after_a_steady_life() -> None:
    """A service that cannot live does not eat the machine."""
    assert next_pause(1.0, lived=2.0) == 2.0
    assert next_pause(30.0, lived=2.0) == 30.0
    assert next_pause(30.0, lived=600.0) == keeper.FIRST_PAUSE


async def test_a_failed_chore_says_why(folder: Place) -> None:
    """The error is one line, with the program's last word and where its log is."""
    with pytest.raises(CannotStartError, match=r"failed \(no such thing\): see .*log"):
        await run(python("chore", "import sys; sys.exit('no such thing')"), folder)


def test_what_a_killed_run_left_is_ended(folder: Place) -> None:
    """After SIGKILL of `up`, the next start finds its programs and ends them."""
    code = f"""
import asyncio, os, sys
from pathlib import Path
from services.local.child import Child, Program
from services.local.place import Place
async def main():
    program = Program(name="orphan", command=(sys.executable, "-c", {SLEEP!r}))
    await Child(program, Place.at(Path({str(folder.folder)!r}))).start()
    os.kill(os.getpid(), 9)
asyncio.run(main())
"""
    subprocess.run((sys.executable, "-c", code), check=False)
    orphan = psutil.Process(number(folder, "orphan"))
    assert list(end_leftovers(folder.running)) == ["orphan"]
    assert not orphan.is_running() or orphan.status() == psutil.STATUS_ZOMBIE
    assert not list(folder.running.iterdir())


def test_a_stranger_with_the_number_of_ours_lives_on(folder: Place) -> None:
    """Numbers come round again: only what began as ours with our command is ended."""
    theirs = [sys.executable, "-c", SLEEP]
    with subprocess.Popen(theirs) as stranger:
        for began, command in ((0.0, theirs), (time.time(), ["other"])):
            record = {"name": "kafka", "pid": stranger.pid, "began": began}
            more = {"command": command, "stop_signal": 15, "rank": 1}
            (folder.running / "kafka.json").write_text(json.dumps(record | more))
            assert list(end_leftovers(folder.running)) == []
        assert stranger.poll() is None
        stranger.kill()


def test_a_half_written_record_is_no_trouble(folder: Place) -> None:
    """A run that was killed while it wrote does not stop the next."""
    (folder.running / "kafka.json").write_text('{"name": "ka')
    assert list(end_leftovers(folder.running)) == []


def test_a_folder_has_one_line_at_a_time(tmp_path: Path) -> None:
    """A second `up` says that the first runs, and touches nothing of it."""
    refused = pytest.raises(CannotStartError, match="runs here already")
    with held(tmp_path), refused, held(tmp_path):
        pass
    with held(tmp_path):
        pass


def test_a_folder_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    """The error says which folder, and which setting names another."""
    (tmp_path / "file").touch()
    refused = pytest.raises(CannotStartError, match="WIREDESK_HOME")
    with refused, held(tmp_path / "file" / "home"):
        pass

"""Programs that a killed run left behind: written down at their start, ended later.

A process number alone proves nothing, as numbers come round again: only a process that
began when ours did, with the very command of ours, is ours.
"""

import json
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from signal import Signals

import psutil


PATIENCE = 30.0


@dataclass(frozen=True, slots=True)
class Started:
    """A program as it was started; `rank` says who goes first when all must go."""

    name: str
    pid: int
    began: float
    command: list[str]
    stop_signal: int
    rank: int

    def process(self) -> psutil.Process | None:
        """The process, if it still is the one that was started."""
        try:
            process = psutil.Process(self.pid)
            same = abs(process.create_time() - self.began) < 1.0
            return process if same and process.cmdline() == self.command else None
        except psutil.Error:
            return None


def write_down(folder: Path, started: Started) -> None:
    """Remember a program for the next run, should this one be killed."""
    (folder / f"{started.name}.json").write_text(json.dumps(asdict(started)))


def strike_out(folder: Path, name: str) -> None:
    """Forget a program that has ended."""
    (folder / f"{name}.json").unlink(missing_ok=True)


def end_leftovers(folder: Path) -> Iterator[str]:
    """End what still runs from an earlier run, servers last; gives each one's name."""
    for started in sorted(_written_down(folder), key=lambda s: s.rank):
        process = started.process()
        if process is not None:
            yield started.name
            end(process, started.stop_signal)
        strike_out(folder, started.name)


def end(process: psutil.Process, stop_signal: int) -> None:
    """Ask a process that is not our child to stop, and kill it when it does not."""
    for ask in (stop_signal, Signals.SIGKILL):
        with suppress(psutil.NoSuchProcess):
            process.send_signal(ask)
        if _is_gone(process, PATIENCE):
            return


def _is_gone(process: psutil.Process, seconds: float) -> bool:
    """Wait for its end; a zombie has ended, though in a container nobody may say so."""
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        try:
            if process.status() == psutil.STATUS_ZOMBIE:
                return True
        except psutil.NoSuchProcess:
            return True
        time.sleep(0.05)
    return False


def _written_down(folder: Path) -> list[Started]:
    found = []
    for path in folder.glob("*.json"):
        try:
            found.append(Started(**json.loads(path.read_text())))
        except (ValueError, TypeError):  # half written when the run was killed
            path.unlink()
    return found

"""One program of the line, as a real process."""

import os
import re
import signal
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Mapping
from pathlib import Path


ROOT = Path(__file__).parents[2]
PATIENCE = 60.0
LOOK_EVERY = 0.05
# What a mistake of the program's own looks like in a log.
MISTAKE = re.compile(
    r"Traceback \(most recent call last\)|Fatal Python error|batch failed"
)
# What aiokafka had begun when its broker went away, and nobody waits for any more.
ABANDONED = re.compile(r"was never retrieved.*/aiokafka/")


def is_mistake(line: str) -> bool:
    """Whether a line of a log tells of a program's own mistake."""
    return bool(MISTAKE.search(line)) and not ABANDONED.search(line)


class Process:
    """Started, killed and started again under one name; its words go to one file."""

    def __init__(
        self, module: str, env: Mapping[str, str], log: Path, port: int, ready: str
    ) -> None:
        self.address = f"http://127.0.0.1:{port}"
        self._command = [sys.executable, "-m", module]
        self._env = os.environ | env
        self._log = log
        self._ready = ready
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def pid(self) -> int:
        """The number of the process that runs now."""
        assert self._process is not None
        return self._process.pid

    @property
    def runs(self) -> bool:
        """Whether it runs now."""
        return self._process is not None and self._process.poll() is None

    def start(self) -> None:
        """Start it; `wait_ready` says when it is of use."""
        assert not self.runs
        with self._log.open("ab") as log:
            self._process = subprocess.Popen(
                self._command, cwd=ROOT, env=self._env, stdout=log, stderr=log
            )

    def wait_ready(self) -> None:
        """Wait until it answers well; an end before that fails."""
        until = time.monotonic() + PATIENCE
        while self.answer(self._ready)[0] != 200:
            assert self.runs, self.log()
            assert time.monotonic() < until, self.log()
            time.sleep(LOOK_EVERY)

    def answer(self, path: str) -> tuple[int, str]:
        """What it answers; status 0 when nobody listens."""
        try:
            with urllib.request.urlopen(self.address + path, timeout=5) as got:  # noqa: S310 - http
                return got.status, got.read().decode()
        except urllib.error.HTTPError as error:
            with error:
                return error.code, error.read().decode()
        except OSError:
            return 0, ""

    def signal(self, number: signal.Signals) -> None:
        """Send it a signal."""
        assert self._process is not None
        self._process.send_signal(number)

    def kill(self) -> None:
        """End it without a word."""
        self.signal(signal.SIGKILL)
        self.wait(10)

    def ask_to_end(self) -> None:
        """Begin to end it, if it runs."""
        if self.runs:
            self.signal(signal.SIGTERM)

    def stop(self) -> int:
        """End it as an operator would; its exit code."""
        self.ask_to_end()
        try:
            return self.wait(20)
        except subprocess.TimeoutExpired:
            self.kill()
            raise

    def wait(self, seconds: float) -> int:
        """Wait for its end; its exit code."""
        assert self._process is not None
        return self._process.wait(seconds)

    def memory(self) -> int:
        """Resident memory now, in MiB."""
        status = Path(f"/proc/{self.pid}/status").read_text("ascii")
        kilobytes = re.search(r"VmRSS:\s+(\d+)", status)
        return int(kilobytes[1]) // 1024 if kilobytes else 0

    def log(self) -> str:
        """All that it ever said."""
        return self._log.read_text(errors="replace") if self._log.exists() else ""

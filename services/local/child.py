"""Programs that are started, watched and stopped."""

import asyncio
import os
import signal
from asyncio.subprocess import DEVNULL, STDOUT, Process
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

import psutil

from services.local.errors import CannotStartError
from services.local.leftovers import Started, strike_out, write_down
from services.local.place import Place


LARGEST_LOG = 16 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Account:
    """The user that a program runs as."""

    name: str
    uid: int
    gid: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Program:
    """What is started, and how it likes to be stopped.

    `rank`: the lower stops first. `patience`: seconds from the signal to the kill.
    `once`: it may end by itself.
    """

    name: str
    command: tuple[str, ...]
    environment: Mapping[str, str] = field(default_factory=dict)
    folder: Path | None = None
    account: Account | None = None
    stop_signal: signal.Signals = signal.SIGTERM
    rank: int = 0
    patience: float = 15.0
    once: bool = False


class Child:
    """A program of ours, one process at a time, in a session of its own.

    Its own session keeps a terminal's Ctrl-C from reaching it: we say who stops when.
    """

    def __init__(self, program: Program, place: Place) -> None:
        self.program = program
        self.log = place.log / f"{program.name}.log"
        self._running = place.running
        self._process: Process | None = None

    async def start(self) -> None:
        """Start it; what it says goes to the end of its log."""
        self._make_room()
        with self.log.open("ab") as log:
            self._process = await _spawn(self.program, log.fileno())
        self._write_down(self._process.pid)

    async def wait(self) -> int:
        """Wait for its end; its exit code, negative for a signal."""
        return await self._process.wait() if self._process else 0

    @property
    def ended(self) -> bool:
        """Whether it has been started and runs no more."""
        return self._process is not None and self._process.returncode is not None

    async def stop(self) -> None:
        """Ask it to stop; kill it and all it started when it does not."""
        if self._process and not self.ended:
            with suppress(ProcessLookupError):
                self._process.send_signal(self.program.stop_signal)
            await self._wait_or_kill(self._process)
        strike_out(self._running, self.program.name)

    def last_words(self) -> str:
        """The last line of its log."""
        lines = self.log.read_text(errors="replace").split("\n")
        return next((line.strip() for line in reversed(lines) if line.strip()), "")

    async def _wait_or_kill(self, process: Process) -> None:
        try:
            async with asyncio.timeout(self.program.patience):
                await process.wait()
        except (TimeoutError, asyncio.CancelledError) as reason:
            # A second Ctrl-C is a wish to wait no longer; nobody may be left behind.
            with suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)
            await process.wait()
            if isinstance(reason, asyncio.CancelledError):
                raise

    def _make_room(self) -> None:
        if self.log.exists() and self.log.stat().st_size > LARGEST_LOG:
            self.log.replace(self.log.with_suffix(".log.1"))

    def _write_down(self, pid: int) -> None:
        with suppress(psutil.NoSuchProcess):  # it may have ended at once
            began = psutil.Process(pid).create_time()
            program = self.program
            started = Started(
                name=program.name,
                pid=pid,
                began=began,
                command=list(program.command),
                stop_signal=program.stop_signal,
                rank=program.rank,
            )
            write_down(self._running, started)


async def run(program: Program, place: Place) -> None:
    """Run a program to its end; its failure is ours."""
    child = Child(program, place)
    await child.start()
    try:
        code = await child.wait()
    finally:
        await child.stop()
    if code:
        raise CannotStartError(
            f"{program.name} failed ({child.last_words()}): see {child.log}."
        )


async def _spawn(program: Program, output: int) -> Process:
    account = program.account
    return await asyncio.create_subprocess_exec(
        *program.command,
        stdin=DEVNULL,
        stdout=output,
        stderr=STDOUT,
        cwd=program.folder,
        env=os.environ | program.environment,
        start_new_session=True,
        user=account.uid if account else None,
        group=account.gid if account else None,
        extra_groups=[] if account else None,
    )

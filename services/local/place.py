"""The folder that the embedded line lives in, and who may live there."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from services.local.errors import CannotStartError


@dataclass(frozen=True, slots=True)
class Place:
    """A folder with a room for each part; `jars` may be shared with other folders."""

    folder: Path
    jars: Path

    @classmethod
    def at(cls, folder: Path, jars: Path | None = None) -> "Place":
        """The place in that folder, wherever the work goes on later."""
        folder = folder.absolute()
        return cls(folder, (jars or folder / "kafka" / "libs").absolute())

    @property
    def log(self) -> Path:
        """Where each program's own words are."""
        return self._room("log")

    @property
    def running(self) -> Path:
        """Where the programs that run are written down."""
        return self._room("running")

    @property
    def kafka(self) -> Path:
        """The broker's room."""
        return self._room("kafka")

    @property
    def postgres(self) -> Path:
        """The database's room."""
        return self._room("postgres")

    def _room(self, name: str) -> Path:
        room = self.folder / name
        room.mkdir(parents=True, exist_ok=True)
        return room


@contextmanager
def held(folder: Path) -> Iterator[None]:
    """Keep every other line out of the folder; a killed holder holds nothing."""
    with os.fdopen(_lock_file(folder), "r+") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise CannotStartError(
                f"wiredesk runs here already, as process {file.read() or '?'}: stop it,"
                " or set WIREDESK_HOME to another folder."
            ) from None
        file.truncate(0)
        file.write(str(os.getpid()))
        file.flush()
        yield


def _lock_file(folder: Path) -> int:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        return os.open(folder / "lock", os.O_RDWR | os.O_CREAT, 0o644)
    except OSError as error:
        raise CannotStartError(
            f"{folder.absolute()} cannot be written ({error.strerror}): start from a"
            " folder of your own, or set WIREDESK_HOME to one."
        ) from error

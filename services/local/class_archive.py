"""Kafka's classes as its JVM laid them out once: the next start costs a third less.

The JVM writes the archive at its first clean end and checks it at each start; one that
does not fit (another Java) is passed over. Anyone may delete it.
"""

import hashlib
import os
from pathlib import Path


class ClassArchive:
    """The archive of one Java beside the jars; written in a room of one's own."""

    def __init__(self, java: str, jars: Path, room: Path) -> None:
        real = Path(os.path.realpath(java))
        stamp = f"{real} {real.stat().st_mtime_ns}"
        name = hashlib.sha256(stamp.encode()).hexdigest()[:12]
        self._archive = jars / f"classes-{name}.jsa"
        self._new = room / "classes.jsa"

    def options(self) -> tuple[str, ...]:
        """What to tell the JVM: to read the archive, or to write it at its end."""
        self._new.unlink(missing_ok=True)  # a killed run's, perhaps half written
        if self._archive.exists():
            return (f"-XX:SharedArchiveFile={self._archive}", "-Xlog:disable")
        return (f"-XX:ArchiveClassesAtExit={self._new}", "-Xlog:disable")

    def keep(self) -> None:
        """Put what the JVM wrote in its place; call it after a clean end only."""
        if self._new.exists():
            self._new.replace(self._archive)

    def discard(self) -> None:
        """Remove the archive: the next start writes another."""
        self._archive.unlink(missing_ok=True)

"""Kafka's own files, fetched once through Maven."""

import asyncio
import re
import shutil
import tempfile
from importlib.resources import as_file, files
from pathlib import Path

from services.local.child import Child, Program
from services.local.errors import CannotStartError
from services.local.java import OWN_BROKER, find_maven
from services.local.place import Place
from services.local.progress import Progress


LOOK_EVERY = 0.2
POM = files("services.local") / "kafka-pom.xml"


async def fetch(place: Place, progress: Progress) -> Path:
    """The folder with Kafka's jars; fetched when it lacks what the pom names."""
    if not _is_fetched(place.jars):
        maven = await find_maven(place, progress)
        progress.doing("Fetching Kafka (44 MB, only this once)")
        await _fetch(maven, place, progress)
        progress.done("Kafka fetched")
    return place.jars


def _is_fetched(jars: Path) -> bool:
    copy = jars / POM.name
    return copy.is_file() and copy.read_bytes() == POM.read_bytes()


async def _fetch(maven: str, place: Place, progress: Progress) -> None:
    parent = place.jars.parent
    parent.mkdir(parents=True, exist_ok=True)
    # Beside its place first: what is interrupted is never taken for whole.
    with tempfile.TemporaryDirectory(dir=parent) as beside, as_file(POM) as pom:
        await _copy_dependencies(maven, pom, Path(beside), place, progress)
        (Path(beside) / POM.name).write_bytes(POM.read_bytes())
        shutil.rmtree(place.jars, ignore_errors=True)
        shutil.copytree(beside, place.jars)


async def _copy_dependencies(
    maven: str, pom: Path, target: Path, place: Place, progress: Progress
) -> None:
    child = Child(_maven(maven, pom, target), place)
    child.log.unlink(missing_ok=True)
    await child.start()
    try:
        while not child.ended:
            progress.detail(_how_far(child.log))
            await asyncio.sleep(LOOK_EVERY)
        if await child.wait():
            raise CannotStartError(_why(child.log))
    finally:
        await child.stop()


def _maven(maven: str, pom: Path, target: Path) -> Program:
    words = ("-B", "--strict-checksums", "-f", str(pom))
    goal = ("dependency:copy-dependencies", f"-DoutputDirectory={target}")
    return Program(name="maven", command=(maven, *words, *goal))


def _how_far(log: Path) -> str:
    fetched = re.findall(r"Downloaded from \S+ \S+/(\S+)", log.read_text())
    return f"{len(fetched)} files, {fetched[-1]}" if fetched else ""


def _why(log: Path) -> str:
    errors = re.findall(r"^\[ERROR\] (.{,150})", log.read_text(), re.MULTILINE)
    said = errors[0].strip() if errors else "no reason given"
    return f"Maven could not fetch Kafka ({said}): see {log}, {OWN_BROKER}."

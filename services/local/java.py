"""Java and Maven: found, installed where we may, else asked for."""

import asyncio
import os
import re
import shutil
from asyncio.subprocess import PIPE, STDOUT
from pathlib import Path

from services.local.child import Program, run
from services.local.errors import CannotStartError
from services.local.place import Place
from services.local.progress import Progress


OLDEST = 17
OWN_BROKER = "or set WIREDESK_KAFKA_BOOTSTRAP to your own broker"


async def find_java(place: Place, progress: Progress) -> str:
    """The path of a Java that runs Kafka."""
    java = await _good_java()
    if java is None:
        await _install("openjdk-17-jre-headless", place, progress)
        java = await _good_java()
    if java is None:
        raise CannotStartError(
            f"Kafka needs Java {OLDEST} or newer: install it (Debian:"
            f" apt-get install openjdk-17-jre-headless), {OWN_BROKER}."
        )
    return java


async def find_maven(place: Place, progress: Progress) -> str:
    """The path of Maven, which fetches Kafka."""
    if shutil.which("mvn") is None:
        await _install("maven", place, progress)
    maven = shutil.which("mvn")
    if maven is None:
        raise CannotStartError(
            "Fetching Kafka needs Maven: install it (Debian: apt-get install maven),"
            f" {OWN_BROKER}."
        )
    return maven


async def _good_java() -> str | None:
    home = os.environ.get("JAVA_HOME")
    for java in (home and str(Path(home, "bin", "java")), shutil.which("java")):
        if java and await _version(java) >= OLDEST:
            return java
    return None


async def _version(java: str) -> int:
    try:
        process = await asyncio.create_subprocess_exec(
            java, "-version", stdout=PIPE, stderr=STDOUT
        )
    except OSError:
        return 0
    said, _ = await process.communicate()
    found = re.search(rb'version "(\d+)', said)
    return int(found[1]) if found else 0


async def _install(package: str, place: Place, progress: Progress) -> None:
    apt = shutil.which("apt-get")
    if apt is None or os.geteuid() != 0:
        return
    progress.doing(f"Installing Debian's {package}")
    await _apt(apt, place, "update")
    await _apt(apt, place, "install", "-y", "--no-install-recommends", package)
    progress.done(f"Debian's {package} installed")


async def _apt(apt: str, place: Place, *words: str) -> None:
    program = Program(
        name="apt-get",
        command=(apt, "-q", *words),
        environment={"DEBIAN_FRONTEND": "noninteractive"},
        patience=60.0,  # an interrupted dpkg leaves work for a person
    )
    await run(program, place)

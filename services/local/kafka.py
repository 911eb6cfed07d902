"""Apache Kafka on this machine: one node, the real broker, from its published jars."""

import base64
import shutil
import signal
import uuid
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

from services.local.child import Child, Program, run
from services.local.class_archive import ClassArchive
from services.local.errors import CannotStartError
from services.local.jars import fetch
from services.local.java import find_java
from services.local.kafka_probe import is_ready
from services.local.place import Place
from services.local.ports import HOST
from services.local.progress import Progress, Silent
from services.local.server import Server, until


HEAP = "512m"
CLEAN_END = 128 + signal.SIGTERM  # how a JVM ends that was asked to
START_SECONDS = 90.0
LARGEST_RECORD = 17 * 1024 * 1024  # 16 MiB of value and its headers

# A broker that was killed may come back only when its old session has run out, hence
# the shorter times at the end.
PROPERTIES = f"""\
process.roles=broker,controller
node.id=1
controller.quorum.bootstrap.servers={HOST}:{{controller}}
listeners=PLAINTEXT://{HOST}:{{port}},CONTROLLER://{HOST}:{{controller}}
advertised.listeners=PLAINTEXT://{HOST}:{{port}}
controller.listener.names=CONTROLLER
listener.security.protocol.map=CONTROLLER:PLAINTEXT,PLAINTEXT:PLAINTEXT
log.dirs=data
auto.create.topics.enable=false
message.max.bytes={LARGEST_RECORD}
replica.fetch.max.bytes={LARGEST_RECORD}
offsets.topic.replication.factor=1
offsets.topic.num.partitions=8
transaction.state.log.replication.factor=1
transaction.state.log.min.isr=1
transaction.state.log.num.partitions=4
share.coordinator.state.topic.replication.factor=1
share.coordinator.state.topic.min.isr=1
group.initial.rebalance.delay.ms=0
log.cleaner.dedupe.buffer.size=33554432
broker.heartbeat.interval.ms=1000
broker.session.timeout.ms=4000
"""

BRISK = ("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC")
STEADY = ("-XX:+UseG1GC",)


@dataclass(frozen=True, slots=True)
class KafkaPorts:
    """Where clients come, and where the broker talks to itself."""

    clients: int
    controller: int


@asynccontextmanager
async def embedded_kafka(
    place: Place,
    ports: KafkaPorts,
    *,
    progress: Progress | None = None,
    brisk: bool = False,
) -> AsyncIterator[Server]:
    """Run a broker, ready for use; its address is a bootstrap server.

    `brisk` starts sooner and carries less: for tests.
    """
    progress = progress or Silent()
    java = await find_java(place, progress)
    jars = await fetch(place, progress)
    progress.doing("Starting Kafka")
    words = (f"-Xmx{HEAP}", *(BRISK if brisk else STEADY), *_paths(place, jars))
    _configure(place.kafka, ports)
    await _format(place, (java, *words))
    archive = ClassArchive(java, jars, place.kafka)
    child = Child(_broker(place, (java, *archive.options(), *words)), place)
    try:
        await child.start()
        await until(lambda: is_ready(HOST, ports.clients), child, START_SECONDS)
        yield Server(f"{HOST}:{ports.clients}", child)
    except CannotStartError:
        archive.discard()  # a JVM dies of one that a full disk has cut short
        raise
    finally:
        await child.stop()
        if await child.wait() == CLEAN_END:
            archive.keep()


def _paths(place: Place, jars: Path) -> tuple[str, ...]:
    return (
        f"-Dlog4j2.configurationFile={place.kafka / 'log4j2.xml'}",
        f"-Dwiredesk.log={place.log / 'kafka-broker.log'}",
        "-cp",
        f"{jars}/*",
    )


def _configure(room: Path, ports: KafkaPorts) -> None:
    text = PROPERTIES.format(port=ports.clients, controller=ports.controller)
    (room / "server.properties").write_text(text)
    log4j2 = files("services.local") / "kafka-log4j2.xml"
    (room / "log4j2.xml").write_bytes(log4j2.read_bytes())


async def _format(place: Place, command: tuple[str, ...]) -> None:
    """Lay out the data folder; one that was not finished has held nothing yet."""
    mark = place.kafka / "formatted"
    if mark.exists():
        return
    shutil.rmtree(place.kafka / "data", ignore_errors=True)
    cluster = base64.urlsafe_b64encode(uuid.uuid4().bytes).decode().rstrip("=")
    # In one word: an id may begin with a dash.
    id_ = f"--cluster-id={cluster}"
    words = ("kafka.tools.StorageTool", "format", "--standalone", id_)
    formatting = Program(
        name="kafka-format",
        command=(*command, *words, "-c", "server.properties"),
        folder=place.kafka,
    )
    await run(formatting, place)
    mark.touch()


def _broker(place: Place, command: tuple[str, ...]) -> Program:
    return Program(
        name="kafka",
        command=(*command, "kafka.Kafka", "server.properties"),
        folder=place.kafka,
        rank=1,
        patience=30.0,
    )

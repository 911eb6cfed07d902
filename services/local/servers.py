"""The broker and the database: embedded, unless the settings name one's own."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

from services.local.child import Child
from services.local.kafka import KafkaPorts, embedded_kafka
from services.local.place import Place
from services.local.ports import Ports, take_port
from services.local.postgres import embedded_postgres
from services.local.progress import Progress
from services.runtime.settings import Settings


KAFKA_PORT = 19_092
POSTGRES_PORT = 15_432


@dataclass(frozen=True, slots=True)
class Servers:
    """The broker and the database; children are only those that we started."""

    bootstrap: str
    dsn: str = field(repr=False)  # it may hold a password
    children: tuple[Child, ...]


@asynccontextmanager
async def running_servers(
    settings: Settings, place: Place, ports: Ports, progress: Progress
) -> AsyncIterator[Servers]:
    """Run what the settings do not name; Kafka stops before Postgres."""
    async with (
        _postgres(settings, place, ports, progress) as (dsn, database),
        _kafka(settings, place, ports, progress) as (bootstrap, broker),
    ):
        yield Servers(bootstrap, dsn, (*database, *broker))


@asynccontextmanager
async def _postgres(
    settings: Settings, place: Place, ports: Ports, progress: Progress
) -> AsyncIterator[tuple[str, tuple[Child, ...]]]:
    if "dsn" in settings.postgres.model_fields_set:
        progress.done("Postgres: your own")
        yield settings.postgres.dsn.get_secret_value(), ()
        return
    port = take_port("Postgres", POSTGRES_PORT, ports, progress)
    async with embedded_postgres(place, port, progress=progress) as server:
        progress.done(f"Postgres is ready on port {port}")
        yield server.address, (server.child,)


@asynccontextmanager
async def _kafka(
    settings: Settings, place: Place, ports: Ports, progress: Progress
) -> AsyncIterator[tuple[str, tuple[Child, ...]]]:
    if "bootstrap" in settings.kafka.model_fields_set:
        progress.done(f"Kafka: your own at {settings.kafka.bootstrap}")
        yield settings.kafka.bootstrap, ()
        return
    port = take_port("Kafka", KAFKA_PORT, ports, progress)
    kafka_ports = KafkaPorts(port, ports.take(port + 1))
    async with embedded_kafka(place, kafka_ports, progress=progress) as server:
        progress.done(f"Kafka is ready on port {port}")
        yield server.address, (server.child,)

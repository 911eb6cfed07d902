"""The line as it is deployed: three services, a broker, a database, and a site."""

import asyncio
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar
from uuid import UUID, uuid4

from pydantic import SecretStr, TypeAdapter

from schemas.events import ArticleWithdrawn, Latest, PageEvent, Published
from schemas.identity import name_id
from schemas.page import SectionList
from schemas.record import Record
from schemas.topics import Role
from services.local.ports import Ports
from services.runtime.settings import KafkaSettings, PostgresSettings, Settings
from tests.line.process import Process, is_mistake
from tests.line.watch import Row, Watch


OUTSIDE = (Role.PUBLISHED, Role.LATEST, Role.SECTIONS, Role.DEAD_LETTERS)
LOOK_EVERY = 0.05
EVENT: TypeAdapter[PageEvent | ArticleWithdrawn] = TypeAdapter(Published)
Found = TypeVar("Found")


@dataclass(frozen=True)
class Servers:
    """Where broker and database server are."""

    bootstrap: str
    postgres: str
    ports: Ports
    first_port: int

    def port(self) -> int:
        """A port that nobody else was given."""
        return self.ports.take(self.first_port)


class Line:
    """A line that runs; `start` and `stop` are for whoever makes one."""

    def __init__(
        self,
        folder: Path,
        servers: Servers,
        dsn: str,
        feeds: Sequence[str],
        more: Mapping[str, str],
    ) -> None:
        self.prefix = f"line-{uuid4().hex[:8]}."
        self.folder = folder
        self.processes: dict[str, Process] = {}
        self._servers = servers
        self._dsn = dsn
        self._more = more
        self._feeds = folder / "feeds.toml"
        self._feeds.write_text("".join(f"[{feed}]\n" for feed in feeds))
        self.settings = Settings(
            feeds=self._feeds,
            kafka=KafkaSettings(bootstrap=servers.bootstrap, prefix=self.prefix),
            postgres=PostgresSettings(dsn=SecretStr(dsn)),
        )
        self.watch = Watch(self.settings, [self.topic(role) for role in OUTSIDE])

    def topic(self, role: Role, feed: str = "") -> str:
        """The name of a topic of this line."""
        name = self.settings.kafka.topic(role)
        return f"{name}.{feed}" if feed else name

    def env(self, name: str, port: int) -> dict[str, str]:
        """The settings of one of the programs, as variables."""
        return {
            "WIREDESK_HOME": str(self.folder),
            "WIREDESK_LOG": "json",
            "WIREDESK_FEEDS": str(self._feeds),
            "WIREDESK_KAFKA_BOOTSTRAP": self._servers.bootstrap,
            "WIREDESK_KAFKA_PREFIX": self.prefix,
            "WIREDESK_KAFKA_GROUP": self.prefix.rstrip("."),
            "WIREDESK_KAFKA_INSTANCE": name,
            "WIREDESK_POSTGRES_DSN": self._dsn,
            "WIREDESK_HTTP_PORT": str(port),
            "WIREDESK_SITE_PORT": str(port),
            **{
                f"WIREDESK_SITE_{role.upper()}": self.topic(role)
                for role in (Role.PUBLISHED, Role.LATEST, Role.SECTIONS)
            },
            **self._more,
        }

    def start(self, module: str, name: str = "", ready: str = "/readyz") -> Process:
        """Start a program, without waiting for it."""
        name = name or module.rpartition(".")[2]
        port = self._servers.port()
        log = self.folder / f"{name}.log"
        process = Process(module, self.env(name, port), log, port, ready)
        self.processes[name] = process
        process.start()
        return process

    def kill(self, name: str) -> None:
        """End a service without a word."""
        self.processes[name].kill()

    def restart(self, name: str, *, wait: bool = True) -> None:
        """Start a service again that was ended."""
        self.processes[name].start()
        if wait:
            self.processes[name].wait_ready()

    def push(self, feed: str, *bodies: bytes) -> None:
        """Send raw records as an agency would."""
        self.watch.push(self.topic(Role.RAW, feed), bodies)

    def sql(self, query: str, *values: object) -> list[Row]:
        """The rows of a query."""
        return self.watch.sql(query, *values)

    def count(self, query: str, *values: object) -> int:
        """The one number that a query gives."""
        ((number,),) = (row.values() for row in self.sql(query, *values))
        assert isinstance(number, int)
        return number

    def records(self, role: Role) -> list[Record]:
        """All that went to a topic so far and was committed."""
        return list(self.watch.records[self.topic(role)])

    def events(self, article: UUID | None = None) -> list[PageEvent | ArticleWithdrawn]:
        """What the world was told, of one article in order."""
        key = str(article).encode()
        return [
            EVENT.validate_json(record.value or b"")
            for record in self.records(Role.PUBLISHED)
            if article is None or record.key == key
        ]

    def latest(self, article: UUID) -> Latest | None:
        """The article's page or notice."""
        key, found = str(article).encode(), None
        for record in self.records(Role.LATEST):
            if record.key == key:
                found = self.read_latest(record)
        return found

    def read_latest(self, record: Record) -> Latest:
        """The page or notice in a record."""
        return Latest.model_validate_json(record.value or b"")

    def sections(self) -> dict[str, SectionList]:
        """Each section's list as it is, by its key."""
        return {
            (record.key or b"").decode(): SectionList.model_validate_json(
                record.value or b""
            )
            for record in self.records(Role.SECTIONS)
        }

    def logs(self) -> dict[str, str]:
        """All that the programs said, by name."""
        return {name: process.log() for name, process in self.processes.items()}

    def mistakes(self) -> dict[str, str]:
        """The lines that tell of a program's own mistake, by program."""
        found = {
            name: "\n".join(one for one in log.splitlines() if is_mistake(one))
            for name, log in self.logs().items()
        }
        return {name: told for name, told in found.items() if told}

    def wait_until(
        self, found: Callable[[], Found], seconds: float = 20, why: str = ""
    ) -> Found:
        """Wait for something to be so, and return it."""
        until = time.monotonic() + seconds
        while not (it := found()):
            assert time.monotonic() < until, why or "waited in vain"
            self.sleep(LOOK_EVERY)
        return it

    def sleep(self, seconds: float) -> None:
        """Let time pass, and read what comes meanwhile."""
        self.watch.run(asyncio.sleep(max(0.0, seconds)))

    def settle(self, seconds: float = 60, soon: float = 2) -> None:
        """Wait until all that was pushed is done and told.

        A mark that is due in more than `soon` seconds is not waited for: an embargo.
        """
        self.wait_until(lambda: self._is_quiet(soon), seconds, "no end of work")
        self.wait_until(self.watch.caught_up, 10, "not everything could be read")

    def _is_quiet(self, soon: float) -> bool:
        received = [self.topic(role) for role in (Role.ARTICLES, Role.URGENT)]
        return (
            self._booked() == self._sent()
            and self._done(received) == self._offered(received)
            and not self.count(
                """
                select (select count(*) from outbox) + (select count(*) from work
                    where due_at < now() + make_interval(secs => $1))
                """,
                soon,
            )
        )

    def raw_topics(self) -> list[str]:
        """The topics that agencies push to."""
        return [feed.topic for feed in self.settings.load_feeds().feeds.values()]

    def _sent(self) -> int:
        return sum(map(len, self.watch.spans(self.raw_topics()).values()))

    def _booked(self) -> int:
        return self.count(
            "select count(distinct (topic, partition, raw_offset)) from intake"
        )

    def _offered(self, topics: Sequence[str]) -> int:
        return sum(span.stop for span in self.watch.spans(topics).values())

    def _done(self, topics: Sequence[str]) -> int:
        return self.count(
            "select coalesce(sum(next), 0)::bigint from offsets where topic = any($1)",
            topics,
        )


def article_id(feed: str, item: str) -> UUID:
    """The id of a feed's item, where the feed bears its agency's name."""
    return name_id(feed, item)

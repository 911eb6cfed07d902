"""Every setting, read once from the environment and from files.

First found wins: environment (`WIREDESK_KAFKA_BOOTSTRAP`), `wiredesk.toml`,
`.wiredesk/line.toml` (written by `wiredesk up`), the defaults below. Passwords may
come from files of their own (`WIREDESK_KAFKA_PASSWORD_FILE`).
"""

import os
import tomllib
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, Field, SecretStr
from pydantic_settings import (
    BaseSettings,
    PydanticBaseSettingsSource,
    SettingsConfigDict,
    TomlConfigSettingsSource,
)

from schemas.feeds import Feed, Feeds
from schemas.topics import Role


HOME = Path(os.environ.get("WIREDESK_HOME", ".wiredesk"))
LINE_FILE = HOME / "line.toml"


class KafkaSettings(BaseModel):
    """How to reach the broker."""

    bootstrap: str = Field(
        default="127.0.0.1:19092",
        description="host:port of brokers, with commas between",
    )
    security_protocol: Literal["PLAINTEXT", "SSL", "SASL_PLAINTEXT", "SASL_SSL"] = (
        "PLAINTEXT"
    )
    sasl_mechanism: Literal["PLAIN", "SCRAM-SHA-256", "SCRAM-SHA-512"] = "SCRAM-SHA-512"
    username: str | None = Field(default=None, description="for SASL")
    password: SecretStr | None = Field(default=None, description="for SASL")
    password_file: Path | None = Field(
        default=None, description="a file that holds the password"
    )
    ca_file: Path | None = Field(
        default=None, description="certificates to trust instead of the system's"
    )
    prefix: str = Field(default="wire.", description="in front of each topic's name")
    topics: dict[Role, str] = Field(
        default_factory=dict, description="names that differ from prefix and role"
    )
    group: str = Field(default="wiredesk", description="in front of each group's name")
    instance: str | None = Field(
        default=None,
        description="a name that is this process's own and outlives it: a restart "
        "takes its partitions back at once instead of after the session time-out",
    )
    replication: int = Field(default=1, description="of topics that are made")

    def secret(self) -> str | None:
        """The password, wherever it is kept."""
        if self.password_file:
            return self.password_file.read_text().strip()
        return self.password.get_secret_value() if self.password else None

    def topic(self, role: Role) -> str:
        """The name of the topic that plays this role."""
        return self.topics.get(role, f"{self.prefix}{role}")


class PostgresSettings(BaseModel):
    """How to reach the database; the address is a secret as it may hold a password."""

    dsn: SecretStr = Field(
        default=SecretStr("postgresql://wiredesk@127.0.0.1:15432/wiredesk"),
        description="address of the database",
    )
    password_file: Path | None = Field(
        default=None, description="a file that holds nothing but the password"
    )
    pool: int = Field(default=6, ge=2, description="connections of a process, at most")


class HttpSettings(BaseModel):
    """Where health and metrics are served; port 0 takes any free one."""

    host: str = Field(default="127.0.0.1", description="0.0.0.0 for all")
    port: int = Field(default=0, description="0 for any free one")


class WorkerSettings(BaseModel):
    """How a worker takes and gives up; times in seconds."""

    batch: int = Field(default=500, ge=1, description="items at a time, at most")
    reject_in_a_row: int = Field(
        default=200, description="rejections of a feed that stop the worker"
    )
    reject_share: float = Field(
        default=0.5, description="of a feed's last 1,000 items, that stops it as well"
    )
    shutdown: float = Field(default=10.0, description="from SIGTERM to exit 1")
    stuck_after: float = Field(
        default=60.0, description="without progress; then /livez fails"
    )


class PublishSettings(BaseModel):
    """How pages go out; times in seconds."""

    shards: int = Field(default=4, description="at most this many by this process")
    lease: float = Field(default=3.0, description="of a shard; renewed each second")
    links_after: float = Field(default=1.0, description="first wait for the linker")
    related_every: float = Field(default=60.0, description="at most one RelatedChanged")
    partners_after: float = Field(
        default=2.0, description="changed links gather before a page is looked at"
    )
    related_per_second: int = Field(
        default=200, description="pages looked at because only their links changed"
    )
    section_every: float = Field(default=1.0, description="at most one section list")


class EnrichSettings(BaseModel):
    """How stories are tagged and linked."""

    window_articles: int = Field(
        default=50_000,
        ge=1,
        description="newest articles that a new one is compared with",
    )
    window_days: int = Field(
        default=7,
        ge=1,
        description="between two linked stories, at most; beyond 20 hardly any are",
    )
    model: Path | None = Field(
        default=None,
        description="sections or topics that `wiredesk train` learned; a file",
    )
    sections: Path | None = Field(
        default=None,
        description="the site's own rubrics, as deploy/sections-example.toml shows; a file",
    )
    links_per_article: int = Field(
        default=1000, ge=1, description="the best pairs that an article brings along"
    )


class Settings(BaseSettings):
    """Everything that can be set."""

    model_config = SettingsConfigDict(
        env_prefix="WIREDESK_",
        env_nested_delimiter="_",
        env_nested_max_split=1,
        extra="ignore",
    )

    log: Literal["json", "console", "auto"] = Field(
        default="auto", description="auto: console on a terminal, else json"
    )
    log_level: Literal["debug", "info", "warning", "error"] = Field(
        default="info", description="the least that is logged"
    )
    feeds: Path = Field(
        default=Path("deploy/feeds.toml"), description="one table a feed; may be absent"
    )
    health: dict[str, str] = Field(
        default_factory=dict, description="services by name, with their HTTP addresses"
    )
    kafka: KafkaSettings = KafkaSettings()
    postgres: PostgresSettings = PostgresSettings()
    http: HttpSettings = HttpSettings()
    worker: WorkerSettings = WorkerSettings()
    publish: PublishSettings = PublishSettings()
    enrich: EnrichSettings = EnrichSettings()

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """Put the files behind the environment."""
        del dotenv_settings, file_secret_settings
        files = [Path("wiredesk.toml"), LINE_FILE]
        return (
            init_settings,
            env_settings,
            *(TomlConfigSettingsSource(settings_cls, f) for f in files),
        )

    def load_feeds(self) -> Feeds:
        """The feeds of `feeds.toml`; none when there is no such file.

        Raises `FileNotFoundError` when a file was named that is not there.
        """
        prefix = self.kafka.topic(Role.RAW) + "."
        if not self.feeds.is_file() and "feeds" not in self.model_fields_set:
            return Feeds(raw_prefix=prefix)
        tables = tomllib.loads(self.feeds.read_text())
        named = {
            name: Feed.model_validate(
                {"agency": name, "topic": f"{prefix}{name}"} | table | {"name": name}
            )
            for name, table in tables.items()
        }
        return Feeds(feeds=named, raw_prefix=prefix)

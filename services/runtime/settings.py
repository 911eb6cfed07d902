"""Every setting, read once from the environment and from files.

First found wins: environment (`WIREDESK_KAFKA_BOOTSTRAP`), files under `secrets_dir`
named like the variables, `wiredesk.toml`, `.wiredesk/line.toml` (written by
`wiredesk up`), the defaults below.
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

    bootstrap: str = "127.0.0.1:19092"
    security_protocol: Literal["PLAINTEXT", "SSL", "SASL_PLAINTEXT", "SASL_SSL"] = (
        "PLAINTEXT"
    )
    sasl_mechanism: Literal["PLAIN", "SCRAM-SHA-256", "SCRAM-SHA-512"] = "SCRAM-SHA-512"
    username: str | None = None
    password: SecretStr | None = None
    ca_file: Path | None = None
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
    replication: int = 1

    def topic(self, role: Role) -> str:
        """The name of the topic that plays this role."""
        return self.topics.get(role, f"{self.prefix}{role}")


class PostgresSettings(BaseModel):
    """How to reach the database; the address is a secret as it may hold a password."""

    dsn: SecretStr = SecretStr("postgresql://wiredesk@127.0.0.1:15432/wiredesk")
    password_file: Path | None = None
    pool: int = Field(default=6, ge=2)


class HttpSettings(BaseModel):
    """Where health and metrics are served; port 0 takes any free one."""

    host: str = "127.0.0.1"
    port: int = 0


class WorkerSettings(BaseModel):
    """How a worker takes and gives up; times in seconds."""

    batch: int = Field(default=500, ge=1)
    wait: float = Field(default=0.02, description="for a batch to fill")
    reject_in_a_row: int = 200
    reject_share: float = 0.5
    shutdown: float = 10.0
    stuck_after: float = 60.0


class PublishSettings(BaseModel):
    """How pages go out; times in seconds."""

    shards: int = Field(default=4, description="at most this many by this process")
    lease: float = 3.0
    links_after: float = Field(default=1.0, description="first wait for the linker")
    related_every: float = Field(default=60.0, description="at most one RelatedChanged")
    partners_after: float = Field(
        default=5.0, description="changed links gather before a page is looked at"
    )
    related_per_second: int = Field(
        default=200, description="pages looked at because only their links changed"
    )
    section_every: float = Field(default=1.0, description="at most one section list")


class EnrichSettings(BaseModel):
    """How stories are linked."""

    window_articles: int = 20_000
    window_days: int = 7
    links_per_article: int = Field(
        default=8, description="the best pairs that an article brings along"
    )


class Settings(BaseSettings):
    """Everything that can be set."""

    model_config = SettingsConfigDict(
        env_prefix="WIREDESK_",
        env_nested_delimiter="_",
        env_nested_max_split=1,
        secrets_dir=None,
        extra="ignore",
    )

    log: Literal["json", "console", "auto"] = "auto"
    log_level: Literal["debug", "info", "warning", "error"] = "info"
    feeds: Path = Path("deploy/feeds.toml")
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
        del dotenv_settings
        files = [Path("wiredesk.toml"), LINE_FILE]
        return (
            init_settings,
            env_settings,
            file_secret_settings,
            *(TomlConfigSettingsSource(settings_cls, f) for f in files),
        )

    def load_feeds(self) -> Feeds:
        """The feeds of `feeds.toml`; none when there is no such file."""
        prefix = self.kafka.topic(Role.RAW) + "."
        if not self.feeds.is_file():
            return Feeds(raw_prefix=prefix)
        tables = tomllib.loads(self.feeds.read_text())
        named = {
            name: Feed.model_validate(
                {"agency": name, "topic": f"{prefix}{name}"} | table | {"name": name}
            )
            for name, table in tables.items()
        }
        return Feeds(feeds=named, raw_prefix=prefix)

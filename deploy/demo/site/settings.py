"""The site's own settings, from `WIREDESK_SITE_…` and the line's address file."""

import os
import tomllib
from pathlib import Path
from typing import Literal

from pydantic import AliasChoices, Field, SecretStr
from pydantic_settings import BaseSettings, SettingsConfigDict


def bootstrap_of_the_line() -> str:
    """Where `wiredesk up` left its broker's address, else the usual one."""
    file = Path(os.environ.get("WIREDESK_HOME", ".wiredesk")) / "line.toml"
    usual = "127.0.0.1:19092"
    if not file.is_file():
        return usual
    return str(tomllib.loads(file.read_text()).get("kafka", {}).get("bootstrap", usual))


class SiteSettings(BaseSettings):
    """Where the pages come from and where they are shown."""

    model_config = SettingsConfigDict(
        env_prefix="WIREDESK_SITE_", extra="ignore", populate_by_name=True
    )

    name: str = Field(default="The Morning Desk", description="on the masthead")
    language: str = Field(default="en", description="of the lead, where there is one")
    host: str = "127.0.0.1"
    port: int = 8000
    keep: int = Field(
        default=20_000, ge=1, description="the newest pages; older ones are not found"
    )
    bootstrap: str = Field(
        default_factory=bootstrap_of_the_line,
        validation_alias=AliasChoices(
            "bootstrap", "WIREDESK_SITE_BOOTSTRAP", "WIREDESK_KAFKA_BOOTSTRAP"
        ),
    )
    security_protocol: Literal["PLAINTEXT", "SSL", "SASL_PLAINTEXT", "SASL_SSL"] = (
        "PLAINTEXT"
    )
    sasl_mechanism: Literal["PLAIN", "SCRAM-SHA-256", "SCRAM-SHA-512"] = "SCRAM-SHA-512"
    username: str | None = None
    password: SecretStr | None = None
    ca_file: Path | None = None
    published: str = "wire.published"
    latest: str = "wire.latest"
    sections: str = "wire.sections"

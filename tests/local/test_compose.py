"""The containers hold the same parts as the embedded line."""

import re
from pathlib import Path

import yaml

from services.local.kafka import LARGEST_RECORD
from services.local.postgres import MAJOR
from services.local.programs import SERVICES


ROOT = Path(__file__).parents[2]
COMPOSE = yaml.safe_load((ROOT / "deploy" / "compose.yml").read_text())["services"]


def test_the_servers_are_of_the_same_version() -> None:
    """What was tried on the embedded servers holds in containers."""
    pom = (ROOT / "services" / "local" / "kafka-pom.xml").read_text()
    kafka = re.search(r"kafka_2\.13</artifactId>\s*<version>([^<]+)", pom)
    assert kafka
    assert COMPOSE["kafka"]["image"] == f"apache/kafka:{kafka[1]}"
    assert COMPOSE["postgres"]["image"] == f"postgres:{MAJOR}"


def test_the_broker_takes_the_same_records() -> None:
    """A record that the embedded broker takes is not refused by the other."""
    limits = COMPOSE["kafka"]["environment"]
    assert limits["KAFKA_MESSAGE_MAX_BYTES"] == str(LARGEST_RECORD)
    assert limits["KAFKA_REPLICA_FETCH_MAX_BYTES"] == str(LARGEST_RECORD)
    assert limits["KAFKA_AUTO_CREATE_TOPICS_ENABLE"] == "false"


def test_every_service_is_there_and_can_do_no_harm() -> None:
    """Each service runs without capabilities on a file system it cannot write."""
    for name in SERVICES:
        service = COMPOSE[name]
        assert service["command"] == [name]
        assert service["read_only"] is True
        assert service["cap_drop"] == ["ALL"]

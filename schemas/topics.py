"""Every topic with its settings. `wiredesk topics create` makes them so."""

from dataclasses import dataclass
from enum import StrEnum


HOUR = 3_600_000
DAY = 24 * HOUR
MIB = 1024 * 1024


class Role(StrEnum):
    """What a topic is for; its name is `wire.` and the role unless set otherwise."""

    RAW = "raw"
    ARTICLES = "articles"
    URGENT = "articles.urgent"
    PUBLISHED = "published"
    LATEST = "latest"
    SECTIONS = "sections"
    DEAD_LETTERS = "dead-letters"


@dataclass(frozen=True, slots=True)
class Topic:
    """A topic's partitions and settings, in Kafka's own words."""

    role: Role
    partitions: int
    settings: dict[str, str]


def _deleted(days: int, mib: int = 16, **more: str) -> dict[str, str]:
    return _named(
        retention_ms=str(days * DAY), max_message_bytes=str(mib * MIB), **more
    )


def _compacted(**more: str) -> dict[str, str]:
    return _named(
        cleanup_policy="compact",
        delete_retention_ms=str(30 * DAY),
        segment_ms=str(HOUR),
        max_compaction_lag_ms=str(HOUR),
        max_message_bytes=str(16 * MIB),
        **more,
    )


def _named(**settings: str) -> dict[str, str]:
    return {name.replace("_", "."): value for name, value in settings.items()}


TOPICS: dict[Role, Topic] = {
    topic.role: topic
    for topic in (
        Topic(Role.RAW, 4, _deleted(30, 8, message_timestamp_type="LogAppendTime")),
        Topic(Role.ARTICLES, 16, _deleted(8)),
        Topic(Role.URGENT, 4, _deleted(8)),
        Topic(Role.PUBLISHED, 16, _deleted(30)),
        Topic(Role.LATEST, 16, _compacted()),
        Topic(Role.SECTIONS, 1, _compacted()),
        Topic(Role.DEAD_LETTERS, 1, _compacted()),
    )
}

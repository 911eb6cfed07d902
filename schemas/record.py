"""A record as Kafka hands it over, and one that is to be sent."""

from datetime import datetime
from typing import NamedTuple

from schemas.topics import Role


Headers = tuple[tuple[str, bytes], ...]


class Place(NamedTuple):
    """A partition of a topic."""

    topic: str
    partition: int


class Record(NamedTuple):
    """A record taken from a topic; `time` is the broker's, in UTC."""

    topic: str
    partition: int
    offset: int
    time: datetime
    key: bytes | None
    value: bytes | None
    headers: Headers = ()


class Outgoing(NamedTuple):
    """A record to send to the topic that plays `role`."""

    role: Role
    key: bytes
    value: bytes | None
    headers: Headers = ()

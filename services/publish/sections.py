"""A section's list of its newest titles: what the world is owed of it."""

from dataclasses import dataclass
from datetime import datetime
from hashlib import blake2b
from typing import Protocol

from schemas.page import NEWEST, Section, SectionList, Title


class Listed(Protocol):
    """A section in a language: what it would list, and what was told of it last."""

    @property
    def section(self) -> Section: ...
    @property
    def language(self) -> str: ...
    @property
    def titles(self) -> tuple[Title, ...]: ...
    @property
    def seq(self) -> int: ...
    @property
    def digest(self) -> str | None: ...


@dataclass(frozen=True, slots=True)
class ListEvent:
    """A list to tell; `body` is the JSON of a `schemas.page.SectionList`."""

    seq: int
    body: bytes
    digest: str


def decide_list(now: datetime, listed: Listed) -> ListEvent | None:
    """Say what to tell of a section; None when it was told already."""
    newest = listed.titles[:NEWEST]
    told = b"\n".join(title.model_dump_json().encode() for title in newest)
    digest = blake2b(told, digest_size=16).hexdigest()
    if digest == listed.digest:
        return None
    seq = max(listed.seq + 1, int(now.timestamp() * 1000))
    told_now = SectionList(
        section=listed.section, language=listed.language, seq=seq, at=now, titles=newest
    )
    body = told_now.model_dump_json(exclude_none=True).encode()
    return ListEvent(seq, body, digest)

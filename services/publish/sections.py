"""A section's list of its newest titles: what the world is owed of it."""

from dataclasses import dataclass
from datetime import datetime
from hashlib import blake2b

from schemas.page import Section, SectionList, Title


NEWEST = 50


@dataclass(frozen=True, slots=True)
class SentList:
    """A section in a language, and what was last told of it."""

    section: Section
    language: str
    seq: int
    digest: str | None


@dataclass(frozen=True, slots=True)
class ListEvent:
    """A list to tell; `body` is the JSON of a `schemas.page.SectionList`."""

    seq: int
    body: bytes
    digest: str


def decide_list(
    now: datetime, titles: tuple[Title, ...], sent: SentList
) -> ListEvent | None:
    """Say what to tell of a section; None when it was told already."""
    newest = titles[:NEWEST]
    told = b"\n".join(title.model_dump_json().encode() for title in newest)
    digest = blake2b(told, digest_size=16).hexdigest()
    if digest == sent.digest:
        return None
    seq = max(sent.seq + 1, int(now.timestamp() * 1000))
    listed = SectionList(
        section=sent.section, language=sent.language, seq=seq, at=now, titles=newest
    )
    body = listed.model_dump_json(exclude_none=True).encode()
    return ListEvent(seq, body, digest)

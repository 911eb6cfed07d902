"""From a record's bytes to what it says; the newest of a key wins."""

from dataclasses import dataclass
from uuid import UUID

from pydantic import TypeAdapter, ValidationError

from schemas.events import ArticleWithdrawn, Latest, Published
from schemas.page import Notice, Page, SectionList


@dataclass(frozen=True, slots=True)
class Forgotten:
    """A tombstone on `latest`: not even the notice is kept any longer."""

    article_id: UUID


@dataclass(frozen=True, slots=True)
class ListGone:
    """A tombstone on `sections`."""

    key: str


@dataclass(frozen=True, slots=True)
class ListIs:
    """A section's titles in one language."""

    key: str
    titles: SectionList


Told = Page | Notice | Forgotten | ListIs | ListGone

_PUBLISHED: TypeAdapter[Published] = TypeAdapter(Published)


def read_published(value: bytes | None) -> Told | None:
    """What an event says; None for a kind of event that came after this site."""
    try:
        event = _PUBLISHED.validate_json(value or b"")
    except ValidationError:
        return None
    return event.notice if isinstance(event, ArticleWithdrawn) else event.page


def read_latest(key: bytes | None, value: bytes | None) -> Told | None:
    """What stands for an article now."""
    try:
        if value is None:
            return Forgotten(UUID((key or b"").decode()))
        latest = Latest.model_validate_json(value)
    except ValueError:
        return None
    return latest.page or latest.notice


def read_sections(key: bytes | None, value: bytes | None) -> Told | None:
    """A section's list."""
    name = (key or b"").decode(errors="replace")
    if value is None:
        return ListGone(name)
    try:
        return ListIs(name, SectionList.model_validate_json(value))
    except ValidationError:
        return None

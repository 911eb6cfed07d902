"""How things get their ids: made from names, so everybody makes the same.

All are version 5 UUIDs (RFC 9562): the same names give the same id in every process,
so nothing has to be looked up and nothing can be numbered twice.
"""

from uuid import UUID, uuid5


WIREDESK = UUID("5b0b9e0e-6f6c-4f0a-9d2c-3d6f4a4f7d11")
"""The namespace, made once at random; changing it renames every article: a migration, never a setting."""


def name_id(agency: str, name: str) -> UUID:
    """The id of a name within an agency; of an item's own id: the article's id."""
    return uuid5(WIREDESK, f"{agency}\n{name}")


def story_id(earliest: UUID) -> UUID:
    """The id of a running story by its earliest article, which it does not name."""
    return uuid5(earliest, "story")


def event_id(subject: UUID, seq: int) -> UUID:
    """The id of an event: the same however often it is sent."""
    return uuid5(subject, str(seq))


def section_subject(section: str, language: str) -> UUID:
    """The id under which a section's list in a language is kept."""
    return uuid5(WIREDESK, f"section\n{section}\n{language}")


def shard_of(subject: UUID) -> int:
    """The shard, of four, of an article or a section: by bits of its id."""
    return subject.bytes[0] & 3

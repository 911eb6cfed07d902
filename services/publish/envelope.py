"""The records that carry an event: CloudEvents in binary mode, the page as JSON."""

from pydantic_core import to_json

from schemas.events import EventType
from schemas.record import Headers, Outgoing
from schemas.state import Event
from schemas.topics import Role


SOURCE = "/wiredesk/publish"


def records_of(event: Event) -> tuple[Outgoing, Outgoing]:
    """The event for `published`, and its page or notice for `latest`."""
    key = str(event.subject).encode()
    headers = _headers(event)
    part = "notice" if event.type is EventType.WITHDRAWN else "page"
    latest = b'{"%s":%s}' % (part.encode(), event.body)
    return (
        Outgoing(Role.PUBLISHED, key, _published(event, part), headers),
        Outgoing(Role.LATEST, key, latest, headers),
    )


def section_record(section: str, language: str, body: bytes) -> Outgoing:
    """A section's list for `sections`."""
    headers = (("content-type", b"application/json"),)
    return Outgoing(Role.SECTIONS, f"{section}|{language}".encode(), body, headers)


def _published(event: Event, part: str) -> bytes:
    head = to_json(
        {
            "type": event.type.value,
            "event_id": str(event.event_id),
            "seq": event.seq,
            "article_id": str(event.subject),
            "changed": event.changed,
        }
    )
    # The body is JSON already: it is set in as it is, not read and written again.
    return b'%s,"%s":%s}' % (head[:-1], part.encode(), event.body)


def _headers(event: Event) -> Headers:
    facts = event.facts
    section = facts.section.id if facts.section else None
    values = {
        "ce_specversion": "1.0",
        "ce_id": str(event.event_id),
        "ce_source": SOURCE,
        "ce_type": f"wiredesk.{event.type.value}",
        "ce_time": facts.sent_at.isoformat() if facts.sent_at else None,
        "ce_subject": str(event.subject),
        "content-type": "application/json",
        "section": section,
        "language": facts.language,
        "agency": facts.agency,
        "kind": facts.kind,
    }
    return tuple((k, v.encode()) for k, v in values.items() if v is not None)

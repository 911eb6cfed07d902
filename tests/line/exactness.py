"""What a consumer may rely on, checked over all that the world was ever told."""

from collections import defaultdict
from uuid import UUID

from schemas.events import ArticleWithdrawn, PageEvent
from schemas.identity import event_id
from schemas.topics import Role
from tests.line.line import EVENT, Line


def check_events(line: Line) -> None:
    """`seq` only grows, says one thing, and `latest` ends where `published` does.

    A repeat after a crash is the same event byte for byte.
    """
    said: dict[tuple[UUID, int], bytes] = {}
    last: defaultdict[UUID, int] = defaultdict(int)
    for record in line.records(Role.PUBLISHED):
        value = record.value or b""
        event = EVENT.validate_json(value)
        before = said.setdefault((event.article_id, event.seq), value)
        assert before == value, f"two contents under one seq: {event.article_id}"
        assert event.seq >= last[event.article_id], f"goes back: {event.article_id}"
        last[event.article_id] = event.seq
        assert event.event_id == event_id(event.article_id, event.seq)
        assert (record.key or b"").decode() == str(event.article_id)
        assert _seq_inside(event) == event.seq
    assert latest_seqs(line) == dict(last)


def latest_seqs(line: Line) -> dict[UUID, int]:
    """The `seq` of each article's page or notice."""
    found: dict[UUID, int] = {}
    for record in line.records(Role.LATEST):
        article = UUID((record.key or b"").decode())
        latest = line.read_latest(record)
        shown = latest.page or latest.notice
        assert shown
        assert shown.seq >= found.get(article, 0)
        found[article] = shown.seq
    return found


def _seq_inside(event: PageEvent | ArticleWithdrawn) -> int:
    shown = event.notice if isinstance(event, ArticleWithdrawn) else event.page
    return shown.seq

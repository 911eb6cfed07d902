"""Records of the three topics, from their bytes."""

from uuid import uuid4

from deploy.demo.site.records import (
    Forgotten,
    ListGone,
    ListIs,
    read_latest,
    read_published,
    read_sections,
)
from schemas.events import ArticleWithdrawn, EventType, Latest, PageEvent
from tests.site.pages import gone, named, titles, whole


def test_a_page_event_is_its_page() -> None:
    """Whatever kind of event brings it."""
    page = whole()
    for kind in ("ArticlePublished", "ArticleUpdated", "RelatedChanged"):
        event = {
            "type": kind,
            "event_id": uuid4(),
            "seq": page.seq,
            "article_id": page.article_id,
            "page": page,
        }
        sent = PageEvent.model_validate(event).model_dump_json(exclude_none=True)
        assert read_published(sent.encode()) == page


def test_a_withdrawal_is_its_notice() -> None:
    """And carries nothing else."""
    notice = gone(named("gone"))
    event = ArticleWithdrawn(
        event_id=uuid4(), seq=notice.seq, article_id=notice.article_id, notice=notice
    )
    assert event.type is EventType.WITHDRAWN
    assert read_published(event.model_dump_json().encode()) == notice


def test_latest_is_a_page_or_a_notice_or_nothing() -> None:
    """A tombstone speaks by its key."""
    page, notice = whole(), gone(named("gone"))
    for value in (page, notice):
        told = Latest.model_validate(
            {"page": page} if value is page else {"notice": notice}
        )
        assert read_latest(b"", told.model_dump_json().encode()) == value
    key = str(page.article_id).encode()
    assert read_latest(key, None) == Forgotten(page.article_id)


def test_a_section_list_goes_by_its_key() -> None:
    """A tombstone ends the list of that key."""
    listed = titles(whole())
    told = read_sections(b"world|en", listed.model_dump_json().encode())
    assert told == ListIs("world|en", listed)
    assert read_sections(b"world|en", None) == ListGone("world|en")


def test_what_cannot_be_read_is_left_out() -> None:
    """An unknown kind of event, or no event at all, stops nothing."""
    for value in (b'{"type": "ArticlePraised"}', b"{", b"\xff", b"", None):
        assert read_published(value) is None
    assert read_latest(b"no id", None) is None
    assert read_latest(b"", b"[]") is None
    assert read_sections(b"", b"[]") is None

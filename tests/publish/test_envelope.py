"""The records that carry an event are what the contract says."""

from pydantic import TypeAdapter

from schemas.article import Action
from schemas.events import ArticleWithdrawn, EventType, Latest, PageEvent, Published
from schemas.topics import Role
from services.publish.envelope import records_of, section_record
from tests.publish.truths import ARTICLE, World, truth


PUBLISHED: TypeAdapter[PageEvent | ArticleWithdrawn] = TypeAdapter(Published)


def test_a_page_goes_to_both_topics_in_the_same_words() -> None:
    """The event and the page as it is now say the same."""
    event = World().look(truth()).event
    assert event
    published, latest = records_of(event)
    assert (published.role, latest.role) == (Role.PUBLISHED, Role.LATEST)
    told = PUBLISHED.validate_json(published.value or b"")
    kept = Latest.model_validate_json(latest.value or b"")
    assert isinstance(told, PageEvent)
    assert told.page == kept.page
    assert told.event_id == event.event_id
    assert published.key == latest.key == str(ARTICLE).encode()


def test_headers_tell_what_a_site_filters_by() -> None:
    """CloudEvents in binary mode, and no word of the story."""
    event = World().look(truth()).event
    assert event
    headers = dict(records_of(event)[0].headers)
    assert headers["ce_type"] == b"wiredesk.ArticlePublished"
    assert headers["ce_id"] == str(event.event_id).encode()
    assert headers["section"] == b"world"
    assert {"agency", "language", "kind", "content-type", "ce_time"} <= set(headers)
    assert not any(b"Ferry" in value for value in headers.values())


def test_a_withdrawal_leaves_a_notice() -> None:
    """What stands in `latest` afterwards holds no word of the story."""
    world = World()
    world.look(truth())
    world.deliver()
    event = world.look(truth(action=Action.KILL)).event
    assert event
    published, latest = records_of(event)
    told = PUBLISHED.validate_json(published.value or b"")
    assert isinstance(told, ArticleWithdrawn)
    assert told.type is EventType.WITHDRAWN
    assert Latest.model_validate_json(latest.value or b"").notice == told.notice
    assert b"Ferry" not in (published.value or b"") + (latest.value or b"")


def test_a_list_is_kept_by_section_and_language() -> None:
    """The newest list of each is what compaction leaves."""
    assert section_record("world", "en", b"{}").key == b"world|en"

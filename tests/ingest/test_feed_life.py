"""The life of an entry: dates, deletion, drafts, and when it opens and closes."""

import pytest

from schemas.article import OrderKind
from schemas.reasons import Reject
from services.ingest.parse.feed import parse
from services.ingest.wirestory import Orders, Rejected, Target, WireStory
from tests.ingest.feeds_made import HINT, atom, one, rss


TOMBSTONES = "xmlns:at='http://purl.org/atompub/tombstones/1.0'"


def feed_with(tombstone: str) -> bytes:
    """A feed of one entry and one deleted one."""
    return atom("<id>1</id>").replace(b"<entry>", tombstone.encode() + b"<entry>")


def test_a_deleted_entry_is_killed_by_its_name() -> None:
    """RFC 6721: as of the moment of its deletion, with its comment as the note."""
    tombstone = (
        f"<at:deleted-entry {TOMBSTONES} ref='tag:h.example,2026:1' when='2026-02-05T10:00:00Z'>"
        "<at:comment>Wrong ship</at:comment></at:deleted-entry>"
    )
    killed, story = parse(feed_with(tombstone), HINT)
    target = Target(kind=OrderKind.KILL, name="tag:h.example,2026:1", note="Wrong ship")
    assert killed == Orders(targets=(target,), at="2026-02-05T10:00:00Z")
    assert isinstance(story, WireStory)


def test_a_deletion_that_names_nothing_kills_nothing() -> None:
    """It is set aside, and the story beside it is read."""
    refused, story = parse(feed_with(f"<at:deleted-entry {TOMBSTONES}/>"), HINT)
    assert isinstance(refused, Rejected)
    assert refused.reason is Reject.NO_TARGET
    assert isinstance(story, WireStory)


@pytest.mark.parametrize(
    "field",
    [
        "pubDate",
        "dc:date",
        "prism:publicationDate",
        "published",
        "issued",
        "created",
    ],
)
def test_a_date_of_publication_has_many_names(field: str) -> None:
    """All are the first date, as sent."""
    story = one(rss(f"<{field}>2026-02-05</{field}>"))
    assert (story.first_created, story.dated) == ("2026-02-05", "2026-02-05")


def test_an_update_is_no_publication() -> None:
    """It dates an entry that has no other date, and nothing more."""
    story = one(atom("<updated>2026-02-06</updated>"))
    assert (story.dated, story.version_created) == ("2026-02-06", "2026-02-06")
    assert story.first_created is None


def test_of_a_date_sent_twice_the_last_counts() -> None:
    """As every reader of feeds has it; an empty one does not count."""
    story = one(
        atom("<updated>2026-02-05</updated><updated>2026-02-06</updated><updated/>")
    )
    assert story.version_created == "2026-02-06"


@pytest.mark.parametrize(
    "sent",
    [
        "<expirationDate>2026-03-01</expirationDate>",
        "<prism:killDate>2026-03-01</prism:killDate>",
        "<d:valid xmlns:d='http://purl.org/dc/terms/'>start=2026-02-05; end=2026-03-01</d:valid>",
        "<a:expires xmlns:a='http://purl.org/atompub/age/1.0'>2026-03-01</a:expires>",
    ],
)
def test_an_end_is_an_expiry(sent: str) -> None:
    """In whatever vocabulary."""
    assert one(rss(sent)).expires == "2026-03-01"


@pytest.mark.parametrize(
    "sent",
    ["2026-02-05", "start=2026-02-05; end=2026-03-01; scheme=W3C-DTF"],
)
def test_what_is_not_available_yet_is_not_released(sent: str) -> None:
    """The start of a period, or a date alone."""
    story = one(
        rss(f"<d:available xmlns:d='http://purl.org/dc/terms/'>{sent}</d:available>")
    )
    assert story.signals.release == "2026-02-05"


@pytest.mark.parametrize(
    "sent",
    [
        "<app:control xmlns:app='http://purl.org/atom/app#'><app:draft>yes</app:draft></app:control>",
        "<wp:status xmlns:wp='http://wordpress.org/export/1.2/'>private</wp:status>",
    ],
)
def test_what_is_not_published_is_withheld(sent: str) -> None:
    """Drafts in the publishing protocol, and in exports of whole sites."""
    assert one(rss(f"<guid>1</guid>{sent}")).signals.status == "withheld"


def test_a_published_post_of_an_export_is_not_withheld() -> None:
    """Its status says so."""
    status = (
        "<wp:status xmlns:wp='http://wordpress.org/export/1.2/'>publish</wp:status>"
    )
    assert one(rss(f"<guid>1</guid>{status}")).signals.status is None

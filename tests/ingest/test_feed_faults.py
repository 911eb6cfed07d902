"""Broken feeds: what is mended is told, what cannot be read is refused."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schemas.reasons import Reject, Skip
from services.ingest.parse.feed import parse
from services.ingest.wirestory import Rejected, Skipped, WireStory
from tests.ingest.feeds_made import HINT, one, rss


def test_undeclared_names_and_controls_are_mended_and_told() -> None:
    """The two commonest faults of feeds cost a note, not a story."""
    story = one(rss("<title>Caf&eacute;\x0b quay</title>"))
    assert story.headline == "Café quay"
    assert story.problems


def test_a_feed_without_entries_is_one_skip() -> None:
    """It was read, and there was nothing in it."""
    (skipped,) = parse(b"<rss version='2.0'><channel/></rss>", HINT)
    assert skipped == Skipped(Skip.EMPTY, "no entries in the feed")


def test_a_cut_off_feed_loses_only_its_last_entry() -> None:
    """Half a story is none; the others are whole."""
    whole = rss("<guid>1</guid><title>A</title>").removesuffix(b"</channel></rss>")
    first, cut = parse(whole + b"<item><guid>2</guid><title>Half of", HINT)
    assert isinstance(first, WireStory)
    assert isinstance(cut, Rejected)


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        (b"", Reject.NOT_WELL_FORMED),
        (b"no feed at all", Reject.NOT_WELL_FORMED),
        (b"/etc/hostname", Reject.NOT_WELL_FORMED),
        (b"https://harbour.example/feed", Reject.NOT_WELL_FORMED),
        (b"<!DOCTYPE html><html><body/></html>", Reject.WRONG_STRUCTURE),
        (b"<rss><channel><title>Harb", Reject.NOT_WELL_FORMED),
        (
            b"<!DOCTYPE rss [<!ENTITY a 'b'>]><rss version='2.0'><channel/></rss>",
            Reject.ENTITY_DECLARATION,
        ),
        (b" " * (16 * 1024 * 1024 + 1), Reject.TOO_LARGE),
    ],
    ids=["empty", "words", "file", "address", "page", "cut", "entity", "large"],
)
def test_what_is_no_feed_is_refused_with_its_reason(
    body: bytes, reason: Reject
) -> None:
    """Nothing is fetched, opened or expanded."""
    with pytest.raises(Rejected) as refused:
        parse(body, HINT)
    assert refused.value.reason is reason


def test_entities_in_the_text_are_no_declarations() -> None:
    """A story may show markup; only a document type declares."""
    story = one(
        rss("<description><![CDATA[Write <!ENTITY a 'b'> first]]></description>")
    )
    assert story.body


@given(st.binary(max_size=200), st.integers(0, 200))
def test_nothing_but_a_refusal_escapes(noise: bytes, at: int) -> None:
    """Whatever is done to a feed, it is read or refused."""
    body = rss(
        '<guid>1</guid><links a="b"/><title>A</title><media:title>B</media:title>'
    )
    with suppress(Rejected):
        parse(body[:at] + noise + body[at:], HINT)

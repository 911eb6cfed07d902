"""Feeds that are no XML are read for what they enclose, in a time that is bounded."""

from time import process_time

import pytest

from schemas.reasons import Reject
from services.ingest.parse.feed import parse
from services.ingest.wirestory import Hint, Parsed, Rejected, Skipped, WireStory
from tests.ingest.feeds_made import HINT, one, words


HEAD, TAIL = "<rss version='2.0'><channel>", "</channel></rss>"


def read(inside: str) -> tuple[Parsed, ...]:
    """The outcomes of a channel."""
    return parse(f"{HEAD}{inside}{TAIL}".encode(), HINT)


def headlines(inside: str) -> list[str | None]:
    """Of all its stories."""
    return [story.headline for story in read(inside) if isinstance(story, WireStory)]


@pytest.mark.parametrize(
    "inside",
    [
        "<item><title>A</title><item><title>B</title></item>",
        "<item><title>A<link>x</link></item><item><title>B</item>",
        "<item><title>A</title></b></item></nothing><item><title>B</title></item>",
        "<item><title>A</title><description>1 < 2 <b>bold</description></item><item><title>B</title></item>",
        "<item><title>A</title><link href=x></item><item><title>B</title></item>",
        "<item><title><![CDATA[A]]></title><x y='z></item><item><title>B</title></item>",
        "<item><title>A</title><!-- open </item><item><title>B</title></item>",
        "<item><title>A</title><unknown:date>1</unknown:date></item><item><title>B</title></item>",
    ],
)
def test_every_entry_of_broken_markup_is_found(inside: str) -> None:
    """Unclosed, crossed, unquoted or undeclared: the entries stay two."""
    assert headlines(inside) == ["A", "B"]


def test_no_word_is_lost_to_markup_that_was_left_open() -> None:
    """What stands in a field stays in it; what stands behind it is its own."""
    (story,) = read(
        "<item><description>Boats < gulls & <i>terns <br> everywhere</description>"
        "<guid>1</guid></item>"
    )
    assert isinstance(story, WireStory)
    assert words(story).split() == ["Boats", "<", "gulls", "&", "terns", "everywhere"]
    assert story.item_id == "1"
    assert story.problems == ("xml: not well-formed, read loosely",)


def test_modules_are_known_by_their_usual_prefix() -> None:
    """Or by what is declared for it."""
    (story,) = read(
        "<item><dc:creator>Ina Moor</dc:creator><d:date xmlns:d='http://purl.org/dc/elements/1.1/'>"
        "2026-02-05</d:date><rss:title>A</rss:title><b></item>"
    )
    assert isinstance(story, WireStory)
    assert (story.byline, story.dated, story.headline) == (
        "Ina Moor",
        "2026-02-05",
        "A",
    )


def test_text_before_and_behind_a_feed_does_no_harm() -> None:
    """Servers print warnings there."""
    body = f"Warning: no tide\n<?xml version='1.0'?>{HEAD}<item><guid>1</guid></item>{TAIL} bye"
    assert one(body.encode()).item_id == "1"


def test_an_entry_with_nothing_in_it_is_skipped() -> None:
    """It is no story that could not be read; it is none."""
    (empty,) = read("<item/>")
    assert isinstance(empty, Skipped)


def test_an_encoding_from_outside_the_message_is_heard() -> None:
    """What no declaration says, the feed's own setting does."""
    body = f"{HEAD}<item><title>Привет</title></item>{TAIL}".encode("koi8-r")
    (story,) = parse(body, Hint(encoding="koi8-r"))
    assert isinstance(story, WireStory)
    assert story.headline == "Привет"


HOSTILE = {
    "attributes": f"<item {' '.join(f'a{n}=1' for n in range(100_000))}></item>",
    "depth": f"<item><description>{'<a>' * 60_000}</description></item>",
    "elements": f"<item>{'<a/>' * 250_000}</item>",
    "entries": "<item/>" * 200_000,
    "open": f"<item>{'<title>' * 60_000}",
    "brackets": f"<item><title>{'< ' * 150_000}",
    "declarations": f"<item><title>{'<!' * 300_000}",
    "comments": f"<item><title>{'<!--' * 150_000}",
    "sections": f"<item><title>{'<![CDATA[' * 100_000}",
    "quotes": f"<item><title a='{'x' * 500_000}",
    "ampersands": f"<item><title>{'& &x ' * 100_000}</title></item>",
    "categories": f"<item>{'<category>a</category>' * 50_000}</item>",
    "contents": f"<item>{'<content>a</content>' * 50_000}</item>",
}


@pytest.mark.parametrize("name", sorted(HOSTILE))
def test_hostile_input_takes_a_second_a_megabyte_at_most(name: str) -> None:
    """Read or refused, it is over soon; two seconds of work are allowed at least."""
    body = f"{HEAD}{HOSTILE[name]}{TAIL}"
    began = process_time()
    try:
        outcomes = parse(body.encode(), HINT)
    except Rejected as refused:
        outcomes = (refused,)
    assert outcomes
    assert process_time() - began < max(2, len(body) / 1_000_000)


def test_thousands_of_entries_are_read_quickly() -> None:
    """Each is a story; more than ten thousand in one message are refused."""
    item = "<item><guid>{}</guid><title>A boat</title><description>It sails.</description></item>"
    began = process_time()
    assert len(read("".join(item.format(n) for n in range(5_000)))) == 5_000
    assert process_time() - began < 5
    with pytest.raises(Rejected) as refused:
        read("<item><guid>1</guid></item>" * 10_001)
    assert refused.value.reason is Reject.TOO_LARGE

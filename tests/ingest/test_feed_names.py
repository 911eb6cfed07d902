"""Names: elements in any namespace, items by id, link or words, and people."""

import pytest

from schemas.blocks import Paragraph
from services.ingest.parse.feed import parse
from services.ingest.wirestory import WireStory
from tests.ingest.feeds_made import HINT, atom, one, rss, words


@pytest.mark.parametrize(
    "space",
    [
        "http://www.w3.org/2005/Atom",
        "http://www.w3.org/2005/Atom/",
        "https://www.w3.org/2005/atom",
        "http://purl.org/atom/ns#",
        "http://nobody.example/knows",
        "",
    ],
)
def test_a_feed_is_read_in_every_namespace_of_its_kind(space: str) -> None:
    """Old ones, misspelled ones, and none."""
    story = one(
        atom("<id>1</id><title>A</title>").replace(
            b"http://www.w3.org/2005/Atom", space.encode()
        )
    )
    assert (story.item_id, story.headline) == ("1", "A")


def test_a_prefix_means_what_it_is_declared_to_mean() -> None:
    """A strange prefix misleads nobody; a misspelled namespace is what its prefix says."""
    body = b"""<a:rss xmlns:a="http://backend.userland.com/rss2" xmlns:x="http://purl.org/dc/elements/1.1/"
      xmlns:dc="http://purl.org/dublin"><a:channel><a:item><a:title>A</a:title>
      <x:creator>Ina Moor</x:creator><dc:creator>Ole Sand</dc:creator></a:item></a:channel></a:rss>"""
    story = one(body)
    assert (story.headline, story.byline) == ("A", "Ina Moor, Ole Sand")


def test_the_feed_s_own_title_stands_before_that_of_any_module() -> None:
    """Whatever their order."""
    module = "<dc:title>No</dc:title><media:title>No</media:title>"
    assert one(rss(f"<title>A</title>{module}")).headline == "A"
    assert one(rss(f"{module}<title>A</title>")).headline == "A"


def test_entries_are_found_wherever_they_stand() -> None:
    """Beside the channel, in it, in capitals, or alone."""
    cdf = b'<CHANNEL HREF="https://h.example/"><ITEM HREF="https://h.example/1"><TITLE>A</TITLE><ABSTRACT>B</ABSTRACT></ITEM></CHANNEL>'
    story = one(cdf)
    assert (story.item_id, story.headline, words(story)) == (
        "https://h.example/1",
        "A",
        "B",
    )
    assert (
        one(b"<entry xmlns='http://www.w3.org/2005/Atom'><id>1</id></entry>").item_id
        == "1"
    )
    assert one(b"<rss><item><guid>1</guid></item></rss>").item_id == "1"


def test_a_permanent_guid_is_also_an_address() -> None:
    """Unless it says that it is none."""
    assert one(rss("<guid>https://h.example/1</guid>")).item_id == "https://h.example/1"
    link = "<link>https://h.example/1</link>"
    assert one(rss(f"<guid isPermaLink='false'>/x</guid>{link}")).alt_ids == (
        "https://h.example/1",
    )
    assert one(rss("<guid>/1</guid>", "<link>https://h.example/</link>")).alt_ids == (
        "https://h.example/1",
    )


def test_the_original_link_stands_before_that_of_a_distributor() -> None:
    """FeedBurner puts its own in its place; both are names."""
    sent = (
        '<link>https://feeds.example/~r/1</link><f:origLink xmlns:f="http://rssnamespace.org/feedburner/ext/1.0">'
        "https://h.example/1</f:origLink>"
    )
    story = one(rss(sent))
    assert (story.item_id, story.alt_ids) == (
        "https://h.example/1",
        ("https://feeds.example/~r/1",),
    )


def test_a_page_for_readers_is_the_link() -> None:
    """Not the same in another format, nor the feed, nor a file."""
    links = (
        "<link rel='self' href='https://h.example/s'/><link type='application/json' href='https://h.example/j'/>"
        "<link rel='http://www.iana.org/assignments/relation/alternate' href='https://h.example/1'/>"
    )
    assert one(atom(links)).item_id == "https://h.example/1"


def test_links_without_a_scheme_are_seen_from_the_feed() -> None:
    """By `xml:base`, else by its page."""
    story = one(atom("<link href='n/1'/>", "<link href='https://h.example/'/>"))
    assert story.item_id == "https://h.example/n/1"


def test_nameless_entries_that_differ_have_different_names() -> None:
    """Even where neither title, date nor text tells them apart."""
    stories = parse(
        rss("<category>a</category></item><item><category>b</category>"), HINT
    )
    names = {one.item_id for one in stories if isinstance(one, WireStory)}
    assert len(names) == 2


@pytest.mark.parametrize(
    ("sent", "name"),
    [
        ("<author>me@h.example (Ina Moor)</author>", "Ina Moor"),
        ("<author>Ina Moor &lt;me@h.example&gt;</author>", "Ina Moor"),
        ("<author>me@h.example</author>", None),
        ("<author><name>Ina Moor</name><email>me@h.example</email></author>", "Ina Moor"),
        ("<dc:creator>Ina Moor</dc:creator><dc:creator>Ole Sand</dc:creator>", "Ina Moor, Ole Sand"),
        ("<author>Ina Moor</author><dc:creator>Ina Moor</dc:creator>", "Ina Moor"),
    ],
)  # fmt: skip
def test_an_author_is_a_name(sent: str, name: str | None) -> None:
    """However it is wrapped; an address alone is none."""
    assert one(rss(sent)).byline == name


def test_an_entry_taken_from_another_feed_has_its_author_and_rights() -> None:
    """RFC 4287: before those of the feed that carries it."""
    source = (
        "<source><author><name>Ole Sand</name></author><rights>© Sand</rights></source>"
    )
    story = one(
        atom(source, "<author><name>Ina Moor</name></author><rights>© Harbour</rights>")
    )
    assert story.byline == "Ole Sand"
    assert story.rights is not None
    assert story.rights.notice == "© Sand"


def test_the_language_is_that_of_the_nearest() -> None:
    """Of the text, the entry, then the feed in any of its spellings."""
    assert (
        one(atom("<content xml:lang='fr'>A</content>", "<x xml:lang='de'/>")).language
        == "fr"
    )
    assert (
        one(rss("<dc:language>sv</dc:language>", "<language>en</language>")).language
        == "sv"
    )
    assert (
        one(rss("<title>A</title>", "<dc:language>nb</dc:language>")).language == "nb"
    )


def test_categories_of_every_module_are_read() -> None:
    """Nested ones of podcasts, lists of keywords, Atom's terms and labels."""
    story = one(
        rss(
            "<itunes:category xmlns:itunes='http://www.itunes.com/dtds/podcast-1.0.dtd' text='Sea'>"
            "<itunes:category text='Birds'/></itunes:category><media:keywords>gull, boat</media:keywords>"
            "<category term='p' label='Ports'/><dc:subject>Quay</dc:subject>"
        )
    )
    assert story.keywords == ("Ports", "Quay", "Sea", "Birds", "gull", "boat")


def test_more_of_a_field_than_anybody_reads_is_left_and_told() -> None:
    """A thousand categories say enough."""
    story = one(rss("<category>a</category>" * 1_001))
    assert story.problems == (
        "no guid, id or link: named by its text",
        "category: more than 1000, the rest is left",
    )
    assert story.body == ()
    assert Paragraph not in map(type, story.body)

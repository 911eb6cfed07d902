"""RSS, RDF and Atom: each entry is an item, and what its sender said of it stays."""

import pytest

from schemas.article import Subject
from schemas.blocks import Paragraph
from tests.ingest.feeds_made import atom, one, rss, words


def test_a_guid_names_an_item_and_its_link_is_another_name() -> None:
    """The guid is the identity; the link is kept beside it."""
    story = one(rss("<guid>h-1</guid><link>https://harbour.example/a</link>"))
    assert (story.item_id, story.alt_ids) == ("h-1", ("https://harbour.example/a",))


def test_a_link_names_an_item_without_a_guid() -> None:
    """Where there is no guid, the link is the identity."""
    story = one(rss("<title>A</title><link>https://harbour.example/a</link>"))
    assert (story.item_id, story.alt_ids) == ("https://harbour.example/a", ())


def test_a_nameless_item_is_named_by_its_text_and_says_so() -> None:
    """The same words make the same name, others another, and a note tells."""
    body = "<title>Tide tables</title><description>High at noon.</description>"
    story = one(rss(body))
    assert story.item_id == one(rss(body, "<title>Other</title>")).item_id
    assert story.item_id != one(rss(body.replace("noon", "two"))).item_id
    assert "no guid, id or link: named by its text" in story.problems


def test_dates_stay_as_sent() -> None:
    """Nothing is read here; an update falls back to the publication."""
    story = one(rss("<pubDate>Thu, 05 Feb 2026 10:00:00 +0100</pubDate>"))
    assert story.dated == story.first_created == "Thu, 05 Feb 2026 10:00:00 +0100"
    assert story.version_created == story.dated
    both = one(atom("<published>2026-02-05</published><updated>2026-02-06</updated>"))
    assert (both.dated, both.version_created) == ("2026-02-05", "2026-02-06")


def test_full_content_is_the_body_and_a_short_description_the_summary() -> None:
    """Of two texts the whole one is the body."""
    story = one(
        rss(
            "<description>The quay reopens.</description>"
            "<content:encoded>&lt;p&gt;Boats are back.&lt;/p&gt;&lt;p&gt;So are gulls.&lt;/p&gt;</content:encoded>"
        )
    )
    assert words(story) == "Boats are back.\n\nSo are gulls."
    assert story.summary == "The quay reopens."


def test_a_description_that_only_begins_the_body_is_no_summary() -> None:
    """Cut-off copies of the text are not shown twice."""
    story = one(
        rss(
            "<description>Boats are…</description>"
            "<content:encoded>&lt;p&gt;Boats are back.&lt;/p&gt;</content:encoded>"
        )
    )
    assert story.summary is None


def test_a_description_alone_is_the_body() -> None:
    """Many feeds send no more."""
    story = one(rss("<description>Boats &amp;amp; gulls are back.</description>"))
    assert story.body == (Paragraph(html="Boats &amp; gulls are back."),)


def test_blank_lines_part_paragraphs_where_nothing_else_does() -> None:
    """Content without block markup keeps its paragraphs."""
    story = one(
        rss("<content:encoded>One &lt;b&gt;boat&lt;/b&gt;.\n\nTwo.</content:encoded>")
    )
    assert len(story.body) == 2


def test_an_open_plug_in_swallows_no_words() -> None:
    """What follows an unclosed embed belongs to the text."""
    story = one(rss("<description>Safe &lt;embed src='x'&gt; harbour</description>"))
    assert words(story) == "Safe harbour"


def test_no_script_survives() -> None:
    """Markup is cleaned here, whatever the sender embeds."""
    story = one(
        rss(
            "<description>A&lt;script&gt;alert(1)&lt;/script&gt;B &lt;a href='javascript:x'&gt;C&lt;/a&gt;</description>"
        )
    )
    assert "script" not in str(story.body)


def test_titles_are_plain_text() -> None:
    """Markup and references in a title become words."""
    assert (
        one(rss("<title>Gulls &amp;amp; &lt;i&gt;boats&lt;/i&gt;</title>")).headline
        == "Gulls & boats"
    )
    title = "<title type='text'>Less &lt;b&gt; more</title>"
    assert one(atom(title)).headline == "Less <b> more"


def test_a_picture_keeps_its_own_words_and_sizes() -> None:
    """Title and caption of a picture never become the story's."""
    story = one(
        rss(
            "<title>Quay reopens</title><description>Boats are back.</description>"
            '<media:group><media:content url="https://h.example/s.jpg" medium="image" width="300"/>'
            '<media:content url="https://h.example/l.jpg" medium="image" width="900"/>'
            "<media:title>Gull</media:title><media:description>A gull.</media:description>"
            "<media:credit>Ina Moor</media:credit></media:group>"
            '<media:thumbnail url="https://h.example/t.jpg"/>'
        )
    )
    (picture,) = story.media
    assert (story.headline, words(story)) == ("Quay reopens", "Boats are back.")
    assert (picture.headline, picture.caption, picture.credit) == (
        "Gull",
        "A gull.",
        "Ina Moor",
    )
    assert [r.width for r in picture.renditions] == [300, 900, None]
    assert picture.renditions[2].role == "thumbnail"


def test_enclosures_are_media_by_their_type() -> None:
    """Pictures, sound and video are taken, documents are not."""
    story = one(
        rss(
            '<enclosure url="https://h.example/a.mp3" type="audio/mpeg" length="99"/>'
            '<enclosure url="https://h.example/p.jpg" type="image/jpeg"/>'
            '<enclosure url="https://h.example/d.pdf" type="application/pdf"/>'
        )
    )
    assert [medium.kind for medium in story.media] == ["audio", "picture"]
    assert story.media[0].renditions[0].bytes == 99


def test_one_picture_sent_in_two_widths_is_one() -> None:
    """Addresses that differ only in their query are sizes."""
    story = one(
        rss(
            '<media:content url="https://h.example/p.jpg?w=1" type="image/jpeg"/>'
            '<media:content url="https://h.example/p.jpg?w=2" type="image/jpeg"/>'
        )
    )
    assert len(story.media) == 1
    assert len(story.media[0].renditions) == 2


def test_categories_are_subjects_and_keywords() -> None:
    """With a scheme they are codes; the first free one may name the section."""
    story = one(
        rss(
            '<category domain="medtop">20000013</category>'
            "<category>World</category><category>Ports</category>"
        )
    )
    assert story.subjects[0] == Subject(
        scheme="medtop", code="20000013", name="20000013"
    )
    assert story.supplied_section == "World"
    assert story.keywords == ("20000013", "World", "Ports")


def test_a_signal_among_the_categories_is_a_signal() -> None:
    """PA marks corrections so; it is no subject."""
    story = one(rss('<category domain="urn:pa:subject:sig">Correction</category>'))
    assert story.signals.signals == ("sig:correction",)
    assert not story.subjects
    assert not story.keywords


@pytest.mark.parametrize(("said", "sent"), [("2026-03-01T06:00:00Z",) * 2, ("", "")])
def test_an_embargo_is_heard_in_whatever_namespace(said: str, sent: str) -> None:
    """No element that says embargo is passed over, not even an empty one."""
    story = one(rss(f"<title>A</title><prism:embargoDate>{said}</prism:embargoDate>"))
    assert story.signals.embargoed == sent


def test_a_draft_is_withheld() -> None:
    """The publishing protocol's draft mark means not for readers."""
    control = '<app:control xmlns:app="http://www.w3.org/2007/app"><app:draft>yes</app:draft></app:control>'
    assert one(atom(control)).signals.status == "withheld"


def test_authors_language_and_rights_come_from_the_nearest() -> None:
    """An Atom entry without an author has its feed's; an RSS item has none."""
    feed = "<author><name>Ina Moor</name></author><rights>© Harbour</rights>"
    story = one(atom("<title xml:lang='nb'>A</title>", feed))
    assert (story.byline, story.language) == ("Ina Moor", "nb")
    assert story.rights is not None
    assert story.rights.notice == "© Harbour"
    item = one(
        rss(
            "<title>A</title>",
            "<language>de</language><managingEditor>x@y.example (Boss)</managingEditor>",
        )
    )
    assert (item.byline, item.language) == (None, "de")


def test_the_same_entry_is_the_same_revision_in_any_feed() -> None:
    """The feed's dates and counts of comments are no part of what was said."""
    item = "<guid>h-1</guid><title>A</title>"
    comments = '<slash:comments xmlns:slash="http://purl.org/rss/1.0/modules/slash/">{}</slash:comments>'
    first = one(rss(item + comments.format(1), "<lastBuildDate>Mon</lastBuildDate>"))
    later = one(rss(item + comments.format(2), "<lastBuildDate>Tue</lastBuildDate>"))
    assert first.canonical == later.canonical
    assert first.canonical != one(rss(item.replace("A<", "B<"))).canonical


def test_rdf_is_read() -> None:
    """RSS 1.0 keeps its items beside the channel."""
    body = b"""<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
      xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">
      <channel rdf:about="c"><title>H</title></channel>
      <item rdf:about="https://h.example/1"><title>A</title><dc:date>2026-02-05</dc:date></item>
      </rdf:RDF>"""
    story = one(body)
    assert (story.item_id, story.dated) == ("https://h.example/1", "2026-02-05")

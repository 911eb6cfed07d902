"""The texts of feeds, however they are wrapped: types, modes, bases, references."""

from base64 import b64encode

import pytest

from schemas.blocks import Paragraph
from tests.ingest.feeds_made import atom, one, rss, words


BLINK = "History of the <blink> tag"
XHTML = "xmlns='http://www.w3.org/1999/xhtml'"


@pytest.mark.parametrize(
    ("sent", "read"),
    [
        ("<title>Boats</title>", "Boats"),
        ("<title type='text'>Less &lt;b&gt; more</title>", "Less <b> more"),
        ("<title>History of the &lt;blink&gt; tag</title>", BLINK),
        ("<title>Boats &lt;b&gt;and&lt;/b&gt; gulls</title>", "Boats and gulls"),
        ("<title type='html'>Fish &amp;amp; chips</title>", "Fish & chips"),
        (
            "<title type='html'><![CDATA[<i>Fish</i> &amp; chips]]></title>",
            "Fish & chips",
        ),
        (
            f"<title type='xhtml'><div {XHTML}>A &lt;b> <b>c</b></div></title>",
            "A <b> c",
        ),
        (
            "<title mode='escaped' type='text/html'>A &lt;b&gt;c&lt;/b&gt;</title>",
            "A c",
        ),
        ("<title mode='base64'>Qm9hdHM=</title>", "Boats"),
        ("<title type='application/octet-stream'>Qm9hdHM=</title>", "Boats"),
        ("<title mode='base64'>no base64 !</title>", "no base64 !"),
        ("<title>  A\n\t long   one </title>", "A long one"),
        ("<title/><title>Second</title>", "Second"),
        ("<dc:title xmlns:dc='http://purl.org/dc/elements/1.1/'>D</dc:title>", "D"),
    ],
)
def test_a_title_is_its_words_in_every_type(sent: str, read: str) -> None:
    """Plain, escaped, as elements or packed, it says the same."""
    assert one(atom(sent)).headline == read


@pytest.mark.parametrize(
    ("sent", "html"),
    [
        ("<content type='text'>A &lt;b&gt;</content>", "A &lt;b&gt;"),
        ("<content type='html'>A &lt;b&gt;c&lt;/b&gt;</content>", "A <b>c</b>"),
        ("<content>A &lt;b&gt;c&lt;/b&gt;</content>", "A <b>c</b>"),
        (f"<content type='xhtml'><div {XHTML}>A <b>c</b></div></content>", "A <b>c</b>"),
        (f"<content type='xhtml'><x:p {XHTML.replace('=', ':x=')}>A</x:p></content>", "A"),
        ("<content mode='base64' type='text/html'>QSA8Yj5jPC9iPg==</content>", "A <b>c</b>"),
        ("<content type='text/html;charset=utf-8'>A &lt;b&gt;c&lt;/b&gt;</content>", "A <b>c</b>"),
        ("<summary>A &amp;amp; c</summary>", "A &amp; c"),
    ],
)  # fmt: skip
def test_a_body_is_its_markup_in_every_type(sent: str, html: str) -> None:
    """What is markup stays so, what is text shows its brackets."""
    assert one(atom(sent)).body == (Paragraph(html=html),)


def test_what_is_no_text_is_no_body() -> None:
    """A picture inside a content is not its words; one behind an address is a medium."""
    packed = b64encode(b"\x89PNG").decode()
    story = one(
        atom(
            f"<content type='image/png'>{packed}</content>"
            "<content type='image/png' src='https://h.example/p.png'/>"
        )
    )
    assert not story.body
    assert story.media[0].renditions[0].href == "https://h.example/p.png"


def test_of_several_contents_the_longest_is_the_body() -> None:
    """Alternatives are one text in several lengths; the summary stays beside them."""
    story = one(
        atom(
            "<summary>In short.</summary><content>Boats.</content>"
            "<content type='html'>&lt;p&gt;Boats are back.&lt;/p&gt;</content>"
        )
    )
    assert (words(story), story.summary) == ("Boats are back.", "In short.")


def test_a_content_that_was_cut_gives_way_to_the_whole_description() -> None:
    """The longer text is the body if it begins as the shorter one does."""
    story = one(
        rss(
            "<description>Boats are back at the quay, and so are gulls.</description>"
            "<content:encoded>Boats are back at the quay…</content:encoded>"
        )
    )
    assert words(story) == "Boats are back at the quay, and so are gulls."
    assert story.summary is None


def test_escaped_markup_with_elements_between_is_read_as_one() -> None:
    """Senders mix both; no word is lost and no bracket shows."""
    story = one(
        rss(
            "<description>&lt;p&gt;Boats<br/>and &lt;b&gt;gulls&lt;/b&gt;</description>"
        )
    )
    assert story.body == (Paragraph(html="Boats<br>and <b>gulls</b>"),)


@pytest.mark.parametrize(
    "body",
    [
        rss("<link>https://h.example/n/1</link><description>&lt;a href='../m'&gt;M&lt;/a&gt;</description>"),
        rss("<description>&lt;a href='/m'&gt;M&lt;/a&gt;</description>", "<link>https://h.example/</link>"),
        atom("<content type='html' xml:base='https://h.example/n/'>&lt;a href='../m'>M&lt;/a></content>"),
        atom(
            f"<content type='xhtml'><div {XHTML} xml:base='n/'><a href='../m'>M</a></div></content>"
        ).replace(b"<entry>", b"<entry xml:base='https://h.example/x'>"),
    ],
    ids=["link", "channel", "base", "bases"],
)  # fmt: skip
def test_addresses_in_a_text_are_seen_from_their_base(body: bytes) -> None:
    """`xml:base`, nested ones too, else the page of the entry, else of the feed."""
    assert one(body).body == (Paragraph(html='<a href="https://h.example/m">M</a>'),)


def test_an_address_that_is_none_costs_only_itself() -> None:
    """Neither a link nor its text goes under."""
    story = one(
        atom(
            "<link href='http://[bad'/><title>A</title>",
            "<link href='http://h.example/'/>",
        )
    )
    assert story.headline == "A"


def test_deeply_nested_markup_keeps_its_words() -> None:
    """Nobody closes a hundred thousand tags, and no word is lost for that."""
    story = one(rss(f"<description>{'&lt;b&gt;' * 100_000}Boats</description>"))
    assert "Boats" in words(story)
    assert "Boats" in words(
        one(rss(f"<description>{'<i>' * 400}Boats{'</i>' * 400}</description>"))
    )


def test_a_film_is_described_where_nothing_else_is() -> None:
    """Also in the group of its files; podcasts have a summary of their own."""
    group = "<media:group><media:description>Gulls.</media:description></media:group>"
    assert words(one(rss(group))) == "Gulls."
    assert words(one(rss(f"<description>Boats.</description>{group}"))) == "Boats."

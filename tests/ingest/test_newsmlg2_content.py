"""What the NewsML-G2 reader promises of an item's text, pictures and parts."""

import pytest

from schemas.blocks import Paragraph, Table
from schemas.story import Kind, Media, Rendition, SuppliedLink
from services.ingest.markup import text_of
from tests.ingest.newsmlg2_made import NAMESPACE, XHTML, item, story


def test_a_linked_picture_is_kept_where_it_lies() -> None:
    """A picture beside the story is kept when the link says where; a page is not."""
    meta = (
        '<link rel="irel:seeAlso" residref="urn:x:p" href="https://north.example/p.jpg">'
        '<itemClass qcode="ninat:picture"/><title>The ferry</title></link>'
        '<link rel="irel:seeAlso" residref="urn:x:q"><itemClass qcode="ninat:picture"/>'
        '</link><link rel="irel:seeAlso" href="https://north.example/a"/>'
    )
    (picture,) = story(item(meta=meta)).media
    assert (picture.id, picture.headline) == ("urn:x:p", "The ferry")
    assert picture.renditions == (Rendition(href="https://north.example/p.jpg"),)


def test_a_picture_item_is_one_picture_with_renditions() -> None:
    """All files of a picture item are renditions of it; odd sizes are left out."""
    content = (
        '<remoteContent href="https://north.example/b.jpg" rendition="rnd:highRes" '
        'contenttype="image/jpeg" width="3000" height="2000" size="900000"/>'
        '<remoteContent href="https://north.example/s.jpg" rendition="rnd:thumb" '
        'width="wide"/><remoteContent/>'
    )
    about = (
        '<headline>Ferry</headline><description role="drol:caption">At sea.'
        "</description><creditline>North Wire</creditline><by>Jo Hill</by>"
    )
    found = story(item('<itemClass qcode="ninat:picture"/>', about, content))
    (picture,) = found.media
    assert found.kind is Kind.PICTURE
    assert picture.id == found.item_id
    assert (picture.caption, picture.credit) == ("At sea.", "North Wire")
    assert [one.role for one in picture.renditions] == ["highRes", "thumb"]
    assert picture.renditions[0].width == 3000
    assert picture.renditions[1].width is None


def test_pictures_in_a_story_are_told_apart() -> None:
    """In a story a role that comes again begins the next picture."""
    content = XHTML + "".join(
        f'<remoteContent href="https://north.example/{n}.jpg" residref="urn:x:{n}" '
        'rendition="rnd:web" contenttype="image/jpeg"/>'
        for n in (1, 2)
    )
    found = story(item(content=content))
    assert [one.id for one in found.media] == ["urn:x:1", "urn:x:2"]
    assert found.kind is Kind.STORY


def test_a_composite_with_text_is_a_story() -> None:
    """Only a composite that tells nothing itself is a package."""
    composite = '<itemClass qcode="ninat:composite"/>'
    assert story(item(composite)).kind is Kind.STORY
    assert story(item(composite, content="")).kind is Kind.PACKAGE


def test_a_package_keeps_what_it_says_of_itself() -> None:
    """A package has its headline and slugline, and no text of its parts."""
    text = (
        f'<packageItem {NAMESPACE} guid="urn:x:9"><itemMeta/><contentMeta>'
        "<headline>Top news</headline><slugline>TOP</slugline></contentMeta><groupSet>"
        '<group><itemRef residref="urn:x:1"><headline>Ferry</headline></itemRef>'
        "</group></groupSet></packageItem>"
    )
    found = story(text)
    assert (found.kind, found.headline, found.slugline) == (
        Kind.PACKAGE,
        "Top news",
        "TOP",
    )
    assert not found.body
    assert not found.media
    assert not found.targets


def test_nitf_inside_fills_what_the_metadata_leaves_out() -> None:
    """Headline, byline and dateline of an inline NITF stand in for missing ones."""
    content = (
        '<inlineXML contenttype="application/nitf+xml"><nitf><head><title>T</title>'
        "</head><body><body.head><hedline><hl1>Ferry sails</hl1><hl2>Again</hl2>"
        "</hedline><byline>By<person>Jo Hill</person></byline><dateline>NORRVIK"
        "</dateline></body.head><body.content><p>It sails.</p></body.content>"
        "<body.end><p>(North Wire)</p></body.end></body></nitf></inlineXML>"
    )
    found = story(item(content=content))
    assert (found.headline, found.subheadline) == ("Ferry sails", "Again")
    assert (found.byline, found.dateline) == ("By Jo Hill", "NORRVIK")
    assert text_of(found.body) == "It sails."
    assert found.public_notes == ("(North Wire)",)
    assert story(item(about="<headline>H</headline>", content=content)).headline == "H"


def test_data_without_text_leaves_the_body_empty() -> None:
    """A table of results is no text; the metadata is kept and the lack noted."""
    content = "<inlineXML><sports-content><sports-event/></sports-content></inlineXML>"
    found = story(item(about="<headline>Results</headline>", content=content))
    assert found.headline == "Results"
    assert found.body == ()
    assert "content: sports-content is data and has no text" in found.problems


@pytest.mark.parametrize(
    ("content", "text"),
    [
        ("<inlineData>One.\n\nTwo.</inlineData>", "One.\n\nTwo."),
        ("<inlineData><![CDATA[<p>One.</p><p>Two.</p>]]></inlineData>", "One.\n\nTwo."),
        ("<inlineXML><p>One.</p><p>Two.</p></inlineXML>", "One.\n\nTwo."),
        (
            (
                "<inlineData contenttype='application/nitf+xml'><![CDATA[<nitf><body>"
                "<body.head><hedline><hl1>H</hl1></hedline></body.head><body.content>"
                "<p>One.</p><p>Two.</p></body.content></body></nitf>]]></inlineData>"
            ),
            "One.\n\nTwo.",
        ),
        ("<inlineXML>One.</inlineXML>", "One."),
        ("<inlineXML><html><body>1<br/><br/>2</body></html></inlineXML>", "1\n\n2"),
    ],
)
def test_text_in_every_wrapping(content: str, text: str) -> None:
    """Plain data, HTML in CDATA, bare paragraphs and bare text are all read."""
    assert text_of(story(item(content=content)).body) == text


def test_encoded_data_never_reaches_the_body() -> None:
    """Base64 and foreign data are noted and left out."""
    found = story(item(content='<inlineData encoding="e:base64">QUJD</inlineData>'))
    assert found.body == ()
    assert "content: inline data is not read" in found.problems


def test_tables_stay_tables() -> None:
    """A table in the text is a table in the body, between its paragraphs."""
    rows = "<tr><td>Mon</td><td>8:00</td></tr><tr><td>Tue</td><td>9:00</td></tr>"
    content = (
        f"<inlineXML><html><body><p>Times</p><table>{rows}</table></body></html>"
        "</inlineXML>"
    )
    paragraph, table = story(item(content=content)).body
    assert isinstance(paragraph, Paragraph)
    assert isinstance(table, Table)
    assert table.rows == (("Mon", "8:00"), ("Tue", "9:00"))


def test_direction_and_language_are_as_sent() -> None:
    """A right-to-left body says so itself."""
    content = (
        '<inlineXML><html lang="ar"><body dir="rtl"><p>x</p></body></html></inlineXML>'
    )
    found = story(item(content=content).replace(' xml:lang="en"', ""))
    assert (found.language, found.direction) == ("ar", "rtl")


def test_the_head_of_a_page_is_no_text() -> None:
    """Time, headline, byline and the line of the embargo stand where they belong."""
    content = (
        "<inlineXML><html><head><title>T</title></head><body><header><time>6.00</time>"
        '<ul class="slugline"><li>Ships</li></ul><strong class="embargoed">Not yet.'
        '</strong><h1>Ferry sails</h1><h3>Shipping</h3><p class="byline">By Jo Hill</p>'
        "<p>In short.</p></header><section><p>It sails.</p></section></body></html>"
        "</inlineXML>"
    )
    found = story(item(content=content))
    assert (found.headline, found.subheadline) == ("Ferry sails", "Shipping")
    assert found.byline == "By Jo Hill"
    assert found.editor_notes == found.signals.notes == ("Not yet.",)
    assert text_of(found.body) == "In short.\n\nIt sails."


def test_a_header_without_a_headline_is_text() -> None:
    """As is one that does not begin the page."""
    first = "<html><body><header><p>One.</p></header><p>Two.</p></body></html>"
    assert text_of(story(item(content=f"<inlineXML>{first}</inlineXML>")).body) == (
        "One.\n\nTwo."
    )
    later = "<html><body><p>One.</p><header><h1>Two</h1></header></body></html>"
    assert text_of(story(item(content=f"<inlineXML>{later}</inlineXML>")).body) == (
        "One.\n\nTwo"
    )


def test_pictures_stand_where_the_text_shows_them() -> None:
    """One that the item names beside its text is not told twice."""
    link = (
        '<link rel="irel:seeAlso" residref="urn:x:boat" href="https://n.example/b.jpg">'
        '<itemClass qcode="ninat:picture"/><title>Boat</title></link>'
    )
    content = (
        "<inlineXML><html><body><p>One.</p><img src='https://n.example/b.jpg'/>"
        "<p>Two.</p></body></html></inlineXML>"
    )
    found = story(item(meta=link, content=content))
    assert [block.type for block in found.body] == ["paragraph", "media", "paragraph"]
    (boat,) = found.media
    assert (boat.id, boat.headline) == ("urn:x:boat", "Boat")


def test_the_text_in_the_items_language_is_read_first() -> None:
    """Of two texts the one that the metadata speaks of."""
    content = "".join(
        f'<inlineXML xml:lang="{tag}"><p>{said}</p></inlineXML>'
        for tag, said in (("fr", "Le ferry."), ("en", "The ferry."))
    )
    assert text_of(story(item(content=content)).body) == "The ferry."


def test_a_package_keeps_what_it_holds() -> None:
    """Texts as links, pictures as media, in the order of its groups."""
    package = (
        f'<packageItem {NAMESPACE} guid="urn:x:p"><itemMeta/><groupSet root="G">'
        '<group id="G"><itemRef residref="urn:x:1"><title>Ferry</title></itemRef>'
        '<groupRef idref="H"/></group><group id="H"><itemRef residref="urn:x:2">'
        '<itemClass qcode="ninat:picture"/><title>Boat</title></itemRef>'
        '<packageRef href="https://n.example/p"/></group></groupSet></packageItem>'
    )
    found = story(package)
    assert found.kind is Kind.PACKAGE
    assert found.supplied_links == (
        SuppliedLink(title="Ferry", href="urn:x:1"),
        SuppliedLink(title="https://n.example/p", href="https://n.example/p"),
    )
    assert found.media == (Media(id="urn:x:2", headline="Boat"),)

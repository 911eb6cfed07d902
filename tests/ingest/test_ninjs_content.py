"""What the ninjs reader promises of an item's text and pictures."""

import pytest

from schemas.blocks import Table
from schemas.story import Kind
from services.ingest.markup import text_of
from tests.ingest.ninjs_made import story


def test_the_richest_whole_text_is_the_body() -> None:
    """HTML before plain text, unless it only stands for it; asides are no text."""
    html = "<table><tr><th>a</th><th>b</th></tr><tr><td>1</td><td>2</td></tr></table>"
    (table,) = story(body_text="a b 1 2", body_html=html).body
    assert isinstance(table, Table)
    text = "It sails again from Norrvik every morning."
    found = story(body_text=text, body_richtext="[ ... ]", body_teaser="<p>Now</p>")
    assert text_of(found.body) == text


def test_markup_in_plain_text_is_read_and_noted() -> None:
    """HTML in `body_text`, which PA sends for tables, does not show as text."""
    found = story(body_text="<p>One</p><p>Two</p>")
    assert text_of(found.body) == "One\n\nTwo"
    assert "body_text: markup, read as HTML" in found.problems


def test_nitf_in_a_body_is_read() -> None:
    """A body in NITF gives its content and not its head."""
    nitf = (
        "<nitf><head><title>T</title></head><body><body.head><hedline><hl1>H</hl1>"
        "</hedline></body.head><body.content><p>It sails.</p></body.content></body>"
        "</nitf>"
    )
    bodies = [{"role": "nitf", "contentType": "text/vnd.IPTC.NITF", "value": nitf}]
    assert text_of(story(body_text=None, bodies=bodies).body) == "It sails."
    broken = [{"role": "nitf", "value": "<nitf><p>It sails.</nitf>"}]
    assert text_of(story(body_text=None, bodies=broken).body) == "It sails."


@pytest.mark.parametrize(
    ("told", "kind"),
    [
        ("picture", Kind.PICTURE),
        ("graphic", Kind.GRAPHIC),
        ("video", Kind.VIDEO),
        ("audio", Kind.AUDIO),
    ],
)
def test_media_items_carry_their_own_files(told: str, kind: Kind) -> None:
    """A picture item is a picture with its renditions; odd sizes are left out."""
    found = story(
        type=told,
        description_caption="At sea.",
        renditions={
            "big": {"href": "https://n.example/b", "width": "3000", "height": "tall"},
            "none": {"width": 1},
            "odd": [],
        },
    )
    assert found.kind is kind
    (medium,) = found.media
    assert (medium.kind, medium.id, medium.caption) == (told, "urn:x:1", "At sea.")
    assert [(one.width, one.height) for one in medium.renditions] == [(3000, None)]


def test_a_composite_with_text_is_a_story() -> None:
    """Only a composite that tells nothing itself is a package."""
    assert story(type="composite").kind is Kind.STORY
    assert story(type="composite", body_text="").kind is Kind.PACKAGE


def test_withdrawn_pictures_are_not_shown() -> None:
    """A picture beside the story that is canceled or withheld is left out."""
    picture = {"uri": "urn:x:p", "type": "picture", "pubstatus": "canceled"}
    assert story(associations={"main": picture}).media == ()
    assert story(associations={"x": {"uri": "urn:x:2", "type": "text"}}).media == ()

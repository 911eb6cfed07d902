"""Pictures in a text: each stands where it stood, once, with what is said of it."""

import pytest

from schemas.blocks import Heading, MediaBlock, Paragraph
from schemas.story import Media, Rendition
from services.ingest.markup import text_of
from services.ingest.parse.pictures import told_with_media, told_with_media_in_html
from services.ingest.xml import tree


BOAT = "https://north.example/boat.jpg"
KNOWN = Media(id="urn:x:boat", renditions=(Rendition(href=BOAT, role="main"),))


def test_a_picture_stands_where_it_stood() -> None:
    """Between the paragraphs around it, and in the story's media."""
    html = f"<p>One.</p><p>Two <img src='{BOAT}' alt='A boat' width='40'/> three.</p>"
    told = told_with_media_in_html(html)
    assert told.body == (
        Paragraph(html="One."),
        Paragraph(html="Two"),
        MediaBlock(index=0),
        Paragraph(html="three."),
    )
    (boat,) = told.media
    assert (boat.kind, boat.headline) == ("picture", "A boat")
    assert boat.renditions == (Rendition(href=BOAT, width=40),)


def test_the_words_of_a_figure_stay_in_the_text() -> None:
    """Caption and credit follow the picture, and are not told a second time."""
    html = (
        f"<figure><a href='#'><picture><source srcset='x'><img src='{BOAT}' alt='A'>"
        "</picture></a><figcaption>A boat <b>sails</b></figcaption></figure><h2>Next</h2>"
    )
    told = told_with_media_in_html(html)
    assert told.body == (
        MediaBlock(index=0),
        Paragraph(html="A boat <b>sails</b>"),
        Heading(html="Next"),
    )
    assert (told.media[0].headline, told.media[0].caption) == (None, None)


def test_a_known_picture_is_told_once() -> None:
    """By its name or by one of its files; the text may add a caption."""
    body = tree(
        f"<body><img src='{BOAT}'/><p>One.</p>"
        "<dnl-image ref='urn:x:boat' caption='It sails' creditline='JH'/></body>".encode()
    )
    told = told_with_media(body, (Media(id="other"), KNOWN))
    assert told.body == (
        MediaBlock(index=1),
        Paragraph(html="One."),
        MediaBlock(index=1),
    )
    assert told.media[1] == KNOWN.model_copy(
        update={"caption": "It sails", "credit": "JH"}
    )


@pytest.mark.parametrize(
    "html",
    [
        "<img src='data:image/png;base64,AAAA'>",
        "<img src='/local.png'>",
        "<img src='mailto:a@b.example'>",
        f"<img src='{BOAT}' width='1' height='1'>",
        f"<noscript><img src='{BOAT}'></noscript>",
        "<img>",
    ],
)
def test_what_no_reader_could_see_is_no_picture(html: str) -> None:
    """Bytes in the text, local addresses, counters and what only machines read."""
    told = told_with_media_in_html(f"<p>One.</p>{html}")
    assert (text_of(told.body), told.media) == ("One.", ())


def test_films_and_sounds_have_their_sources() -> None:
    """Each file of a film is a rendition of it."""
    html = (
        "<video><source src='https://n.example/a.mp4' type='video/mp4'>"
        "<source src='https://n.example/a.webm'>No film here.</video>"
        "<audio src='https://n.example/a.mp3'></audio>"
    )
    told = told_with_media_in_html(html)
    assert [one.kind for one in told.media] == ["video", "audio"]
    assert [len(one.renditions) for one in told.media] == [2, 1]
    assert text_of(told.body) == ""


def test_text_in_a_picture_that_nobody_closed_is_text() -> None:
    """HTML knows no empty form of a sender's own tag, so the rest stands inside it."""
    html = "<p>One.</p><dnl-image ref='urn:x:1' /><p>Two.</p>"
    told = told_with_media_in_html(html)
    assert [block.type for block in told.body] == ["paragraph", "media", "paragraph"]
    assert told.media[0].id == "urn:x:1"

"""What the NITF reader promises of text, people, places and pictures."""

import pytest

from schemas.article import Subject
from schemas.blocks import Preformatted
from services.ingest.markup import text_of
from tests.ingest.nitf_made import NAME, TEXT, nitf_of, story


def test_private_notes_never_stand_in_the_text() -> None:
    """Advisories are taken out, whatever is around them; other words stay."""
    text = (
        '<p>One.</p><note type="npa"><body.content><p>Secret.</p>'
        '<note noteclass="editorsnote"><p>Deeper.</p></note></body.content></note>'
        "<note><body.content><p>Two.</p></body.content></note><p>Three.</p>"
    )
    found = story(nitf_of(text=text))
    assert text_of(found.body) == "One.\n\nTwo.\n\nThree."
    assert sorted(found.editor_notes) == ["Deeper.", "Secret."]


def test_mailboxes_below_the_text_are_for_editors() -> None:
    """A tagline with words is for readers."""
    ends = (
        "</body.content><body.end><tagline>jo@n.example/ann@n.example</tagline>"
        "<tagline>With Jo Hill</tagline></body.end>"
    )
    found = story(nitf_of().replace("</body.content>", ends))
    assert found.editor_notes == ("jo@n.example/ann@n.example",)
    assert found.public_notes == ("With Jo Hill",)


def test_a_picture_whose_file_is_not_told_keeps_its_caption() -> None:
    """Its words are not lost with the file."""
    media = (
        '<media media-type="image"><media-reference source="#photo0"/>'
        "<media-caption>A boat</media-caption></media>"
    )
    found = story(nitf_of(text=f"{TEXT}{media}"))
    assert [block.type for block in found.body] == ["paragraph", "media"]
    assert (found.media[0].caption, found.media[0].renditions) == ("A boat", ())


def test_notes_above_the_text_are_for_readers_only_when_they_say_so() -> None:
    """In doubt a note is for editors."""
    notes = (
        '<note type="pa"><p>For readers.</p></note><note><p>In doubt.</p></note>'
        '<note type="npa" noteclass="end"><p>For editors.</p></note>'
        '<note noteclass="end"><p>The end.</p></note>'
    )
    found = story(nitf_of(above=notes))
    assert found.public_notes == ("For readers.", "The end.")
    assert found.editor_notes == ("In doubt.", "For editors.")


@pytest.mark.parametrize(
    ("dateline", "text", "place"),
    [
        ("<location>NORRVIK</location>", "NORRVIK", "NORRVIK"),
        ("Norrvik", "Norrvik", None),
        (
            "<location><city>Norrvik</city><country>Norrland</country></location>",
            "Norrvik, Norrland",
            "Norrvik",
        ),
        (
            "<location><city>Norrvik</city> , <state>N.</state></location>",
            "Norrvik, N.",
            "Norrvik",
        ),
        (
            '<location>Norrvik</location>, <story.date norm="x">20260228</story.date>',
            "Norrvik",
            "Norrvik",
        ),
    ],
)
def test_datelines_name_places(dateline: str, text: str, place: str | None) -> None:
    """As set, but for dates that are meant for machines."""
    found = story(nitf_of(above=f"<dateline>{dateline}</dateline>"))
    assert found.dateline == text
    assert found.located == ((place,) if place else ())


def test_several_bylines_keep_their_titles() -> None:
    """Each name with what it is, a semicolon between them."""
    above = (
        "<byline>By <person>Ann Sund</person><byttl>North Wire</byttl></byline>"
        "<byline>Jo Hill</byline>"
    )
    assert story(nitf_of(above=above)).byline == "By Ann Sund, North Wire; Jo Hill"


def test_the_title_stands_in_for_a_missing_headline() -> None:
    """No headline is lost that is there in any place."""
    assert story(nitf_of(head="<title>Ferry</title>", above="")).headline == "Ferry"


@pytest.mark.parametrize(
    ("attributes", "subject"),
    [
        ('refnum="04015000"', Subject(scheme="subj", code="04015000")),
        ('refnum="20000523"', Subject(scheme="medtop", code="20000523")),
        ('refnum="IPTC:04015000"', Subject(scheme="subj", code="04015000")),
        (
            'refnum="F1" tobject.subject.ipr="EFE"',
            Subject(scheme="EFE", code="F1"),
        ),
        (
            'refnum="04015001" tobject.subject.type="a" tobject.subject.detail="c"',
            Subject(scheme="subj", code="04015001", name="c"),
        ),
        ('type="Economy"', Subject(name="Economy")),
    ],
)
def test_subjects_in_every_spelling(attributes: str, subject: Subject) -> None:
    """The IPTC's numbers under their scheme, others under their owner's."""
    one = f"<tobject.subject tobject.subject.{attributes}/>"
    assert story(nitf_of(head=f"<tobject>{one}</tobject>")).subjects == (subject,)


def test_metas_are_read_by_the_table() -> None:
    """An agency's own names give slug, codes, names and owner; others are not read."""
    pairs = {
        "anpa-keyword": "Ferry",
        "anpa-category": "i",
        "aap-selectors": "ax bx",
        "NTBID": "N77",
        "copyright": "North Wire",
        "unknown": "x",
    }
    head = "".join(f'<meta name="{k}" content="{v}"/>' for k, v in pairs.items())
    found = story(nitf_of(head=head))
    assert (found.slugline, found.alt_ids) == ("Ferry", ("N77", "Ferry"))
    assert [(s.scheme, s.code) for s in found.subjects] == [
        ("a1312cat", "i"),
        ("aap-selectors", "ax"),
        ("aap-selectors", "bx"),
    ]
    assert found.rights is not None
    assert found.rights.holder == "North Wire"


def test_tabular_copy_keeps_its_columns() -> None:
    """But a table of its own stays a table, and running text without the mark, text."""
    head = '<meta name="anpa-format" content="t"/>'
    text = "<p>A   1\nB   2</p>"
    assert story(nitf_of(head=head, text=text)).body == (
        Preformatted(text="A   1\nB   2"),
    )
    table = "<table><tr><td>A</td><td>1</td></tr></table>"
    assert story(nitf_of(head=head, text=table)).body[0].type == "table"
    assert story(nitf_of(text="<p>A 1</p>")).body[0].type == "paragraph"


def test_media_without_a_file_elsewhere_are_left_out() -> None:
    """A mark of a place, bytes inside the message, a document: none is a medium."""
    text = (
        '<media media-type="image"><media-reference data-location="#p0"/></media>'
        '<media media-type="image"><media-object encoding="base64">SGk=</media-object>'
        '</media><media media-type="text"><media-reference source="a.pdf"/></media>'
        '<media><media-reference mime-type="video/mp4" source="a.mp4"/></media>'
    )
    (medium,) = story(nitf_of(text=text)).media
    assert (medium.kind, medium.renditions[0].href) == ("video", "a.mp4")


def test_data_of_matches_is_no_text() -> None:
    """SportsML inside is named as what it is."""
    found = story(nitf_of(text="<sports-content><p>x</p></sports-content>"))
    assert found.body == ()
    assert found.problems == ("content: sports-content is data and has no text",)


def test_what_senders_put_into_the_wrong_place_is_found() -> None:
    """Urgency beside `docdata`, a text without `body.content`."""
    assert story(nitf_of(head='<urgency ed-urg="2"/>')).urgency == "2"
    bare = f"<nitf><head><docdata>{NAME}</docdata></head><body>{TEXT}</body></nitf>"
    assert text_of(story(bare).body) == "The ferry sails again."

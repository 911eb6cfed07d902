"""What the NewsML 1 reader promises of text, pictures and what is said of them."""

import pytest

from schemas.article import Subject
from schemas.story import Kind, SuppliedLink
from services.ingest.markup import text_of
from tests.ingest.newsml1_made import PHOTO, TEXT, component, item, story


@pytest.mark.parametrize(
    "data",
    [
        "{}",
        "One.\n\nTwo.",
        "<![CDATA[{}]]>",
        "<html xmlns='urn:x'><head><title>T</title></head><body>{}</body></html>",
        "<html>{}</html>",
        "<nitf><body><body.head/><body.content>{}</body.content></body></nitf>",
    ],
)
def test_text_in_every_form(data: str) -> None:
    """NITF, XHTML, loose paragraphs, HTML as text, and plain text say the same."""
    inside = data.format("<p>One.</p><p>Two.</p>")
    content = f"<ContentItem><DataContent>{inside}</DataContent></ContentItem>"
    assert text_of(story(item(component(content))).body) == "One.\n\nTwo."


def test_what_the_nitf_says_fills_what_the_lines_do_not() -> None:
    """Lines of the item come first."""
    text = (
        "<ContentItem><DataContent><nitf baselang='en'><body><body.head><hedline>"
        "<hl1>Inner</hl1><hl2>Below</hl2></hedline><byline>By Jo</byline><abstract>"
        "<p>In short.</p></abstract></body.head><body.content><p>x</p></body.content>"
        "</body></nitf></DataContent></ContentItem>"
    )
    found = story(item(component(text)))
    assert (found.headline, found.subheadline) == ("Inner", "Below")
    assert (found.byline, found.summary, found.language) == ("By Jo", "In short.", "en")
    outer = story(item(component(text, lines="<HeadLine>Outer</HeadLine>")))
    assert outer.headline == "Outer"


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (
            "<ContentItem>{}<Encoding><DataContent>SGk=</DataContent></Encoding></ContentItem>",
            "content: encoded data is not read",
        ),
        (
            "<ContentItem Href='a.txt'>{}</ContentItem>",
            "content: the text lies elsewhere",
        ),
    ],
)
def test_text_that_cannot_be_read_is_told(content: str, problem: str) -> None:
    """A story without its text says why."""
    text = "<MediaType FormalName='Text'/>"
    found = story(item(component(content.format(text))))
    assert found.problems == (problem, "content: no text")


def test_two_main_texts_are_told() -> None:
    """The first is read, and that there was another is a problem; a repeat is none."""
    other = TEXT.replace("sails", "sinks")
    found = story(item(component(component(TEXT, "Main") + component(other, "Main"))))
    assert text_of(found.body) == "The ferry sails."
    assert found.problems == ("content: more than one text, the first is read",)
    same = component(component(TEXT, "Main") + component(TEXT, "Main"))
    assert story(item(same)).problems == ()


def test_media_bytes_never_enter() -> None:
    """A picture inside the message is known to be one, and stays behind."""
    inside = (
        '<ContentItem><MediaType FormalName="Photo"/><Encoding Notation="base64">'
        "<DataContent>SGVsbG8=</DataContent></Encoding></ContentItem>"
    )
    found = story(item(component(inside)))
    assert found.kind is Kind.PICTURE
    assert found.media[0].renditions == ()
    assert "SGVsbG8" not in str(found.media)


@pytest.mark.parametrize(
    ("word", "kind"),
    [
        ("Photo", Kind.PICTURE),
        ("Graphic", Kind.GRAPHIC),
        ("Video", Kind.VIDEO),
        ("Audio", Kind.AUDIO),
    ],
)
def test_an_item_that_only_shows_is_of_its_kind(word: str, kind: Kind) -> None:
    """All its files are one medium, which bears the item's name."""
    files = "".join(
        component(PHOTO.format(f"{role}.x").replace("Photo", word), role)
        for role in ("HighDef", "Quicklook")
    )
    found = story(item(component(files)))
    (medium,) = found.media
    assert found.kind is kind
    assert medium.id == found.item_id
    assert [one.role for one in medium.renditions] == ["HighDef", "Quicklook"]


def test_pictures_of_one_role_are_several() -> None:
    """Two photos without lines of their own are two photos."""
    files = [component(PHOTO.format(name), "Photo") for name in ("a.jpg", "b.jpg")]
    assert len(story(item(component("".join(files)))).media) == 2


def test_pictures_beside_a_text_stand_apart() -> None:
    """Each with the lines and the caption that stand around it."""
    caption = component(TEXT.replace("The ferry", "A boat"), "Caption")
    photo = component(
        caption + component(PHOTO.format("a.jpg"), "HighDef"),
        lines="<HeadLine>Boat</HeadLine><CreditLine>North</CreditLine>",
    )
    found = story(
        item(component(component() + photo + photo.replace("a.jpg", "b.jpg")))
    )
    assert found.kind is Kind.STORY
    assert text_of(found.body) == "The ferry sails."
    assert [one.caption for one in found.media] == ["A boat sails."] * 2
    assert [one.credit for one in found.media] == ["North"] * 2
    assert found.headline is None


def test_subjects_in_three_levels() -> None:
    """The most exact level names the subject; another list keeps its name."""
    codes = (
        '<SubjectCode><Subject FormalName="04000000"/><SubjectMatter'
        ' FormalName="04015000"/><SubjectDetail FormalName="04015001"/></SubjectCode>'
        '<SubjectCode><Subject FormalName="11000000" Scheme="IptcSubjectCodes"/>'
        '</SubjectCode><SubjectCode><Subject FormalName="F1" Vocabulary="Own"/>'
        "</SubjectCode><SubjectCode/>"
    )
    about = f"<DescriptiveMetadata>{codes}</DescriptiveMetadata>{TEXT}"
    assert story(item(component(about))).subjects == (
        Subject(scheme="subj", code="04015001"),
        Subject(scheme="subj", code="11000000"),
        Subject(scheme="Own", code="F1"),
    )


def test_people_are_bylines_and_initials_are_not() -> None:
    """The line wins; else the creators who are told by name."""
    parties = "".join(f'<Party FormalName="{n}"/>' for n in ("as", "Ann Sund", "Åke"))
    made = (
        f"<AdministrativeMetadata><Creator>{parties}</Creator></AdministrativeMetadata>"
    )
    assert story(item(component(made + TEXT))).byline == "Ann Sund, Åke"
    lines = "<ByLine>By Jo Hill</ByLine>"
    assert story(item(component(made + TEXT, lines=lines))).byline == "By Jo Hill"


def test_terms_of_use_bind() -> None:
    """Lines and metadata of rights are passed on, and the story is restricted."""
    told = (
        "<RightsMetadata><Copyright><CopyrightHolder>North</CopyrightHolder></Copyright>"
        "<UsageRights><Geography>Norrland</Geography><Limitations>No archives"
        "</Limitations><EndDate>20260401</EndDate></UsageRights></RightsMetadata>"
    )
    lines = (
        "<CopyrightLine>(c) North</CopyrightLine><RightsLine>Print only</RightsLine>"
    )
    found = story(item(component(told + TEXT, lines=lines)))
    rights = found.rights
    assert rights is not None
    assert (rights.holder, rights.notice) == ("North", "(c) North")
    assert rights.usage_terms == ("Print only", "No archives")
    assert (rights.territories, rights.restricted) == (("Norrland",), True)
    assert found.expires == "20260401"


def test_a_package_names_what_it_refers_to() -> None:
    """By the headline beside the reference, else by its name."""
    inside = component(
        component('<NewsItemRef NewsItem="a.xml"/>', lines="<HeadLine>Ferry</HeadLine>")
        + component('<NewsItemRef NewsItem="b.xml"/>')
    )
    found = story(item(inside))
    assert found.kind is Kind.PACKAGE
    assert found.supplied_links == (
        SuppliedLink(title="Ferry", href="a.xml"),
        SuppliedLink(title="b.xml", href="b.xml"),
    )


def test_a_picture_in_the_text_stands_there_with_all_its_files() -> None:
    """One that a component holds beside the text is not told twice."""
    text = TEXT.replace("<p>", '<p><img src="https://n.example/a.jpg"/>')
    text = text.replace("<DataContent>", "<DataContent><html><body>")
    text = text.replace("</DataContent>", "</body></html></DataContent>")
    files = "".join(
        PHOTO.format(name) for name in ("https://n.example/a.jpg", "b.jpg")
    ).replace('<MediaType FormalName="Photo"/>', '<MediaType FormalName="Photo"/>{}')
    photo = component(
        files.format(*(f'<MimeType FormalName="image/{n}"/>' for n in ("jpeg", "png")))
    )
    found = story(item(component(component(text) + photo)))
    assert [block.type for block in found.body] == ["media", "paragraph"]
    (boat,) = found.media
    assert [one.href for one in boat.renditions] == ["https://n.example/a.jpg", "b.jpg"]

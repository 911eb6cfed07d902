"""What the NewsML 1 reader promises, on messages written for it."""

import pytest

from schemas.article import Subject
from schemas.reasons import Reject, Skip
from schemas.story import Kind
from services.ingest.markup import text_of
from services.ingest.parse import newsml1
from services.ingest.parse.wirestory import (
    Hint,
    Parsed,
    Rejected,
    Skipped,
    WireStory,
)


NAMED = (
    "<ProviderId>north.example</ProviderId><DateId>20260228</DateId>"
    "<NewsItemId>ferry</NewsItemId>"
)
TEXT = "<ContentItem><DataContent><p>The ferry sails.</p></DataContent></ContentItem>"
PHOTO = '<ContentItem Href="{}"><MediaType FormalName="Photo"/></ContentItem>'


def component(inside: str = TEXT, role: str = "", lines: str = "") -> str:
    """A NewsComponent of these parts."""
    named = f'<Role FormalName="{role}"/>' if role else ""
    told = f"<NewsLines>{lines}</NewsLines>" if lines else ""
    return f"<NewsComponent>{named}{told}{inside}</NewsComponent>"


def item(inside: str | None = None, named: str = NAMED, managed: str = "") -> str:
    """A NewsItem of these parts."""
    return (
        f"<NewsItem><Identification><NewsIdentifier>{named}</NewsIdentifier>"
        f"</Identification><NewsManagement>{managed}</NewsManagement>"
        f"{component() if inside is None else inside}</NewsItem>"
    )


def read(*items: str, envelope: str = "") -> tuple[Parsed, ...]:
    """The outcomes of a message."""
    inside = "".join(items)
    text = f"<NewsML><NewsEnvelope>{envelope}</NewsEnvelope>{inside}</NewsML>"
    return newsml1.parse(text.encode(), Hint())


def story(*items: str, envelope: str = "") -> WireStory:
    """The only story of a message."""
    (found,) = read(*items, envelope=envelope)
    assert isinstance(found, WireStory)
    return found


def test_another_document_is_refused() -> None:
    """XML of another kind is no NewsML."""
    with pytest.raises(Rejected) as refused:
        newsml1.parse(b"<rss/>", Hint())
    assert refused.value.reason is Reject.WRONG_STRUCTURE


def test_each_item_of_a_message_has_its_own_outcome() -> None:
    """A nameless item is rejected alone, between two that are read."""
    first, second, third = read(item(), item(named=""), item())
    assert isinstance(first, WireStory)
    assert isinstance(second, Rejected)
    assert second.reason is Reject.NO_IDENTITY
    assert isinstance(third, WireStory)


def test_an_item_inside_another_is_an_item() -> None:
    """Each has its own text and name; the outer one is a package."""
    inner = item(named="<NewsItemId>inner</NewsItemId>")
    outer, found = read(item(component(inner)))
    assert isinstance(outer, WireStory)
    assert isinstance(found, WireStory)
    assert (outer.kind, text_of(outer.body)) == (Kind.PACKAGE, "")
    assert (found.item_id, text_of(found.body)) == (
        "urn:newsml:::inner",
        "The ferry sails.",
    )
    assert b"sails" not in outer.canonical


@pytest.mark.parametrize(
    ("message", "reason"),
    [
        ("<NewsML><NewsEnvelope/></NewsML>", Skip.EMPTY),
        ("<NewsML><Catalog/></NewsML>", Skip.CATALOG),
        ("<NewsML><TopicSet/></NewsML>", Skip.CATALOG),
        ("<NewsML><NewsItem><TopicSet/></NewsItem></NewsML>", Skip.CATALOG),
    ],
)
def test_vocabularies_and_empty_messages_are_skips(message: str, reason: Skip) -> None:
    """They are known and counted."""
    (found,) = newsml1.parse(message.encode(), Hint())
    assert isinstance(found, Skipped)
    assert found.reason is reason


def test_an_item_is_called_the_same_in_all_its_revisions() -> None:
    """Provider, date and id, as in the public identifier without its revision."""
    public = "<PublicIdentifier>urn:newsml:north.example:20260228:ferry:{}</PublicIdentifier>"
    found = story(item(named=NAMED + public.format("3N")))
    assert found.item_id == "urn:newsml:north.example:20260228:ferry"
    assert found.alt_ids == ("urn:newsml:north.example:20260228:ferry:3N",)
    alone = story(item(named=public.format("4")))
    assert alone.item_id == found.item_id


@pytest.mark.parametrize("update", ["U", "A", "u"])
def test_an_update_without_text_is_partial(update: str) -> None:
    """It lays over what an earlier revision told; with a text it is whole."""
    revision = f'<RevisionId PreviousRevision="1" Update="{update}">2</RevisionId>'
    found = story(item("", named=NAMED + revision))
    assert found.partial
    assert found.problems == ()
    assert (found.version, found.signals.previous) == ("2", "1")
    assert not story(item(named=NAMED + revision)).partial
    assert not story(item("")).partial


@pytest.mark.parametrize(
    "status",
    [
        '<Status FormalName="Canceled"/>',
        '<Status FormalName="CANCELED"/>',
        '<Status formalname="canceled"/>',
        "<Status>Canceled</Status>",
        "<status>canceled</status>",
    ],
)
def test_formal_names_in_every_spelling(status: str) -> None:
    """As an attribute or as text, in any letters."""
    assert story(item(managed=status)).signals.status == "canceled"


def test_life_cycle_signals_arrive_as_sent() -> None:
    """Type, instruction, genre, services, notes and priority are there for the rules."""
    managed = (
        '<NewsItemType FormalName="Alert"/><Urgency>2</Urgency>'
        '<Instruction FormalName="Disregard"><Comment>Never mind.</Comment></Instruction>'
    )
    lines = (
        '<NewsLine><NewsLineType FormalName="AdvisoryLine"/>'
        "<NewsLineText>ADDS detail</NewsLineText></NewsLine>"
    )
    genre = (
        '<DescriptiveMetadata><Genre FormalName="Update"/></DescriptiveMetadata>' + TEXT
    )
    envelope = '<Priority FormalName="1"/><NewsService FormalName="Coast"/>'
    found = story(
        item(component(genre, lines=lines), managed=managed), envelope=envelope
    )
    signals = found.signals
    assert signals.types == ("alert", "disregard")
    assert signals.genres == ("update",)
    assert signals.services == ("coast",)
    assert signals.notes == found.editor_notes == ("Never mind.", "ADDS detail")
    assert (signals.priority, found.urgency) == ("1", "2")


@pytest.mark.parametrize(
    ("change", "embargoed", "expires"),
    [
        ("<FutureStatus FormalName='Usable'/><DateAndTime>D</DateAndTime>", "D", None),
        ("<FutureStatus FormalName='usable'/>", "", None),
        ("<DateAndTime>D</DateAndTime>", "D", None),
        (
            "<FutureStatus FormalName='Canceled'/><DateAndTime>D</DateAndTime>",
            None,
            "D",
        ),
        ("<FutureStatus FormalName='Withheld'/>", None, None),
    ],
)
def test_a_status_may_be_about_to_change(
    change: str, embargoed: str | None, expires: str | None
) -> None:
    """To usable, and it is closed until then; to unusable, and it expires then."""
    found = story(item(managed=f"<StatusWillChange>{change}</StatusWillChange>"))
    assert (found.signals.embargoed, found.expires) == (embargoed, expires)


@pytest.mark.parametrize(
    ("comment", "told"), [("<Comment>It is red.</Comment>", "It is red."), ("", "")]
)
def test_an_instruction_may_correct(comment: str, told: str) -> None:
    """With or without a word of what was wrong."""
    managed = f'<Instruction FormalName="Rectify">{comment}</Instruction>'
    found = story(item(managed=managed)).signals
    assert (found.correction, found.types) == (told, ())


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


def test_an_alert_is_not_called_by_its_label() -> None:
    """All alerts of a sender bear the same one; other items' labels are slugs."""
    label = "<NameLabel>Alert</NameLabel></Identification>"
    alert = item(managed='<NewsItemType FormalName="Alert"/>')
    assert story(alert.replace("</Identification>", label)).slugline is None
    assert story(item().replace("</Identification>", label)).slugline == "Alert"


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


def test_an_item_is_the_same_in_any_envelope() -> None:
    """So a re-send is the same revision."""
    again = story(item(), envelope="<TransmissionId>9</TransmissionId>")
    assert again.canonical == story(item()).canonical

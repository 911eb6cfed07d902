"""What the NewsML-G2 reader promises, on messages written for it."""

import pytest

from schemas.article import OrderKind, Subject
from schemas.blocks import Paragraph, Table
from schemas.reasons import Reject, Skip
from schemas.story import Kind, Rendition
from services.ingest.markup import text_of
from services.ingest.parse import newsmlg2
from services.ingest.parse.wirestory import (
    Hint,
    Parsed,
    Rejected,
    Skipped,
    Target,
    WireStory,
)


NAMESPACE = 'xmlns="http://iptc.org/std/nar/2006-10-01/"'
NOTHING = "<n:itemMeta><n:title>Ferry</n:title></n:itemMeta>"
TEXT = '<itemClass qcode="ninat:text"/>'
XHTML = (
    '<inlineXML contenttype="application/xhtml+xml">'
    '<html xmlns="http://www.w3.org/1999/xhtml"><head><title>T</title></head>'
    "<body><p>The ferry to Norrvik sails again.</p></body></html></inlineXML>"
)


def item(
    meta: str = TEXT, about: str = "", content: str = XHTML, head: str = ""
) -> str:
    """A newsItem of these parts."""
    return (
        f'<newsItem {NAMESPACE} guid="urn:newsml:north.example:1" version="3" '
        f'xml:lang="en">{head}<itemMeta>{meta}</itemMeta>'
        f"<contentMeta>{about}</contentMeta><contentSet>{content}</contentSet>"
        "</newsItem>"
    )


def message(*items: str, header: str = "") -> str:
    """A newsMessage of these items."""
    inside = "".join(items)
    return (
        f"<newsMessage {NAMESPACE}><header>{header}</header>"
        f"<itemSet>{inside}</itemSet></newsMessage>"
    )


def read(text: str) -> tuple[Parsed, ...]:
    """The outcomes of a message."""
    return newsmlg2.parse(text.encode(), Hint())


def story(text: str) -> WireStory:
    """The only story of a message."""
    (found,) = read(text)
    assert isinstance(found, WireStory)
    return found


def test_each_item_of_a_message_has_its_own_outcome() -> None:
    """A nameless item is rejected alone, between two that are read."""
    nameless = item().replace('guid="urn:newsml:north.example:1"', "")
    other = item().replace("example:1", "example:2")
    first, second, third = read(message(item(), nameless, other))
    assert isinstance(first, WireStory)
    assert isinstance(second, Rejected)
    assert second.reason is Reject.NO_IDENTITY
    assert isinstance(third, WireStory)
    assert third.item_id == "urn:newsml:north.example:2"


@pytest.mark.parametrize(
    ("root", "reason"),
    [
        ("conceptItem", Skip.CONCEPT),
        ("knowledgeItem", Skip.KNOWLEDGE),
        ("catalogItem", Skip.CATALOG),
        ("planningItem", Skip.PLANNING),
    ],
)
def test_items_that_are_no_news_are_skipped(root: str, reason: Skip) -> None:
    """Concepts, vocabularies, catalogs and plans are known and counted."""
    (found,) = read(f'<{root} {NAMESPACE} guid="urn:x:1"/>')
    assert isinstance(found, Skipped)
    assert found.reason is reason


def test_a_concept_may_be_an_event() -> None:
    """A concept item whose concept is an event is skipped as an event."""
    (found,) = read(
        f'<conceptItem {NAMESPACE} guid="urn:x:1"><concept>'
        '<type qcode="cpnat:event"/></concept></conceptItem>'
    )
    assert found == Skipped(Skip.EVENT, "conceptItem")


def test_a_message_without_items_is_one_skip() -> None:
    """An empty message is accounted for by a single skip."""
    assert read(message()) == (Skipped(Skip.EMPTY, "no items in the message"),)


def test_an_unknown_item_is_rejected_alone() -> None:
    """An item of no known class is not guessed at."""
    found = read(message(item(), '<mysteryItem guid="urn:x:2"/>'))
    assert isinstance(found[1], Rejected)
    assert found[1].reason is Reject.WRONG_STRUCTURE


def test_another_document_is_refused() -> None:
    """XML of another kind is no NewsML-G2."""
    with pytest.raises(Rejected) as refused:
        read("<rss/>")
    assert refused.value.reason is Reject.WRONG_STRUCTURE


@pytest.mark.parametrize(
    "declared",
    ['xmlns="http://iptc.org/std/nar/2006-10-01/"', 'xmlns="urn:old:nar"', ""],
)
def test_the_namespace_does_not_matter(declared: str) -> None:
    """The standard's namespace, an old one, a prefix or none: the same story."""
    plain = item(about="<headline>Ferry sails</headline>")
    assert story(plain.replace(NAMESPACE, declared)).headline == "Ferry sails"
    prefixed = f'<n:newsItem xmlns:n="urn:nar" guid="urn:x:1">{NOTHING}</n:newsItem>'
    assert story(prefixed).item_id == "urn:x:1"


def test_letters_of_names_do_not_matter() -> None:
    """`<Header>` and `<ednote>`, which real senders write, are read."""
    text = message(item(meta="<ednote>Adds detail</ednote>"))
    text = text.replace("<header>", "<Header><Priority>2</Priority>")
    found = story(text.replace("</header>", "</Header>"))
    assert found.editor_notes == ("Adds detail",)
    assert found.signals.priority == "2"


def test_life_cycle_signals_arrive_as_sent() -> None:
    """Status, embargo, signals, class, service and notes are there for the rules."""
    meta = (
        '<itemClass qcode="ninat:text"/><pubStatus qcode="stat:withdrawn"/>'
        "<embargoed>2026-03-01T06:00:00+01:00</embargoed>"
        '<signal qcode="sig:Correction"/><profile>Alert</profile>'
        '<signal uri="http://cv.iptc.org/newscodes/signal/update"/>'
        '<service qcode="svc:uktop"><name>Top News</name></service>'
        '<edNote role="x:correctionshort">The ferry is 40 m long.</edNote>'
    )
    about = '<genre qcode="genre:Current"><name>Current</name></genre>'
    signals = story(item(meta=meta, about=about)).signals
    assert signals.status == "withdrawn"
    assert signals.embargoed == "2026-03-01T06:00:00+01:00"
    assert signals.signals == ("sig:correction", "sig:update")
    assert signals.types == ("text", "alert")
    assert signals.services == ("uktop", "top news")
    assert signals.genres == ("current",)
    assert signals.correction == "The ferry is 40 m long."


def test_an_empty_embargo_is_not_an_absent_one() -> None:
    """What the feed makes of an empty embargo is decided later; it must be seen."""
    assert story(item(meta="<embargoed/>")).signals.embargoed == ""
    assert story(item()).signals.embargoed is None


def test_private_notes_never_become_public() -> None:
    """Only a note whose role says so is for readers, and no private one."""
    meta = (
        '<edNote role="r:public">Times are local.</edNote>'
        '<edNote role="r:public" pubconstraint="c:nonpublic">Call the desk.</edNote>'
        '<edNote role="r:correction" pubconstraint="c:nonpublic">Wrong name.</edNote>'
        "<edNote>With picture.</edNote>"
    )
    found = story(item(meta=meta))
    assert found.public_notes == ("Times are local.",)
    assert found.editor_notes == ("Call the desk.", "Wrong name.", "With picture.")
    assert found.signals.correction is None


def test_headlines_by_role_and_language() -> None:
    """The main headline in the item's language, and the one below it."""
    about = (
        '<language tag="en"/><headline role="hld:sub">Crew is hired</headline>'
        '<headline xml:lang="fr">Le ferry</headline>'
        '<headline xml:lang="en-GB">Ferry <em>sails</em><br/>again</headline>'
    )
    found = story(item(about=about))
    assert (found.headline, found.subheadline) == ("Ferry sails again", "Crew is hired")


def test_headlines_by_rank() -> None:
    """Of ranked headlines the first is the main one, the second stands below."""
    about = (
        '<headline rank="3">Shipping</headline><headline rank="2">Below</headline>'
        '<headline rank="1">Ferry sails</headline>'
    )
    found = story(item(about=about))
    assert (found.headline, found.subheadline) == ("Ferry sails", "Below")


def test_people_are_bylines_and_logins_are_not() -> None:
    """`by` wins; else creators by name, but neither agencies nor user names."""
    creators = (
        "<creator><name>doe.jane</name></creator>"
        '<creator literal="NW"/><creator><name>Jane Doe</name></creator>'
        "<creator><name>North Wire</name><organisationDetails/></creator>"
    )
    assert story(item(about=creators)).byline == "Jane Doe"
    assert story(item(about=f"{creators}<by>By Jo Hill</by>")).byline == "By Jo Hill"


def test_subjects_in_every_spelling() -> None:
    """QCodes with none, one or two colons, addresses, literals, facets, near codes."""
    about = (
        '<subject qcode="medtop:20000523" relevance="80"><name>labour</name></subject>'
        '<subject uri="http://cv.iptc.org/newscodes/mediatopic/20001071"/>'
        '<subject qcode="plain"/><subject qcode="a:b:c"/><subject literal="Ferry"/>'
        '<subject qcode="nw:7"><name>Ships</name><broader qcode="subj:04015000"/>'
        '<broader qcode="nw:1"/></subject>'
        '<subject><mainConcept qcode="medtop:15000000"/></subject><subject/>'
    )
    assert story(item(about=about)).subjects == (
        Subject(scheme="medtop", code="20000523", name="labour", relevance=80),
        Subject(scheme="medtop", code="20001071"),
        Subject(code="plain"),
        Subject(scheme="a", code="b:c"),
        Subject(code="Ferry"),
        Subject(scheme="nw", code="7", name="Ships"),
        Subject(scheme="medtop", code="15000000"),
        Subject(scheme="subj", code="04015000"),
    )


def test_an_older_item_is_replaced() -> None:
    """`evolvedFrom`, and a previous version under another name, name the older one."""
    meta = (
        '<link rel="irel:evolvedFrom" residref="urn:x:old"/>'
        '<link rel="irel:prevVersion" residref="urn:newsml:north.example:1" version="2"/>'
        '<link rel="irel:prevVersion" guidref="urn:x:other"/>'
        '<link rel="irel:seeAlso" href="https://north.example/a"/>'
    )
    found = story(item(meta=meta))
    assert found.targets == (
        Target(kind=OrderKind.REPLACE, name="urn:x:old"),
        Target(kind=OrderKind.REPLACE, name="urn:x:other"),
    )
    assert found.signals.previous == "2"


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
    assert text_of(found.body) == "It sails.\n\n(North Wire)"
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


def test_rights_bind_as_they_are_told() -> None:
    """Holder, notice and terms are kept; a machine-readable policy binds too."""
    head = (
        '<rightsInfo><copyrightHolder qcode="nw:nw"><name>North Wire</name>'
        "</copyrightHolder><copyrightNotice>(c) North Wire</copyrightNotice>"
        "<usageTerms>Not for use outside Norrland</usageTerms></rightsInfo>"
    )
    rights = story(item(head=head)).rights
    assert rights is not None
    assert (rights.holder, rights.notice) == ("North Wire", "(c) North Wire")
    assert rights.usage_terms == ("Not for use outside Norrland",)
    assert rights.restricted
    policy = "<rightsInfo><rightsExpressionXML/></rightsInfo>"
    bound = story(item(head=policy)).rights
    assert bound is not None
    assert bound.restricted


def test_the_end_of_every_use_is_the_expiry() -> None:
    """Of several ends of use the one without a constraint counts, else the web's."""
    web = '<expires pubconstraint="use:web">2026-04-01</expires>'
    archive = '<expires pubconstraint="use:archive">2026-05-01</expires>'
    assert story(item(meta=archive + web)).expires == "2026-04-01"
    own = "<expires>2026-06-01</expires>"
    assert story(item(meta=archive + web + own)).expires == "2026-06-01"


def test_other_names_are_kept_and_names_of_files_are_not() -> None:
    """Alternative ids name the item; those of files and versions do not."""
    about = (
        '<altId type="idType:USN">N1</altId><altId type="idType:fileBIN">N1.jpg</altId>'
        '<altId type="x:revision-id">N1/3</altId><altId>nw 107</altId>'
    )
    assert story(item(about=about)).alt_ids == ("N1", "nw 107")


def test_the_way_it_came_is_no_part_of_a_revision() -> None:
    """The same item alone, in a message, or through another hop is the same words."""
    alone = story(item())
    hop = "<hopHistory><hop seq='1'><party qcode='nw:desk'/></hop></hopHistory>"
    sent = message(item(head=hop), header="<sent>2026-03-01T06:00:00Z</sent>")
    assert story(sent).canonical == alone.canonical
    changed = item(meta=f'{TEXT}<pubStatus qcode="stat:canceled"/>')
    assert story(changed).canonical != alone.canonical


def test_a_namespace_that_is_no_address_is_survived() -> None:
    """Canonical XML 1.0 refuses `xmlns:x="www.north.example"`; real senders have it."""
    text = item(head='<x:y xmlns:x="www.north.example"/>')
    assert story(text).canonical == story(message(text)).canonical


def test_nested_markup_in_notes_keeps_words_apart() -> None:
    """A note sent as a list does not run its entries together."""
    meta = "<edNote><ul><li>One</li><li>Two</li></ul></edNote>"
    assert story(item(meta=meta)).editor_notes == ("One Two",)


def test_dates_are_as_sent() -> None:
    """The day it was created, for want of anything better, is that of the content."""
    meta = "<versionCreated>2026-03-01T06:00:00Z</versionCreated>"
    about = "<contentCreated>2026-02-28</contentCreated>"
    found = story(item(meta=meta, about=about))
    assert found.version_created == "2026-03-01T06:00:00Z"
    assert found.first_created == "2026-02-28"


def test_a_test_message_marks_its_items() -> None:
    """A signal in the message's header is a signal of each item in it."""
    header = '<priority>2</priority><signal qcode="sig:test"/>'
    for found in read(message(item(), item(), header=header)):
        assert isinstance(found, WireStory)
        assert "sig:test" in found.signals.signals
        assert found.signals.priority == "2"


def test_numbers_without_end_are_no_numbers() -> None:
    """Ranks, relevances and sizes of thousands of figures are left out."""
    endless = "9" * 5000
    about = (
        f'<headline rank="{endless}">Ferry</headline><headline>Boat</headline>'
        f'<subject qcode="a:b" relevance="{endless}"/>'
    )
    content = f'<remoteContent href="x" contenttype="image/jpeg" size="{endless}"/>'
    found = story(item(about=about, content=XHTML + content))
    assert found.subjects == (Subject(scheme="a", code="b"),)
    assert found.media[0].renditions == (Rendition(href="x", mime="image/jpeg"),)

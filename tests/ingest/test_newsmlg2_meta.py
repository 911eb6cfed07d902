"""What the NewsML-G2 reader promises of what is said about an item."""

import pytest

from schemas.article import OrderKind
from schemas.story import SuppliedLink
from services.ingest.wirestory import Target
from tests.ingest.newsmlg2_made import NAMESPACE, TEXT, item, story


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


def test_an_older_item_is_replaced() -> None:
    """Only `evolvedFrom` says that this item stands in the place of another."""
    meta = (
        '<link rel="irel:evolvedFrom" residref="urn:x:old"/>'
        '<link rel="irel:prevVersion" residref="urn:newsml:north.example:1" version="2"/>'
        '<link rel="irel:prevVersion" guidref="urn:x:other"/>'
        '<link rel="irel:derivedFrom" residref="urn:x:source"/>'
        '<link rel="irel:seeAlso" href="https://north.example/a"/>'
    )
    found = story(item(meta=meta))
    assert found.targets == (Target(kind=OrderKind.REPLACE, name="urn:x:old"),)
    assert found.signals.previous == "2"


@pytest.mark.parametrize("said", ["translatedFrom", "translationOf", "isTranslationOf"])
def test_a_translation_names_what_it_was_made_of(said: str) -> None:
    """That replaces nothing: both stand."""
    found = story(item(meta=f'<link rel="irel:{said}" residref="urn:x:de"/>'))
    assert (found.translation_of, found.targets) == (("urn:x:de",), ())


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


@pytest.mark.parametrize(
    ("signals", "told"),
    [
        ("", True),
        ('<signal qcode="sig:correction"/>', True),
        ('<signal qcode="sig:update"/>', False),
        ('<signal qcode="sig:update"/><signal qcode="sig:correction"/>', True),
        ('<signal qcode="nmsig:atomic"/>', True),
    ],
)
def test_only_an_item_that_corrects_has_a_correction(
    signals: str, *, told: bool
) -> None:
    """Beside an update signal, a note in that role tells what was added."""
    meta = f'{TEXT}{signals}<edNote role="x:correction">Time added.</edNote>'
    found = story(item(meta=meta))
    assert found.signals.correction == ("Time added." if told else None)
    assert found.editor_notes == ("Time added.",)


def test_what_the_sender_puts_beside_a_story_is_supplied() -> None:
    """Titles of other texts; pictures and sources are none."""
    meta = (
        '<link rel="irel:seeAlso" href="https://n.example/a"><title>More</title></link>'
        '<link rel="irel:seeAlso" residref="urn:x:2"><title>Elsewhere</title></link>'
        '<link rel="irel:derivedFrom" href="https://n.example/b"><title>No</title></link>'
        '<link rel="irel:seeAlso" href="https://n.example/c.jpg"><title>Boat</title>'
        '<itemClass qcode="ninat:picture"/></link><link rel="irel:seeAlso" href="x:y"/>'
    )
    found = story(item(meta=meta))
    assert found.supplied_links == (
        SuppliedLink(title="More", href="https://n.example/a"),
        SuppliedLink(title="Elsewhere"),
    )
    assert [one.headline for one in found.media] == ["Boat"]


def test_what_the_standard_forbids_is_told() -> None:
    """It is read nevertheless."""
    old = item().replace("<newsItem ", '<newsItem standardversion="2.29" ')
    assert story(old).problems == ("catalog: none, though there are codes",)
    new = item().replace("<newsItem ", '<newsItem standardversion="2.30" ')
    assert story(new).problems == ()
    bare = f'<newsItem {NAMESPACE} guid="urn:x:1"/>'
    assert "itemMeta: missing" in story(bare).problems


@pytest.mark.parametrize(
    ("sent", "read"),
    [("NORRVIK (NW) - ", "NORRVIK (NW)"), ("2026-03-01 06:00 GMT", None), ("-", None)],
)
def test_a_dateline_is_a_place(sent: str, read: str | None) -> None:
    """Without the dash to the text; a time for machines is none."""
    assert story(item(about=f"<dateline>{sent}</dateline>")).dateline == read

"""What the NewsML-G2 reader promises of codes, in each of their spellings."""

from schemas.article import OrderKind, Subject
from schemas.story import Rendition
from services.ingest.wirestory import Target
from tests.ingest.newsmlg2_made import TEXT, XHTML, item, story


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


def test_aliases_of_an_items_own_catalog_are_resolved() -> None:
    """The IPTC's vocabularies by whatever alias; another's alias is never the IPTC's."""
    head = (
        '<catalog><scheme alias="mt" uri="http://cv.iptc.org/newscodes/mediatopic/"/>'
        '<scheme alias="st" uri="http://cv.iptc.org/newscodes/pubstatusg2/"/>'
        '<scheme alias="S" uri="https://cv.iptc.org/newscodes/signal/"/>'
        '<scheme alias="subj" uri="http://north.example/cv/subj/"/>'
        '<scheme alias="nw" uri="http://north.example/cv/nw/"/></catalog>'
    )
    meta = f'{TEXT}<pubStatus qcode="st:withheld"/><signal qcode="S:correction"/>'
    about = "".join(
        f'<subject qcode="{code}"/>'
        for code in ("mt:20000523", "subj:04000000", "nw:7", "other:8")
    )
    found = story(item(meta=meta, about=about, head=head))
    assert found.signals.status == "withheld"
    assert found.signals.signals == ("sig:correction",)
    assert found.subjects == (
        Subject(scheme="medtop", code="20000523"),
        Subject(scheme="http://north.example/cv/subj/", code="04000000"),
        Subject(scheme="nw", code="7"),
        Subject(scheme="other", code="8"),
    )


def test_codes_are_addresses_too() -> None:
    """Roles, relations, constraints and kinds of names, each in its second spelling."""
    cv = "http://cv.example/"
    meta = (
        f'<link reluri="{cv}itemrelation/evolvedFrom" residref="urn:x:old"/>'
        f'<edNote roleuri="{cv}role/public">Times are local.</edNote>'
        f'<edNote roleuri="{cv}role/public" pubconstrainturi="{cv}c/nonpublic">Call.'
        f'</edNote><altId typeuri="{cv}idType/fileBIN">x.jpg</altId>'
        f'<signal uri="{cv}signal/update"/>'
    )
    about = (
        f'<headline roleuri="{cv}hld/sub">Below</headline><headline>Main</headline>'
        f'<description roleuri="{cv}drol/summary">In short.</description>'
    )
    found = story(item(meta=meta, about=about))
    assert found.targets == (Target(kind=OrderKind.REPLACE, name="urn:x:old"),)
    assert (found.public_notes, found.editor_notes) == (
        ("Times are local.",),
        ("Call.",),
    )
    assert found.alt_ids == ()
    assert found.signals.signals == (f"{cv}signal/update",)
    assert (found.headline, found.subheadline) == ("Main", "Below")
    assert found.summary == "In short."


def test_a_subject_made_of_several_is_all_of_them() -> None:
    """The bits of its bag, and the securities that a company is traded by."""
    about = (
        '<subject qcode="nw:7"><bag><bit qcode="medtop:20000523"/><bit uri="http://n/8"/>'
        '</bag><organisationDetails><hasInstrument symbol="NWF.N" type="symType:RIC"/>'
        "</organisationDetails></subject>"
    )
    assert story(item(about=about)).subjects == (
        Subject(scheme="nw", code="7"),
        Subject(scheme="medtop", code="20000523"),
        Subject(scheme="http://n/", code="8"),
        Subject(scheme="RIC", code="NWF.N"),
    )

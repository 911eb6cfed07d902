"""What the NITF reader promises, on documents written for it."""

import pytest

from schemas.article import OrderKind, Subject
from schemas.blocks import Preformatted
from schemas.reasons import Reject
from services.ingest.markup import text_of
from services.ingest.parse import nitf
from services.ingest.parse.wirestory import (
    Hint,
    Orders,
    Parsed,
    Rejected,
    Target,
    WireStory,
)


NAME = '<doc-id id-string="n.1"/>'
TEXT = "<p>The ferry sails again.</p>"


def nitf_of(
    docdata: str = NAME,
    *,
    managed: str = "",
    head: str = "",
    above: str = "<hedline><hl1>Ferry sails</hl1></hedline>",
    text: str = TEXT,
) -> str:
    """A document of these parts."""
    return (
        f"<nitf><head>{head}<docdata {managed}>{docdata}</docdata></head>"
        f"<body><body.head>{above}</body.head>"
        f"<body.content>{text}</body.content></body></nitf>"
    )


def read(document: str) -> Parsed:
    """The outcome of a document."""
    (found,) = nitf.parse(document.encode(), Hint())
    return found


def story(document: str) -> WireStory:
    """The story of a document."""
    found = read(document)
    assert isinstance(found, WireStory)
    return found


def test_another_document_is_refused() -> None:
    """XML of another kind is no NITF."""
    with pytest.raises(Rejected) as refused:
        read("<rss/>")
    assert refused.value.reason is Reject.WRONG_STRUCTURE


@pytest.mark.parametrize("address", ["http://iptc.org/std/NITF/2006-10-18/", "urn:x"])
def test_the_namespace_does_not_matter(address: str) -> None:
    """With the standard's namespace, another or none: the same story."""
    plain = story(nitf_of())
    found = story(nitf_of().replace("<nitf", f'<nitf xmlns="{address}"', 1))
    assert (found.item_id, found.headline, found.body) == (
        plain.item_id,
        plain.headline,
        plain.body,
    )


def test_a_document_is_called_by_its_id_else_by_its_key() -> None:
    """The key of all versions is another name where there is an id."""
    key = '<du-key key="ferry"/>'
    assert story(nitf_of(NAME + key)).alt_ids == ("ferry",)
    assert story(nitf_of(key)).item_id == "ferry"
    assert story(nitf_of(f'<doc-id regsrc="N"/>{key}')).item_id == "ferry"


def test_a_nameless_document_is_called_by_day_and_headline() -> None:
    """So its next version of the day is the same item, and another story is not."""
    first = story(nitf_of('<date.issue norm="20260228T100000Z"/>'))
    later = story(nitf_of('<date.issue norm="2026-02-28T18:00:00Z"/>', text="<p>x</p>"))
    next_day = story(nitf_of('<date.issue norm="20260301T100000Z"/>'))
    assert first.item_id == later.item_id != next_day.item_id
    assert "identity: none sent, made of day and headline" in first.problems


@pytest.mark.parametrize("status", ["canceled", "withheld"])
def test_a_recall_without_a_name_recalls_nothing(status: str) -> None:
    """It is set aside with an alarm, for it cannot be known whom it means."""
    issued = '<date.issue norm="20260228T100000Z"/>'
    found = read(nitf_of(issued, managed=f'management-status="{status}"'))
    assert isinstance(found, Rejected)
    assert found.reason is Reject.NO_IDENTITY


@pytest.mark.parametrize(
    ("status", "kind"),
    [
        ("canceled", OrderKind.KILL),
        ("Cancelled", OrderKind.KILL),
        ("withheld", OrderKind.HOLD),
        ("embargoed", OrderKind.HOLD),
        ("mystery", OrderKind.HOLD),
        ("usable", OrderKind.RELEASE),
    ],
)
def test_a_document_may_order_about_another(status: str, kind: OrderKind) -> None:
    """Alone it is an order; beside a text it is a story that gives one."""
    managed = f'management-doc-idref="n.0" management-idref-status="{status}"'
    alone = read(nitf_of("", managed=managed, above="", text=""))
    assert alone == Orders(targets=(Target(kind=kind, name="n.0"),))
    assert story(nitf_of(managed=managed)).targets == (Target(kind=kind, name="n.0"),)


def test_a_reference_without_a_status_orders_nothing() -> None:
    """To name another document is not to recall it."""
    assert story(nitf_of(managed='management-doc-idref="n.0"')).targets == ()


@pytest.mark.parametrize(("version", "replaces"), [("1", 0), ("2", 1), ("x", 0)])
def test_a_later_version_under_its_own_id_replaces(version: str, replaces: int) -> None:
    """The key that all versions share says which document is the older one."""
    found = story(nitf_of(f'{NAME}<du-key key="ferry" version="{version}"/>'))
    assert found.version == version
    expected = (Target(kind=OrderKind.REPLACE, name="ferry"),)
    assert found.targets == expected[:replaces]


def test_life_cycle_signals_arrive_as_sent() -> None:
    """Status, release, types, genres, services and notes are there for the rules."""
    docdata = (
        f'{NAME}<date.release norm="20260301T000100Z"/><fixture fix-id="daily"/>'
        '<doc-scope scope="Advisory"/><ed-msg info="Use at once" msg-type="Alert"/>'
        '<correction info="It is red."/>'
    )
    head = (
        '<tobject tobject.type="News"><tobject.property'
        ' tobject.property.type="Feature"/></tobject>'
        '<meta name="anpa-takekey" content="2nd ld"/>'
        '<meta name="NTBTjeneste" content="Sport"/>'
        '<revision-history norm="20260228T1" comment="Adds detail"/>'
        '<revision-history norm="20260227T1" comment="Corrects name"/>'
    )
    managed = 'management-status="Embargoed"'
    signals = story(nitf_of(docdata, managed=managed, head=head)).signals
    assert signals.status == "embargoed"
    assert signals.release == "20260301T000100Z"
    assert signals.types == ("news", "alert")
    assert signals.genres == ("feature", "advisory")
    assert signals.services == ("daily", "sport")
    assert signals.notes == ("Use at once", "Adds detail", "2nd ld")
    assert signals.correction == "It is red."


def test_a_correction_need_not_say_what_was_wrong() -> None:
    """The element alone makes it one; an absent one does not."""
    assert story(nitf_of(f"{NAME}<correction/>")).signals.correction == ""
    assert story(nitf_of()).signals.correction is None


def test_a_mask_that_nobody_filled_in_is_no_date() -> None:
    """It neither closes the story for ever nor goes unsaid."""
    docdata = f'{NAME}<date.release norm="YYYYMMDD000000-HHMM"/>'
    found = story(nitf_of(docdata))
    assert found.signals.release is None
    assert found.problems == ("date.release: a mask, not filled in",)
    odd = f'{NAME}<date.release norm="tomorrow"/>'
    assert story(nitf_of(odd)).signals.release == "tomorrow"


def test_the_time_of_rights_is_the_time_of_the_story() -> None:
    """Where no release and no expiry are told, the rights' own times hold."""
    rights = '<doc.rights startdate="20260301" enddate="20260401"/>'
    found = story(nitf_of(NAME + rights))
    assert (found.signals.release, found.expires) == ("20260301", "20260401")
    own = '<date.release norm="20260302"/><date.expire norm="20260501"/>'
    found = story(nitf_of(NAME + rights + own))
    assert (found.signals.release, found.expires) == ("20260302", "20260501")


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
    assert (found.slugline, found.alt_ids) == ("Ferry", ("N77",))
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


def test_the_way_it_came_is_no_part_of_what_it_says() -> None:
    """Sent again over other stations it is the same revision; changed, it is not."""
    way = '<del-list><from-src src-name="N"/></del-list>'
    meta = '<meta name="filename" content="a.xml"/>'
    plain = story(nitf_of())
    assert story(nitf_of(NAME + way, head=meta)).canonical == plain.canonical
    assert story(nitf_of(text="<p>x</p>")).canonical != plain.canonical


def test_what_senders_put_into_the_wrong_place_is_found() -> None:
    """Urgency beside `docdata`, a text without `body.content`."""
    assert story(nitf_of(head='<urgency ed-urg="2"/>')).urgency == "2"
    bare = f"<nitf><head><docdata>{NAME}</docdata></head><body>{TEXT}</body></nitf>"
    assert text_of(story(bare).body) == "The ferry sails again."

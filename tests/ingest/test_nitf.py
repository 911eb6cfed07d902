"""What the NITF reader promises, on documents written for it."""

import pytest

from schemas.article import OrderKind
from schemas.reasons import Reject
from services.ingest.parse.nameless import PROBLEM
from services.ingest.wirestory import (
    Orders,
    Rejected,
    Target,
)
from tests.ingest.nitf_made import NAME, nitf_of, read, story


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


def test_a_nameless_document_is_called_by_what_it_says() -> None:
    """Sent again it is the same item; nobody but the agency makes two texts one."""
    issued = '<date.issue norm="20260228T100000Z"/>'
    first = story(nitf_of(issued))
    again = story(nitf_of('<date.issue norm="2026-02-28T18:00:00Z"/>'))
    other = story(nitf_of(issued, text="<p>It does not.</p>"))
    next_day = story(nitf_of('<date.issue norm="20260301T100000Z"/>'))
    undated = story(nitf_of(""))
    assert first.item_id == again.item_id
    names = {one.item_id for one in (first, other, next_day, undated)}
    assert len(names) == 4
    assert PROBLEM in first.problems


def test_a_document_that_says_nothing_is_nobodys() -> None:
    """Without name, headline and text there is nothing to call it by."""
    found = read(nitf_of("", above="", text=""))
    assert isinstance(found, Rejected)
    assert found.reason is Reject.NO_IDENTITY


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
    expected = (Target(kind=OrderKind.REPLACE, name="ferry", recurring=True),)
    assert found.targets == expected[:replaces]


@pytest.mark.parametrize(
    ("key", "slug", "takes", "take"),
    [
        ('<du-key key="ferry" part="2"/>', "", "ferry", 2),
        ('<du-key key="ferry" part="1"/>', "", None, None),
        ('<du-key key="ferry" part="front"/>', "", None, None),
        ("", '<meta name="anpa-takekey" content="2nd take"/>', "BC-Ferry", 2),
        ("", '<meta name="anpa-takekey" content="1st add"/>', "BC-Ferry", 2),
        ("", '<meta name="anpa-takekey" content=""/>', None, None),
    ],
)
def test_a_part_goes_with_its_lead(
    key: str, slug: str, takes: str | None, take: int | None
) -> None:
    """The lead bears the name that all parts share, and a part does not."""
    head = f'<meta name="anpa-keyword" content="BC-Ferry"/>{slug}' if slug else ""
    found = story(nitf_of(NAME + key, head=head))
    assert found.take == take
    expected = Target(kind=OrderKind.TAKE, name=takes or "", recurring=True)
    assert found.targets == ((expected,) if takes else ())
    assert (takes not in found.alt_ids) if takes else (len(found.alt_ids) == 1)


def test_a_later_version_of_a_part_replaces_that_part_only() -> None:
    """Its lead, which has the same key, stays."""
    docdata = f'{NAME}<du-key key="ferry" part="2" version="3"/>'
    found = story(nitf_of(docdata))
    assert found.alt_ids == ("ferry/2",)
    assert found.targets == (
        Target(kind=OrderKind.TAKE, name="ferry", recurring=True),
        Target(kind=OrderKind.REPLACE, name="ferry/2", recurring=True),
    )


def test_a_lead_in_the_take_key_replaces() -> None:
    """As on the older wires, by the slug that both share."""
    head = (
        '<meta name="anpa-keyword" content="BC-Ferry"/>'
        '<meta name="anpa-takekey" content="1st Ld-Writethru"/>'
    )
    found = story(nitf_of(head=head))
    assert found.targets == (
        Target(kind=OrderKind.REPLACE, name="BC-Ferry", recurring=True),
    )


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


def test_the_way_it_came_is_no_part_of_what_it_says() -> None:
    """Sent again over other stations it is the same revision; changed, it is not."""
    way = '<del-list><from-src src-name="N"/></del-list>'
    meta = '<meta name="filename" content="a.xml"/>'
    plain = story(nitf_of())
    assert story(nitf_of(NAME + way, head=meta)).canonical == plain.canonical
    assert story(nitf_of(text="<p>x</p>")).canonical != plain.canonical

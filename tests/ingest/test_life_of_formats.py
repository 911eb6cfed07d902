"""What each format says of its items' lives, from bytes to what is to be done."""

from datetime import UTC, datetime

import pytest

from schemas.article import Action, OrderKind
from schemas.events import ItemRejected, OrderReceived
from tests.ingest.life_made import (
    LATER,
    SOON,
    TENTH,
    ap,
    article,
    done,
    g2,
    newsml1,
    ninjs,
    nitf,
    one,
    rss,
)


CANCELED_TOO = '<pubStatus qcode="stat:usable"/><pubStatus qcode="stat:canceled"/>'
CHANGES = "".join(
    f'<StatusWillChange><FutureStatus FormalName="Usable"/><DateAndTime>{when}'
    "</DateAndTime></StatusWillChange>"
    for when in ("20260206T120000Z", "20260210T120000Z")
)
KILLED = [
    g2(CANCELED_TOO),
    nitf('management-status="canceled"', '<correction id-string="Y1"/>', text=""),
    nitf('management-status="canceled" management-doc-idref="Y1" '
         'management-idref-status="usable"', text=""),
    newsml1('<Instruction FormalName="Delete"/>'),
    newsml1('<Instruction FormalName="Withdraw"/>'),
    newsml1('<Instruction FormalName="Cancel"><RevisionStatus><Status FormalName="Canceled"/>'
            "</RevisionStatus></Instruction>"),
    ninjs('"pubstatus": "http://cv.iptc.org/newscodes/pubstatusg2/canceled/"'),
    ninjs('"pubStatus": "usable", "pubstatus": "canceled"'),
    ninjs('"pubstatus": "canceled", "pubstatus": "usable"'),
    ninjs('"ednote": {"text": "kill this story", "author": "desk"}'),
    ninjs('"ednote": [{"note": "kill this story"}]'),
    ninjs('"ednote": "<p>Kill this story</p>"'),
    ap(pubstatus="usable").replace('"version"', '"pubstatus": "canceled", "version"'),
    rss("<status>canceled</status>"),
    rss('<media:status state="deleted"/>'),
]  # fmt: skip
HELD = [
    nitf('management-status="withheld"', '<correction id-string="Y1"/>', text=""),
    ninjs('"pubstatus": "usable", "state": "draft"'),
    ninjs('"pubstatus": "usable", "state": "in_progress"'),
    ninjs('"pubstatus": "usable", "state": "published", "post_status": "draft"'),
    ap(slugline="BC-US--Ferry Fire", editorialtypes=["Advance"]),
    rss("<wp:status>future</wp:status>"),
    rss("<wp:post_password>swan</wp:post_password>"),
    rss('<media:status state="blocked"/>'),
]
CLOSED = [
    g2(f"<embargoed>{SOON}</embargoed><embargoed>{LATER}</embargoed>"),
    g2('<edNote role="ednoterole:embargo">Tuesday 10 February 2026, noon GMT</edNote>'),
    nitf(docdata='<date.release norm="20260206T120000Z"/>'
         '<doc.rights startdate="20260210T120000Z"/>'),
    newsml1(CHANGES),
    newsml1(lines='<NewsLine><NewsLineType FormalName="EmbargoLine"/><NewsLineText>'
            "Embargoed until 1200 GMT 10 February 2026</NewsLineText></NewsLine>"),
    newsml1(lines='<NewsLine><NewsLineType FormalName="Instructions"/><NewsLineText>'
            "Embargoed until 1200 GMT 10 February 2026</NewsLineText></NewsLine>"),
    ninjs(f'"embargoed": "{SOON}", "embargoedUntil": "2026-02-07T00:00:00Z",'
          f' "embargo": "{LATER}"'),
    rss(f"<embargo_until>{LATER}</embargo_until>"),
    rss(f"<embargo_until>{SOON}</embargo_until><embargoDate>{LATER}</embargoDate>"),
]  # fmt: skip
FREE = [
    g2('<edNote role="ednoterole:embargo">Embargo lifted.</edNote>'),
    g2('<edNote role="ednoterole:embargo">lifted</edNote>'),
    nitf(docdata='<fixture fix-id="sport/cricket/test"/>'),
    ninjs('"pubstatus": "usable", "state": "in_progress", "post_status": "open"'),
    ninjs('"state": "published", "ednote": {"text": "Pictures follow"}'),
    newsml1('<Instruction FormalName="Update"><RevisionStatus><Status FormalName='
            '"Canceled"/></RevisionStatus></Instruction>'),
    rss("<status>open</status><wp:status>publish</wp:status><wp:post_password/>"),
    rss('<media:status state="active"/>'),
]  # fmt: skip


@pytest.mark.parametrize("body", KILLED)
def test_what_its_format_takes_back_is_killed(body: str) -> None:
    """However it is said, and whatever stands beside it."""
    assert done(body) == (Action.KILL, None)


@pytest.mark.parametrize("body", HELD)
def test_what_its_format_keeps_back_is_held(body: str) -> None:
    """Drafts, scheduled posts, advances without a day."""
    action, _ = done(body)
    assert action is Action.HOLD


@pytest.mark.parametrize("body", CLOSED)
def test_of_several_embargoes_the_latest_holds(body: str) -> None:
    """And one that only its place tells is one."""
    action, until = done(body)
    assert (action, until) in {(a, TENTH) for a in (Action.PUBLISH, Action.UPDATE)}


@pytest.mark.parametrize("body", FREE)
def test_an_ordinary_story_is_published(body: str) -> None:
    """Words that only look like a recall keep nothing back."""
    action, until = done(body)
    assert action in {Action.PUBLISH, Action.UPDATE}
    assert until is None


def test_a_kill_of_nitf_also_orders_what_it_names() -> None:
    """The document's own kill and that of another are both done."""
    both = nitf(
        'management-status="canceled" management-doc-idref="Y1" '
        'management-idref-status="canceled"',
        text="",
    )
    event = article(both)
    assert event.article.verdict.action is Action.KILL
    assert [(o.kind, o.target) for o in event.orders] == [(OrderKind.KILL, "Y1")]


def test_a_nameless_nitf_still_orders_what_it_names() -> None:
    """Its own kill can be done to nobody, that of another can."""
    nameless = nitf(
        'management-status="canceled" management-doc-idref="Y1" '
        'management-idref-status="canceled"',
        text="",
    ).replace('<doc-id id-string="X1"/>', "")
    event = one(nameless)
    assert isinstance(event, OrderReceived)
    assert event.orders[0].target == "Y1"


def test_a_correction_without_text_is_no_empty_page() -> None:
    """It tells part of a story, and nobody sees a page without words."""
    event = article(nitf(docdata='<correction id-string="Y1"/>', text=""))
    assert event.article.partial
    assert [order.kind for order in event.orders] == [OrderKind.REPLACE]


@pytest.mark.parametrize(
    "fields",
    [
        {"headline": "BULLETIN KILL Fire on ferry"},
        {"ednote": "Kill this story"},
        {"editorialtypes": ["Kill"]},
        {"editorialtypes": ["Disregard"]},
    ],
)
def test_a_kill_of_ap_kills_the_story_that_it_names(fields: dict[str, object]) -> None:
    """By the reference that both have, for the kill has a name of its own."""
    event = article(ap(**fields))
    assert event.article.verdict.action is Action.KILL
    (order,) = event.orders
    assert (order.kind, order.target) == (OrderKind.KILL, "US--Ferry Fire")
    assert order.recurring
    assert "US--Ferry Fire" not in event.article.alt_ids


def test_a_kill_of_ap_kills_the_story_beside_it() -> None:
    """An association names the very item."""
    story = {"type": "text", "altids": {"itemid": "a0"}}
    event = article(ap(editorialtypes=["Kill"], associations={"1": story}))
    (order,) = event.orders
    assert (order.kind, order.target, order.recurring) == (OrderKind.KILL, "a0", False)


def test_a_later_version_of_ap_kills_itself_only() -> None:
    """Its name is the story's own."""
    event = article(ap(version=3, editorialtypes=["Kill"], pubstatus="canceled"))
    assert event.article.verdict.action is Action.KILL
    assert not event.orders


def test_an_advance_of_ap_waits_for_its_day() -> None:
    """As the same tag does on the wire."""
    action, until = done(ap(slugline="BC-US--Ferry Fire,Adv08"))
    assert action is not Action.HOLD
    assert until is not None
    assert until >= datetime(2026, 2, 8, tzinfo=UTC)


def test_a_nameless_kill_stays_a_dead_letter() -> None:
    """It kills nothing that anybody has."""
    nameless = nitf('management-status="canceled"', text="")
    event = one(nameless.replace('<doc-id id-string="X1"/>', ""))
    assert isinstance(event, ItemRejected)
